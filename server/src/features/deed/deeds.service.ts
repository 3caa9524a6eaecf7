import { Injectable } from '@nestjs/common';
import { deedErrors, type DeedState, type DeedView, type NewDeed } from '../../../../shared/contract/deed';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { Households } from '../household/households.service';
import { Residencies } from '../member/residencies.service';
import { PhotoService } from '../photo/photo.service';
import { RecordService } from '../record/record.service';
import { DeedNotices } from './deed-notices.service';
import { DeedReader } from './deed-reader.service';
import { DeedRules, mayConfirm } from './deed-rules.service';
import { Deed } from './deed.entity';
import { deedDone } from './deed.participation';

type Door = Pick<Deed, 'householdId' | 'groupNo' | 'memberId' | 'personName'>;

/** Reports of good deeds (好事申报) and what is decided of them. */
@Injectable()
export class Deeds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly records: RecordService,
    private readonly rules: DeedRules,
    private readonly reader: DeedReader,
    private readonly notices: DeedNotices,
    private readonly audit: Audit,
  ) {}

  submit(me: Caller, villageId: string, { kind, day, words, photoIds, householdId, personName }: NewDeed): Promise<DeedView> {
    return this.uow.run(async () => {
      const happenedAt = this.rules.happened(day);
      const rule = await this.rules.kindAt(villageId, kind, happenedAt);
      const door = await this.doorOf(me, villageId, householdId, personName);
      const id = this.ids.next();
      await this.photos.attach(me, photoIds, `deed:${id}`, villageId);
      const checkState = await this.checks.open({ subject: `deed:${id}`, villageId, authorId: me.memberId, scene: 'forum', texts: [words], photoIds, voiceIds: [] });
      const deed: Deed = {
        ...door, id, villageId, kind, day, happenedAt, words, photoIds, state: 'waiting', sentBy: me.memberId, at: this.clock.now(), checkState,
        decidedBy: null, decidedAt: null, reason: '', sheetKey: null,
      };
      await this.uow.repo(Deed).insert(deed);
      await this.notices.waiting(deed, rule);
      return this.reader.view(me, deed);
    });
  }

  /** The first decision stands. Confirmed, it becomes one entry, in the same unit of work. */
  decide(me: Caller, deedId: string, { verdict, reason }: { verdict: 'confirm' | 'refuse'; reason: string }): Promise<DeedView> {
    return this.uow.run(async () => {
      const deed = await this.loadFor(me, deedId);
      if (verdict === 'refuse' && reason === '') refuseCommon('INPUT_INVALID', [{ path: 'reason', message: '请写明理由' }]);
      const decided = await this.move(deed, ['waiting'], verdict === 'confirm' ? 'confirmed' : 'refused', me, reason);
      const rule = await this.rules.kindAt(deed.villageId, deed.kind, deed.happenedAt);
      if (verdict === 'confirm') await this.records.write(deedDone(deed, rule));
      await this.notices.decided(decided, rule);
      await this.note(me, verdict, deed, rule.name, reason);
      return this.reader.view(me, decided);
    });
  }

  /** By who sent it; what it brought goes back. */
  withdraw(me: Caller, deedId: string, reason: string): Promise<DeedView> {
    return this.uow.run(async () => {
      const deed = await this.load(deedId);
      if (deed.sentBy !== me.memberId || deed.sheetKey !== null) refuseCommon('NOT_FOUND');
      const withdrawn = await this.move(deed, ['waiting', 'confirmed'], 'withdrawn', me, reason);
      await this.records.reverseSource('deed', deed.id, reason, me.memberId);
      await this.checks.close(`deed:${deed.id}`);
      return this.reader.view(me, withdrawn);
    });
  }

  foundFalse(me: Caller, deedId: string, reason: string): Promise<DeedView> {
    return this.uow.run(async () => {
      const deed = await this.loadFor(me, deedId);
      const found = await this.move(deed, ['confirmed'], 'found-false', me, reason);
      await this.records.reverseSource('deed', deed.id, reason, me.memberId);
      const rule = (await this.rules.names(deed.villageId)).get(deed.kind);
      if (rule) await this.notices.decided(found, rule);
      await this.note(me, 'found-false', deed, rule?.name ?? '', reason);
      return this.reader.view(me, found);
    });
  }

  @HandlesChecked('deed')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(Deed).update({ id: subjectId }, { checkState: state });
  }

  /** One's own household, or somebody else's for whoever acts for neighbours. */
  private async doorOf(me: Caller, villageId: string, householdId: string | null, personName: string): Promise<Door> {
    const home = await this.residencies.verifiedOf(me.memberId, villageId);
    if (home && (householdId === null || householdId === home.householdId)) return { ...home, memberId: me.memberId };
    const household = householdId === null ? null : await this.households.find(householdId);
    const offices = await this.rules.officesOf(me, villageId);
    if (household?.villageId !== villageId || !offices.some(({ groupNo }) => groupNo === null || groupNo === household.groupNo)) return refuse(deedErrors, 'DEED_NOT_YOUR_HOUSEHOLD');
    return { householdId: household.id, groupNo: household.groupNo, memberId: null, personName: personName || household.headName };
  }

  private async load(deedId: string): Promise<Deed> {
    return (await this.uow.repo(Deed).findOneBy({ id: deedId })) ?? refuseCommon('NOT_FOUND');
  }

  /** Whoever holds no office there does not learn that it exists. */
  private async loadFor(me: Caller, deedId: string): Promise<Deed> {
    const deed = await this.load(deedId);
    const offices = await this.rules.officesOf(me, deed.villageId);
    if (offices.length === 0) refuseCommon('NOT_FOUND');
    const confirmers = (await this.rules.names(deed.villageId)).get(deed.kind)?.confirmers ?? [];
    const home = await this.rules.homeOf(me, deed.villageId);
    if (!mayConfirm(deed, { memberId: me.memberId, home, offices }, confirmers)) refuse(deedErrors, 'DEED_NOT_YOURS_TO_CONFIRM');
    return deed;
  }

  private async move(deed: Deed, from: readonly DeedState[], state: DeedState, me: Caller, reason: string): Promise<Deed> {
    const change = { state, decidedBy: me.memberId, decidedAt: this.clock.now(), reason };
    for (const one of from) {
      if ((await this.uow.repo(Deed).update({ id: deed.id, state: one }, change)).affected === 1) return { ...deed, ...change };
    }
    return refuse(deedErrors, 'DEED_ALREADY_DECIDED');
  }

  private note(me: Caller, verb: string, { id, villageId }: Deed, title: string, reason: string): Promise<void> {
    return this.audit.note(me, { action: `deed.${verb}`, villageId, subject: `deed:${id}`, details: { title, reason } });
  }
}
