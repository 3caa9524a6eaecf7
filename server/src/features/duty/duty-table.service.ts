import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { dutyErrors, type DutyLineView, type NewDutyLine } from '../../../../shared/contract/duty';
import { lineKey } from '../../../../shared/domain/duties';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import type { Page, PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { DutyPeople } from './duty-people.service';
import { peopleOf } from './duty-roll';
import { areaWords, ALL_KINDS, DutyPlaces } from './duty-places.service';
import { DutyLineRow, DutyTableVersion } from './duty.entity';
import { LINES_AT_MOST } from './duty.limits';
import { lineProblems, oldLine } from './duty.policy';

/** The responsibility table (责任体系表) of a village: the only writer of its lines. */
@Injectable()
export class DutyTable {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly people: DutyPeople,
    private readonly places: DutyPlaces,
    private readonly audit: Audit,
  ) {}

  async page(villageId: string, { after, limit }: PageAsked): Promise<Page<DutyLineView>> {
    const begin = after === undefined ? '' : Buffer.from(after, 'base64url').toString();
    const rows = await this.uow.repo(DutyLineRow).find({ where: { villageId, lineKey: MoreThan(begin) }, order: { lineKey: 'ASC' }, take: limit + 1 });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: await this.views(villageId, items), next: last ? Buffer.from(last.lineKey).toString('base64url') : null };
  }

  all(villageId: string): Promise<DutyLineRow[]> {
    return this.uow.repo(DutyLineRow).find({ where: { villageId }, order: { lineKey: 'ASC' }, take: LINES_AT_MOST });
  }

  async version(villageId: string): Promise<number> {
    return (await this.uow.repo(DutyTableVersion).findOneBy({ villageId }))?.version ?? 0;
  }

  async add(me: Caller | null, villageId: string, asked: NewDutyLine): Promise<DutyLineView> {
    await this.check(villageId, asked);
    return this.uow.run(async () => {
      await this.countOn(villageId);
      if ((await this.uow.repo(DutyLineRow).countBy({ villageId })) >= LINES_AT_MOST) refuse(dutyErrors, 'DUTY_TABLE_FULL');
      const row = await this.insert(villageId, asked);
      await this.audit.note(me, { action: 'duty.add', villageId, subject: `duty-line:${row.id}`, details: oldLine(row) });
      return this.view(row);
    });
  }

  async edit(me: Caller, villageId: string, lineId: string, { version, ...asked }: NewDutyLine & { version: number }): Promise<DutyLineView> {
    await this.check(villageId, asked);
    return this.uow.run(async () => {
      await this.countOn(villageId);
      const before = await this.find(villageId, lineId, version);
      const row = { ...before, ...asked, lineKey: lineKey(asked), version: version + 1, changedAt: this.clock.now() };
      await this.update(before, row);
      await this.audit.note(me, { action: 'duty.edit', villageId, subject: `duty-line:${lineId}`, details: { ...oldLine(row), before: oldLine(before) } });
      return this.view(row);
    });
  }

  async drop(me: Caller, villageId: string, lineId: string, version: number): Promise<void> {
    await this.uow.run(async () => {
      await this.countOn(villageId);
      const before = await this.find(villageId, lineId, version);
      await this.delete(before);
      await this.audit.note(me, { action: 'duty.drop', villageId, subject: `duty-line:${lineId}`, details: oldLine(before) });
    });
  }

  /** Each change of a village's table waits for the one before; `base`: the table the writer has looked at. */
  async countOn(villageId: string, base?: number): Promise<void> {
    if (base !== undefined && base > 0) {
      const { affected } = await this.uow.repo(DutyTableVersion).update({ villageId, version: base }, { version: base + 1 });
      if (affected !== 1) refuse(dutyErrors, 'DUTY_TABLE_MOVED');
      return;
    }
    const moved = base === undefined && (await this.next(villageId));
    if (moved || (await this.begin(villageId))) return;
    if (base === 0) refuse(dutyErrors, 'DUTY_TABLE_MOVED');
    await this.next(villageId);
  }

  async insert(villageId: string, asked: NewDutyLine): Promise<DutyLineRow> {
    const row: DutyLineRow = { ...asked, id: this.ids.next(), villageId, lineKey: lineKey(asked), version: 1, changedAt: this.clock.now() };
    await this.onlyOne(() => this.uow.repo(DutyLineRow).insert(row));
    return row;
  }

  async update({ id, villageId, version }: DutyLineRow, row: DutyLineRow): Promise<void> {
    const { affected } = await this.onlyOne(() => this.uow.repo(DutyLineRow).update({ id, villageId, version }, row));
    if (affected !== 1) refuseCommon('CHANGED_MEANWHILE');
  }

  async delete({ id, villageId, version }: DutyLineRow): Promise<void> {
    const { affected } = await this.uow.repo(DutyLineRow).delete({ id, villageId, version });
    if (affected !== 1) refuseCommon('CHANGED_MEANWHILE');
  }

  private async find(villageId: string, lineId: string, version: number): Promise<DutyLineRow> {
    const found = await this.uow.repo(DutyLineRow).findOneBy({ id: lineId, villageId });
    if (!found) return refuseCommon('NOT_FOUND');
    return found.version === version ? found : refuseCommon('CHANGED_MEANWHILE');
  }

  private async check(villageId: string, asked: NewDutyLine): Promise<void> {
    const problems = lineProblems(asked, {
      roll: await this.people.roll(villageId, this.clock.now()),
      kinds: await this.places.kinds(villageId),
      facilities: await this.places.facilities(villageId, [asked.facilityId]),
    });
    if (problems.length > 0) refuseCommon('INPUT_INVALID', problems);
  }

  private async view(row: DutyLineRow): Promise<DutyLineView> {
    return (await this.views(row.villageId, [row]))[0]!;
  }

  private async views(villageId: string, rows: readonly DutyLineRow[]): Promise<DutyLineView[]> {
    const facilities = await this.places.facilities(villageId, rows.map(({ facilityId }) => facilityId));
    const kinds = await this.places.kindNames(villageId);
    const roll = await this.people.roll(villageId, this.clock.now(), rows.flatMap(peopleOf));
    return rows.map(({ id, groupNo, facilityId, kindId, memberId, deputyId, solveMinutes, version }) => ({
      lineId: id, groupNo, facilityId, areaWords: areaWords({ groupNo, facilityId }, facilities),
      kindId, kindName: kindId === null ? ALL_KINDS : (kinds.get(kindId) ?? kindId),
      person: roll.person(memberId), deputy: deputyId === null ? null : roll.person(deputyId), solveMinutes, version,
    }));
  }

  private async onlyOne<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return refuse(dutyErrors, 'DUTY_LINE_EXISTS');
    }
  }

  private async next(villageId: string): Promise<boolean> {
    return (await this.uow.execute('UPDATE duty_table SET version = version + 1 WHERE village_id = ?', [villageId])) === 1;
  }

  private async begin(villageId: string): Promise<boolean> {
    try {
      await this.uow.repo(DutyTableVersion).insert({ villageId, version: 1 });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
