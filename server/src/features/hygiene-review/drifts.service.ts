import { Injectable } from '@nestjs/common';
import type { DriftView } from '../../../../shared/contract/hygiene-review';
import { inspectorDrift, isWorthALook, type DriftSheet } from '../../../../shared/domain/inspector-drift';
import { mayIn } from '../../../../shared/domain/permissions';
import { quarterName, quarterOf } from '../../../../shared/domain/quarters';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { refuse } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { DoorResults } from '../hygiene/door-results.service';
import { DoorReviews } from './door-reviews.service';
import { RegionScopes } from './region-scopes.service';

/** More sheets than a county of 350 villages has in a quarter of one round each. */
const SHEETS_AT_MOST = 100_000;
const ROUNDS_AT_MOST = 500;

type Round = Awaited<ReturnType<DoorResults['published']>>[number];

/** How far inspectors lie from each other, for the town: a list to talk about, not a judgement. */
@Injectable()
export class Drifts {
  constructor(
    private readonly clock: Clock,
    private readonly results: DoorResults,
    private readonly doors: DoorReviews,
    private readonly scopes: RegionScopes,
    private readonly members: Members,
  ) {}

  async ofRound(me: Caller, roundId: string): Promise<DriftView> {
    const { round, village } = await this.doors.round(roundId);
    if (!mayIn(me.standing, 'hygiene:supervise', village)) return refuse(commonErrors, 'NOT_FOUND');
    return this.compare(`${village.name} · ${round.title}`, [round]);
  }

  async ofRegion(me: Caller, regionCode: string, quarter = quarterOf(this.clock.now())): Promise<DriftView> {
    const { name, villages } = await this.scopes.of(me, regionCode);
    const rounds = await this.results.published(villages.map(({ id }) => id), [quarter], ROUNDS_AT_MOST);
    return this.compare(`${name} · ${quarterName(quarter)}`, rounds);
  }

  private async compare(title: string, rounds: readonly Round[]): Promise<DriftView> {
    const sheets: DriftSheet[] = [];
    let isCapped = rounds.length >= ROUNDS_AT_MOST;
    for (const round of rounds) {
      if (sheets.length >= SHEETS_AT_MOST) isCapped = true;
      else sheets.push(...(await this.sheetsOf(round)));
    }
    const drifts = inspectorDrift(sheets).sort((a, b) => Math.abs(b.drift ?? 0) - Math.abs(a.drift ?? 0));
    const names = await this.members.nameOf(drifts.map(({ inspectorId }) => inspectorId), rounds[0]?.villageId);
    const items = drifts.map(({ inspectorId, ...drift }) => ({ memberId: inspectorId, name: names.get(inspectorId) ?? '已注销的人', ...drift, isWorthALook: isWorthALook(drift) }));
    return { title, items, isCapped };
  }

  private async sheetsOf(round: Round): Promise<DriftSheet[]> {
    const groups = new Map((await this.results.ofRound(round.id)).map(({ id, groupNo }) => [id, groupNo]));
    return (await this.results.sheetsOfRound(round)).map(({ inspectorId, roundId, doorId, total }) => ({ inspectorId, roundId, doorId, total, groupNo: groups.get(doorId) ?? 0 }));
  }
}
