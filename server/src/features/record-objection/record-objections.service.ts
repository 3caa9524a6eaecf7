import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { lineObjectionErrors, type LineObjectionView, type NewLineObjection } from '../../../../shared/contract/record-objection';
import { objectionDueAt } from '../../../../shared/domain/objections';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { Households } from '../household/households.service';
import { PhotoService } from '../photo/photo.service';
import { RecordService } from '../record/record.service';
import { ObjectedLines, type ObjectedLine } from './objected-lines.service';
import { ObjectionLists } from './objection-lists.service';
import { ObjectionTidings } from './objection-tidings.service';
import { RecordObjection } from './record-objection.entity';

const KIND = 'line-objection';

/** A household objects to a line of its record; somebody else than whoever had a hand in it decides. */
@Injectable()
export class RecordObjections {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly lines: ObjectedLines,
    private readonly lists: ObjectionLists,
    private readonly records: RecordService,
    private readonly households: Households,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly notices: ObjectionTidings,
    private readonly audit: Audit,
  ) {}

  file(me: Caller, entryId: string, asked: z.output<typeof NewLineObjection>): Promise<LineObjectionView> {
    return this.uow.run(async () => {
      const known = await this.lines.of(me, entryId);
      if (!known.isOwn && !known.mayObjectFor) refuseCommon('FORBIDDEN');
      if (!known.isOwn && !asked.askedBy) refuse(lineObjectionErrors, 'LINE_OBJECTION_WHO_ASKED');
      const why = this.lines.whyNot(known);
      if (why) refuse(lineObjectionErrors, why);
      const objection = await this.insert(await this.draft(me, known, asked));
      await this.notices.filed(objection);
      if (objection.askedBy !== null) await this.noteOnBehalf(me, objection);
      return this.lists.view(me, objection);
    });
  }

  withdraw(me: Caller, objectionId: string): Promise<LineObjectionView> {
    return this.uow.run(async () => {
      const objection = await this.load(objectionId);
      const { isOwn } = await this.lines.of(me, objection.entryId);
      if (!isOwn && objection.authorId !== me.memberId) refuseCommon('FORBIDDEN');
      return this.lists.view(me, await this.settle(objection, { state: 'withdrawn', decidedBy: null, reason: '' }));
    });
  }

  /** Upheld: what the source gave to this line is taken back. Where it should have been more, the source is put right and written again. */
  decide(me: Caller, objectionId: string, { verdict, reason }: { verdict: 'upheld' | 'declined'; reason: string }): Promise<LineObjectionView> {
    return this.uow.run(async () => {
      const objection = await this.load(objectionId);
      const known = await this.lines.of(me, objection.entryId);
      await this.lines.assertMayDecide(me, known, objection.authorId);
      const decided = await this.settle(objection, { state: verdict, decidedBy: me.memberId, reason });
      if (verdict === 'upheld') await this.records.reverse({ entryKey: known.line.entryKey, reason: `异议成立:${reason}`.slice(0, 200), actorId: me.memberId });
      await this.audit.note(me, { action: 'record-objection.decide', villageId: objection.villageId, subject: `${KIND}:${objectionId}`, details: { title: objection.title, reason } });
      await this.notices.decided(decided);
      return this.lists.view(me, decided);
    });
  }

  @HandlesChecked(KIND)
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(RecordObjection).update({ id: subjectId }, { checkState: state });
  }

  private async draft(me: Caller, { line, isOwn }: ObjectedLine, { words, photoIds, askedBy: said }: z.output<typeof NewLineObjection>): Promise<RecordObjection> {
    const { id: entryId, villageId, title, points } = line;
    const [id, now, householdId, askedBy] = [this.ids.next(), this.clock.now(), line.householdId!, isOwn ? null : said];
    const subject = `${KIND}:${id}`;
    await this.photos.attach(me, photoIds, subject, villageId);
    const checkState = await this.checks.open({ subject, villageId, authorId: me.memberId, scene: 'comment', texts: askedBy ? [words, askedBy] : [words], photoIds, voiceIds: [] });
    return {
      id, villageId, entryId, householdId, householdLabel: await this.households.label(householdId), title, points, authorId: me.memberId, askedBy, words, photoIds,
      checkState, state: 'open', openKey: entryId, filedAt: now, dueAt: objectionDueAt(now), decidedAt: null, decidedBy: null, reason: '',
    };
  }

  /** Of two people of one household at once the unique key lets one through. */
  private async insert(objection: RecordObjection): Promise<RecordObjection> {
    try {
      await this.uow.repo(RecordObjection).insert(objection);
      return objection;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return refuse(lineObjectionErrors, 'LINE_OBJECTION_OPEN');
    }
  }

  private async load(id: string): Promise<RecordObjection> {
    return (await this.uow.repo(RecordObjection).findOneBy({ id })) ?? refuseCommon('NOT_FOUND');
  }

  /** The first decision stands. */
  private async settle(objection: RecordObjection, decision: Pick<RecordObjection, 'state' | 'decidedBy' | 'reason'>): Promise<RecordObjection> {
    const change = { ...decision, decidedAt: this.clock.now(), openKey: null };
    const { affected } = await this.uow.repo(RecordObjection).update({ id: objection.id, state: 'open' }, change);
    return affected === 1 ? { ...objection, ...change } : refuse(lineObjectionErrors, 'LINE_OBJECTION_DECIDED');
  }

  /** The household reads at once what was said in its name. */
  private async noteOnBehalf(me: Caller, objection: RecordObjection): Promise<void> {
    const { id, villageId, title } = objection;
    await this.audit.note(me, { action: 'record-objection.file', villageId, subject: `${KIND}:${id}`, details: { title } });
    await this.notices.filedForYou(objection);
  }
}
