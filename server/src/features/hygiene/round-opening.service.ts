import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { quarterOf } from '../../../../shared/domain/quarters';
import { hygieneErrors, type NewInspection, type NewRound, type RoundCard } from '../../../../shared/contract/hygiene';
import { currentChecklist } from '../../../../shared/domain/checklists';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { Households } from '../household/households.service';
import { RegionService } from '../region/region.service';
import { levelOf } from './hygiene.policy';
import { HygieneRound, type RoundLevel } from './hygiene.entity';
import { RoundReader } from './round-reader.service';
import { RoundStart, START_ROUND } from './round-start.service';
import { RoundTeams } from './round-teams.service';
import { newSeed } from './sample-seed';

type Asked = z.output<typeof NewInspection> & { announced: boolean };
const [SOONEST_MS, LATEST_MS] = [5 * 60_000, 90 * 86_400_000];

/** Opens rounds: at once, or planned for a moment at which they start by themselves. */
@Injectable()
export class RoundOpening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly jobs: Jobs,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly teams: RoundTeams,
    private readonly starts: RoundStart,
    private readonly reader: RoundReader,
    private readonly audit: Audit,
  ) {}

  /** The village rates itself. */
  open(me: Caller, villageId: string, asked: z.output<typeof NewRound>): Promise<RoundCard> {
    return this.begin(me, villageId, asked, 'village');
  }

  /** Town or county comes unannounced. */
  async inspect(me: Caller, villageId: string, asked: z.output<typeof NewInspection>): Promise<RoundCard> {
    const village = await this.regions.village(villageId);
    return this.begin(me, villageId, { ...asked, announced: false }, levelOf(me, village));
  }

  private begin(me: Caller, villageId: string, asked: Asked, level: RoundLevel): Promise<RoundCard> {
    return this.uow.run(async () => {
      const round = this.newRound(me, villageId, asked, level);
      await this.assertNotEmpty(round);
      await this.uow.repo(HygieneRound).insert(round);
      await this.teams.replace(round, asked.teams);
      await (round.startsAt === null ? this.startNow(me, round) : this.startLater(me, round, round.startsAt));
      return this.reader.cardOf(round.id);
    });
  }

  private async assertNotEmpty({ villageId, groupNos }: HygieneRound): Promise<void> {
    const doors = await this.households.ofVillage(villageId, groupNos.length > 0 ? groupNos : undefined);
    if (doors.length === 0) refuse(hygieneErrors, 'ROUND_EMPTY');
  }

  private async startNow(me: Caller, round: HygieneRound): Promise<void> {
    if (!(await this.starts.begin(round))) refuse(hygieneErrors, 'ROUND_ALREADY_OPEN');
    await this.audit.note(me, { action: 'hygiene.open', villageId: round.villageId, subject: `hygiene-round:${round.id}`, details: { title: round.title } });
  }

  /** What is not announced is noted above the village, whose secretary reads the village's log. */
  private async startLater(me: Caller, round: HygieneRound, startsAt: number): Promise<void> {
    const now = this.clock.now();
    if (startsAt < now + SOONEST_MS || startsAt > now + LATEST_MS) refuse(hygieneErrors, 'ROUND_START_WRONG');
    await this.jobs.enqueue(START_ROUND, { roundId: round.id }, { runAt: startsAt, key: `${START_ROUND}:${round.id}` });
    const villageId = round.announced ? round.villageId : null;
    await this.audit.note(me, { action: 'hygiene.plan', villageId, subject: `hygiene-round:${round.id}`, details: { title: round.title } });
  }

  private newRound(me: Caller, villageId: string, asked: Asked, level: RoundLevel): HygieneRound {
    const now = this.clock.now();
    const { title, groupNos, noticeDays, sheetsPerHousehold, sampleSize, announced } = asked;
    const scope = sampleSize !== null ? 'sample' : groupNos.length > 0 ? 'groups' : 'village';
    return {
      id: this.ids.next(), villageId, level, openKey: null, title, state: 'planned', quarter: quarterOf(now),
      checklistVersion: currentChecklist.version, checklistId: null, scope, groupNos, sampleSeed: sampleSize === null ? null : newSeed(), sampleSize,
      announced, startsAt: asked.startsAt === null ? null : Date.parse(asked.startsAt), sheetsPerHousehold, noticeDays: noticeDays ?? 0, openedBy: me.memberId,
      openedAt: now, lastSheetAt: null, publishedAt: null, noticeEndsAt: null, finalAt: null, meanTotal: null,
    };
  }
}
