import type { z } from 'zod';
import { hygieneRoutes, type NewSheet } from '../../shared/contract/hygiene';
import { currentChecklist } from '../../shared/domain/checklists';
import { itemsOf } from '../../shared/domain/grades';
import { JobRunner } from '../../server/src/core/jobs/job-runner';
import type { RunningApp } from './app';
import type { Person } from './people';

export type Sheet = z.input<typeof NewSheet>;
type Scored = Extract<Sheet, { outcome: 'scored' }>;

/** Every item at its best, the first with these photos. */
export const best = (photoIds: string[] = []): Scored => ({
  outcome: 'scored', scores: itemsOf(currentChecklist).map((item, at) => ({ itemId: item.id, score: item.max, photoIds: at === 0 ? photoIds : [] })),
});
export const worst = (): Scored => ({ outcome: 'scored', scores: itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: 0 })) });
/** Best but for this many of the first items, which get nothing: each costs its maximum. */
export const missing = (items: number): Scored => ({
  outcome: 'scored', scores: itemsOf(currentChecklist).map((item, at) => ({ itemId: item.id, score: at < items ? 0 : item.max })),
});
export const skipped = (reason: Extract<Sheet, { outcome: 'skipped' }>['reason']): Sheet => ({ outcome: 'skipped', reason });

/** The verbs of a rating round, spoken by whoever is named. */
export const ratings = (running: RunningApp) => ({
  open: (who: Person, villageId: string, body: Partial<z.input<(typeof hygieneRoutes)['openRound']['body']>> = {}) =>
    running.api.call(hygieneRoutes.openRound, { params: { villageId }, body: { title: '十一月入户评比', ...body } }, { token: who.token }),
  score: (who: Person, roundId: string, householdId: string, body: Sheet, key?: string) =>
    running.api.call(hygieneRoutes.score, { params: { roundId, householdId }, body }, { token: who.token, ...(key && { key }) }),
  sheet: (who: Person, roundId: string, householdId: string) => running.api.call(hygieneRoutes.sheet, { params: { roundId, householdId } }, { token: who.token }),
  work: (who: Person, roundId: string) => running.api.call(hygieneRoutes.work, { params: { roundId } }, { token: who.token }),
  publish: (who: Person, roundId: string) => running.api.call(hygieneRoutes.publish, { params: { roundId } }, { token: who.token }),
  results: (who: Person, roundId: string) => running.api.call(hygieneRoutes.results, { params: { roundId } }, { token: who.token }),
  rounds: (who: Person, villageId: string) => running.api.call(hygieneRoutes.rounds, { params: { villageId } }, { token: who.token }),
  drain: () => running.app.get(JobRunner, { strict: false }).drain(),
});
export type Ratings = ReturnType<typeof ratings>;
