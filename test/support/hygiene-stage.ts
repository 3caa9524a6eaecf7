import type { z } from 'zod';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { boardRoutes, objectionRoutes, type NewObjection, type ObjectionView } from '../../shared/contract/hygiene-review';
import { recordRoutes } from '../../shared/contract/record';
import type { BlackBoardMode } from '../../shared/domain/black-board';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import type { RunningApp } from './app';
import { aSecretary, aVillager, anInspector, type Person, type Villager } from './people';
import { aPhoto } from './reports';

const DAY = 86_400_000;
export type Mood = 'best' | 'worst';
export const scoresOf = (mood: Mood, photos: Record<string, string[]> = {}) =>
  itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: mood === 'best' ? item.max : 0, photoIds: photos[item.id] ?? [] }));

/** A village with a secretary, two inspectors and three households in one group, and what they do about a round. */
export class HygieneStage {
  roundId = '';

  private constructor(
    readonly running: RunningApp,
    readonly villageId: string,
    readonly secretary: Person,
    readonly inspector: Person,
    readonly other: Person,
    readonly homes: Villager[],
  ) {}

  static async in(running: RunningApp, villageId: string): Promise<HygieneStage> {
    const [secretary, inspector, other] = [await aSecretary(running, villageId), await anInspector(running, villageId), await anInspector(running, villageId)];
    const homes: Villager[] = [];
    for (const doorNo of ['1', '2', '3']) homes.push(await aVillager(running, { villageId, groupNo: 1, doorNo }));
    return new HygieneStage(running, villageId, secretary, inspector, other, homes);
  }

  /** With people who are there already: the home's door comes out worst, the round is published under the rule `door`. */
  static async around(running: RunningApp, villageId: string, { secretary, inspector, home }: { secretary: Person; inspector: Person; home: Person }): Promise<HygieneStage> {
    const stage = new HygieneStage(running, villageId, secretary, inspector, inspector, [home as Villager]);
    await stage.rule('door');
    await stage.openFor([3]);
    const { items } = await stage.api.call(hygieneRoutes.work, { params: { roundId: stage.roundId } }, { token: inspector.token });
    for (const { householdId } of items) await stage.scoreAt(householdId, 'worst');
    await stage.publish();
    return stage;
  }

  get api() {
    return this.running.api;
  }

  /** The first two doors come out worst, the last one best; published, seven days of notice. */
  async published(photos: Record<string, string[]> = {}): Promise<this> {
    await this.openFor([]);
    await this.score(0, 'worst', photos);
    await this.score(1, 'worst');
    await this.score(2, 'best');
    await this.publish();
    return this;
  }

  async openFor(groupNos: number[]): Promise<void> {
    const body = { title: '十一月入户评比', groupNos };
    this.roundId = (await this.api.call(hygieneRoutes.openRound, { params: { villageId: this.villageId }, body }, { token: this.secretary.token })).roundId;
  }

  async publish(): Promise<void> {
    await this.api.call(hygieneRoutes.publish, { params: { roundId: this.roundId } }, { token: this.secretary.token });
  }

  score(at: number, mood: Mood, photos: Record<string, string[]> = {}, who = this.inspector): Promise<void> {
    return this.scoreAt(this.homes[at]!.householdId, mood, photos, who);
  }

  private async scoreAt(householdId: string, mood: Mood, photos: Record<string, string[]> = {}, who = this.inspector): Promise<void> {
    const params = { roundId: this.roundId, householdId };
    await this.api.call(hygieneRoutes.score, { params, body: { outcome: 'scored', scores: scoresOf(mood, photos) } }, { token: who.token });
  }

  door(at = 0) {
    return { roundId: this.roundId, householdId: this.homes[at]!.householdId };
  }

  file(at = 0, body: Partial<z.input<typeof NewObjection>> = {}, { who = this.homes[at]! as Person, key }: { who?: Person; key?: string } = {}): Promise<ObjectionView> {
    const given = { words: '那天下雨,院子我扫过了', resultVersion: 1, ...body };
    return this.api.call(objectionRoutes.file, { params: this.door(at), body: given }, { token: who.token, ...(key && { key }) });
  }

  review(at = 0, who: Person = this.homes[at]!) {
    return this.api.call(objectionRoutes.door, { params: this.door(at) }, { token: who.token });
  }

  assign({ objectionId, version }: ObjectionView, inspector = this.other, who = this.secretary) {
    return this.api.call(objectionRoutes.assign, { params: { objectionId }, body: { inspectorId: inspector.memberId, version } }, { token: who.token });
  }

  async look({ objectionId, version }: ObjectionView, mood: Mood = 'best', who = this.other) {
    const photoIds = [await aPhoto(this.running, who, 'sheet')];
    const body = { scores: scoresOf(mood, { swept: photoIds }), note: '院子干净', version };
    return this.api.call(objectionRoutes.look, { params: { objectionId }, body }, { token: who.token });
  }

  /** Filed, somebody else sent, looked at. */
  async looked(at = 0, mood: Mood = 'best'): Promise<ObjectionView> {
    return this.look(await this.assign(await this.file(at)), mood);
  }

  decide({ objectionId, version }: ObjectionView, outcome: 'upheld' | 'declined', who = this.secretary) {
    const reason = outcome === 'upheld' ? '复核看到院子是干净的' : '复核时柴草还堆在路边';
    return this.api.call(objectionRoutes.decide, { params: { objectionId }, body: { outcome, reason, version } }, { token: who.token });
  }

  withdraw({ objectionId, version }: ObjectionView, who: Person = this.homes[0]!) {
    return this.api.call(objectionRoutes.withdraw, { params: { objectionId }, body: { version } }, { token: who.token });
  }

  record(at = 0) {
    return this.api.call(recordRoutes.household, { params: { householdId: this.homes[at]!.householdId } }, { token: this.homes[at]!.token });
  }

  boards(who?: Person) {
    return this.api.call(boardRoutes.read, { params: { roundId: this.roundId } }, { ...(who && { token: who.token }) });
  }

  async rule(mode: BlackBoardMode): Promise<void> {
    await this.api.call(boardRoutes.setRule, { params: { villageId: this.villageId }, body: { mode } }, { token: this.secretary.token });
    this.running.clock.advance(1000);
  }

  /** The notice period is over and its job has run. */
  async noticeOver(): Promise<void> {
    this.running.clock.advance(8 * DAY);
    await this.running.app.get(JobRunner, { strict: false }).drain();
  }
}
