import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { recordRuleErrors, type RuleDesk, type RuleForm, type RuleView } from '../../../../shared/contract/record-rule';
import type { RecordRule } from '../../../../shared/domain/record-rules';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import { ruleProblems } from '../../../../shared/domain/rule-checks';
import type { RuleLevel } from '../../../../shared/domain/rule-terms';
import { NOTICE_DAYS, earliestDay, frameAt, isSameRule, latestDay, problemsWithin, toRule } from '../../../../shared/domain/rule-versions';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Jobs } from '../../core/jobs/jobs';
import { RegionService } from '../region/region.service';
import { RecordRuleRow } from './record-rule.entity';
import { assertMayManageRules, assertMayWithdraw } from './record-rule.policy';
import { keysOf, toDeskLine, toRuleView, type Shelf } from './record-rule.view';
import { toVersion } from './rule-book.service';
import { ANNOUNCE } from './rule-notices.jobs';
import { RuleShelves } from './rule-shelf.service';

const OWN_KINDS_AT_MOST = 60;

export interface Owner {
  level: RuleLevel;
  /** The county's code, or the village's id. */
  ownerId: string;
}

export interface PublishedRule extends RecordRuleRow {
  rule: RecordRule;
}

/** Whoever names a kind of deeds the same way makes the same kind, so two at once meet at its first version. */
const kindOf = ({ ownerId }: Owner, name: string): string => createHash('sha256').update(`${ownerId} ${name}`).digest('hex').slice(0, 20);

/** What the county's officers and the village's secretary do with rules: publish and, before it takes effect, take back; never edit. */
@Injectable()
export class RuleDesks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly shelves: RuleShelves,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  async ofCounty(me: Caller, countyCode: string): Promise<RuleDesk> {
    assertMayManageRules(me, countyCode);
    return this.desk('county', await this.countyShelf(countyCode));
  }

  async ofVillage(villageId: string): Promise<RuleDesk> {
    return this.desk('village', await this.shelves.ofVillage(villageId));
  }

  async publishForCounty(me: Caller, countyCode: string, form: RuleForm): Promise<RuleView> {
    assertMayManageRules(me, countyCode);
    return this.uow.run(async () => this.publish(me, { level: 'county', ownerId: countyCode }, form, await this.countyShelf(countyCode)));
  }

  publishForVillage(me: Caller, villageId: string, form: RuleForm): Promise<RuleView> {
    return this.uow.run(async () => this.publish(me, { level: 'village', ownerId: villageId }, form, await this.shelves.ofVillage(villageId)));
  }

  withdraw(me: Caller, ruleId: string, reason: string): Promise<RuleView> {
    return this.uow.run(async () => {
      const row = (await this.uow.repo(RecordRuleRow).findOneBy({ id: ruleId })) ?? refuseCommon('NOT_FOUND');
      const village = row.level === 'village' ? await this.regions.byId(row.ownerId) : undefined;
      assertMayWithdraw(me, row, village);
      const now = this.clock.now();
      const taken = { withdrawnAt: now, withdrawnBy: me.memberId, withdrawnReason: reason };
      const { affected } = await this.uow.repo(RecordRuleRow).update({ id: ruleId, withdrawnAt: IsNull(), fromAt: MoreThan(now) }, taken);
      if (affected !== 1) refuse(recordRuleErrors, 'RULE_IN_FORCE');
      await this.note(me, 'withdraw', row, reason);
      await this.jobs.enqueue(ANNOUNCE, { ruleId, withdrawn: true });
      return toRuleView({ ...row, ...taken }, await this.shelfOf(row));
    });
  }

  /** A published version, with how the record is written by it. */
  async find(ruleId: string): Promise<PublishedRule | null> {
    const row = await this.uow.repo(RecordRuleRow).findOneBy({ id: ruleId });
    return row && { ...row, rule: toRule(toVersion(row)) };
  }

  assertMayCorrect(me: Caller, countyCode: string): void {
    assertMayManageRules(me, countyCode);
  }

  /** Inside the caller's unit of work, after `assertMayCorrect`: a version in place of a wrong one, from a day in the past and without notice time. */
  async standIn(me: Caller, wrong: PublishedRule, form: RuleForm): Promise<RuleView> {
    const shelf = await this.shelfOf(wrong);
    assertNewest(shelf.rows.filter((row) => row.ownerId === wrong.ownerId && isSameRule(row, form)), form);
    assertSound(wrong, form, shelf);
    if (wrong.level === 'village') assertWithin(form, shelf);
    const { level, ownerId } = wrong;
    return toRuleView(await this.insert(me, { level, ownerId }, form, wrong.id), await this.shelfOf(wrong));
  }

  private async insert(me: Caller, owner: Owner, form: RuleForm, corrects: string | null): Promise<RecordRuleRow> {
    const { base, from, points, reason, ...terms } = form;
    const row: RecordRuleRow = {
      ...terms, ...owner, id: this.ids.next(), version: base + 1, points: { value: points }, fromDay: from, fromAt: startOfChinaDate(from), reason,
      publishedAt: this.clock.now(), publishedBy: me.memberId, corrects, withdrawnAt: null, withdrawnBy: null, withdrawnReason: null,
    };
    try {
      await this.uow.repo(RecordRuleRow).insert(row);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      refuseCommon('CHANGED_MEANWHILE');
    }
    await this.note(me, corrects ? 'correct' : 'publish', row, reason);
    return row;
  }

  private async publish(me: Caller, owner: Owner, asked: RuleForm, shelf: Shelf): Promise<RuleView> {
    const form = withKind(owner, asked, shelf);
    const own = shelf.rows.filter((row) => row.ownerId === owner.ownerId && isSameRule(row, form));
    assertNewest(own, form);
    assertSound(owner, form, shelf);
    assertNoticed(form, shelf.now);
    if (own.some(({ withdrawnAt, fromAt }) => withdrawnAt === null && fromAt > shelf.now)) refuse(recordRuleErrors, 'RULE_CHANGE_PENDING');
    if (owner.level === 'village') assertWithin(form, shelf);
    const row = await this.insert(me, owner, form, null);
    await this.jobs.enqueue(ANNOUNCE, { ruleId: row.id, withdrawn: false });
    return toRuleView(row, await this.shelfOf(row));
  }

  private desk(level: RuleLevel, shelf: Shelf): RuleDesk {
    const earliest = earliestDay(shelf.now);
    const items = keysOf(shelf, level).map((key) => toDeskLine(key, level, startOfChinaDate(earliest), shelf));
    return { ownerName: shelf.names[level], noticeDays: NOTICE_DAYS, earliestDay: earliest, items };
  }

  private shelfOf({ level, ownerId }: Owner): Promise<Shelf> {
    return level === 'county' ? this.countyShelf(ownerId) : this.shelves.ofVillage(ownerId);
  }

  private async countyShelf(countyCode: string): Promise<Shelf> {
    const county = await this.regions.byCode(countyCode);
    return county?.level === 'county' ? this.shelves.ofCounty(countyCode, county.name) : refuseCommon('NOT_FOUND');
  }

  private note(me: Caller, verb: string, row: RecordRuleRow, reason: string): Promise<void> {
    const { id, level, ownerId, act, kind, name, version, fromDay } = row;
    const details = { title: name || act, kind, version, from: fromDay, reason };
    return this.audit.note(me, { action: `record-rule.${verb}`, villageId: level === 'village' ? ownerId : null, subject: `record-rule:${id}`, details });
  }
}

/** A new kind of deeds gets its id from its name. */
function withKind(owner: Owner, form: RuleForm, { rows }: Shelf): RuleForm {
  if (form.act !== 'deed-confirmed' || (form.kind === '' && form.name === '')) return form;
  const isNew = form.kind === '';
  const kind = isNew ? kindOf(owner, form.name) : form.kind;
  const isKnown = rows.some((row) => row.kind === kind);
  if (!isNew && !isKnown) refuseCommon('NOT_FOUND');
  if ((isNew && isKnown) || isNameOfAnother({ ...form, kind }, rows)) refuse(recordRuleErrors, 'RULE_NAME_TAKEN');
  if (isNew && ownKinds(owner, rows) >= OWN_KINDS_AT_MOST) refuse(recordRuleErrors, 'RULE_TOO_MANY');
  return { ...form, kind };
}

const isNameOfAnother = ({ kind, name }: RuleForm, rows: readonly RecordRuleRow[]): boolean =>
  name !== '' && rows.some((row) => row.kind !== kind && row.name === name);

const ownKinds = ({ ownerId }: Owner, rows: readonly RecordRuleRow[]): number =>
  new Set(rows.filter((row) => row.ownerId === ownerId && row.kind !== '').map(({ kind }) => kind)).size;

function assertNewest(own: readonly RecordRuleRow[], { base }: RuleForm): void {
  if (Math.max(0, ...own.map(({ version }) => version)) !== base) refuseCommon('CHANGED_MEANWHILE');
}

function assertSound({ level }: Owner, form: RuleForm, { rows }: Shelf): void {
  const problems = ruleProblems(form);
  const isOwnDeed = form.act === 'deed-confirmed' && !(level === 'village' && rows.some((row) => row.level === 'county' && row.kind === form.kind));
  if (form.mode === 'follow' && isOwnDeed) problems.push({ path: 'mode', message: '自己定的好事没有上级规则可用,不要了请选停用' });
  if (level === 'village' && form.act === 'deed-confirmed' && form.name === '') problems.push({ path: 'name', message: '请写这类好事的名称' });
  if (level === 'village' && form.bounds !== null) problems.push({ path: 'bounds', message: '可调范围由县里定' });
  if (problems.length > 0) refuseCommon('INPUT_INVALID', problems);
}

function assertNoticed({ from }: RuleForm, now: number): void {
  const earliest = earliestDay(now);
  if (from < earliest) refuse(recordRuleErrors, 'RULE_TOO_SOON', [{ path: 'from', message: `最早 ${earliest}` }]);
  if (from > latestDay(now)) refuseCommon('INPUT_INVALID', [{ path: 'from', message: '最多提前一年公布' }]);
}

function assertWithin(form: RuleForm, { versions }: Shelf): void {
  if (form.mode === 'follow') return;
  const problems = problemsWithin(form, frameAt(versions, form, startOfChinaDate(form.from)));
  if (problems.length > 0) refuse(recordRuleErrors, 'RULE_OUT_OF_BOUNDS', problems.map((message) => ({ path: 'points', message })));
}
