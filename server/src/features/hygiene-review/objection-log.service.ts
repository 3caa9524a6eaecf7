import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { reviewErrors } from '../../../../shared/contract/hygiene-review';
import { stateAfter, statesBefore, type ObjectionAct, type ObjectionStep } from '../../../../shared/domain/objections';
import { commonErrors } from '../../../../shared/errors';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { HygieneObjection, HygieneObjectionStep } from './hygiene-review.entity';

export type StepDone = Pick<HygieneObjectionStep, 'kind' | 'actorId'> & Partial<Pick<HygieneObjectionStep, 'inspectorId' | 'note'>>;

/** Moves objections from state to state, and keeps what happened on their timeline. */
@Injectable()
export class ObjectionLog {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async load(objectionId: string): Promise<HygieneObjection> {
    return (await this.uow.repo(HygieneObjection).findOneBy({ id: objectionId })) ?? refuse(commonErrors, 'NOT_FOUND');
  }

  /** Of two acts at once one comes first; the other is told that the step is gone. */
  async move(objection: HygieneObjection, act: ObjectionAct, readVersion: number, change: Partial<HygieneObjection>): Promise<HygieneObjection> {
    const next = { ...change, state: stateAfter(act), version: readVersion + 1 };
    const from = { id: objection.id, villageId: objection.villageId, version: readVersion, state: In([...statesBefore(act)]) };
    const done = await this.uow.repo(HygieneObjection).update(from, next);
    if (done.affected !== 1) refuse(reviewErrors, 'OBJECTION_STEP_GONE');
    return { ...objection, ...next };
  }

  async note({ id, villageId }: Pick<HygieneObjection, 'id' | 'villageId'>, { kind, actorId, inspectorId = null, note = '' }: StepDone): Promise<void> {
    await this.uow.repo(HygieneObjectionStep).insert({
      id: this.ids.next(), villageId, objectionId: id, kind, actorId, inspectorId, note, at: this.clock.now(),
    });
  }

  /** Oldest first. */
  async stepsOf(villageId: string, objectionIds: readonly string[]): Promise<Map<string, HygieneObjectionStep[]>> {
    const steps: Map<string, HygieneObjectionStep[]> = new Map(objectionIds.map((id) => [id, []]));
    if (objectionIds.length === 0) return steps;
    const rows = await this.uow.repo(HygieneObjectionStep).find({ where: { villageId, objectionId: In([...objectionIds]) }, order: { at: 'ASC', id: 'ASC' }, take: 500 });
    for (const row of rows) steps.get(row.objectionId)?.push(row);
    return steps;
  }
}

export const wordsOfStep: Record<ObjectionStep, (step: { name: string; note: string; onBehalf: boolean }) => string> = {
  filed: ({ name, onBehalf }) => `${name}${onBehalf ? '替这户' : ''}提了异议`,
  assigned: ({ name }) => `村里请${name}来复核`,
  looked: ({ name, note }) => `${name}复核打了 ${note} 分`,
  upheld: ({ note }) => `村里同意,分改过来了:${note}`,
  declined: ({ note }) => `村里维持原来的分:${note}`,
  withdrawn: () => '自己家撤回了',
  final: () => '结果定了,记入档案',
};
