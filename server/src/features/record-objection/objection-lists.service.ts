import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { lineObjectionRoutes, LineObjectionView } from '../../../../shared/contract/record-objection';
import { mayIn } from '../../../../shared/domain/permissions';
import type { OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { ObjectedLines } from './objected-lines.service';
import { RecordObjection } from './record-objection.entity';

const LATE_AT_MOST = 100;
const iso = (at: number): string => new Date(at).toISOString();

/** Objections as the household, the village and the town read them. */
@Injectable()
export class ObjectionLists {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly lines: ObjectedLines,
    private readonly regions: RegionService,
    private readonly members: Members,
    private readonly photos: PhotoService,
  ) {}

  async ofLine(me: Caller, entryId: string): Promise<OutputOf<typeof lineObjectionRoutes.ofLine>> {
    const known = await this.lines.of(me, entryId);
    const rows = await this.uow.repo(RecordObjection).find({ where: { entryId }, order: { filedAt: 'DESC', id: 'DESC' }, take: 20 });
    const open = rows.find(({ state }) => state === 'open');
    const isObjectable = !open && this.lines.whyNot(known) === null;
    return {
      items: await this.views(me, rows),
      mayObject: known.isOwn && isObjectable,
      mayObjectFor: known.mayObjectFor && isObjectable,
      mayDecide: known.isStaff && !known.isOwn && open !== undefined && open.authorId !== me.memberId,
    };
  }

  async list(me: Caller, villageId: string, asked: PageAsked): Promise<Page<LineObjectionView>> {
    const { items, next } = await keysetPage(this.uow.repo(RecordObjection).createQueryBuilder('o').where({ villageId }), 'filedAt', asked);
    return { items: await this.views(me, items), next };
  }

  async late(me: Caller, regionCode: string): Promise<OutputOf<typeof lineObjectionRoutes.late>> {
    if (!/^(\d{6}|\d{9}|\d{12})$/.test(regionCode)) refuseCommon('NOT_FOUND');
    if (!mayIn(me.standing, 'record:oversee', { id: '', code: regionCode })) refuseCommon('FORBIDDEN');
    const villages = await this.regions.byIds((await this.regions.villagesUnder(regionCode)).map(({ id }) => id));
    const where = { villageId: In([...villages.keys()]), state: 'open' as const, dueAt: LessThan(this.clock.now()) };
    const rows = await this.uow.repo(RecordObjection).find({ where, order: { dueAt: 'ASC', id: 'ASC' }, take: LATE_AT_MOST });
    const views = await this.views(me, rows);
    return { items: views.map((view, at) => ({ ...view, villageName: villages.get(rows[at]!.villageId)!.name })) };
  }

  async view(me: Caller, objection: RecordObjection): Promise<LineObjectionView> {
    return (await this.views(me, [objection]))[0]!;
  }

  private async views(me: Caller, rows: readonly RecordObjection[]): Promise<LineObjectionView[]> {
    const [first] = rows;
    if (!first) return [];
    const people = rows.flatMap(({ authorId, decidedBy }) => [authorId, ...(decidedBy ? [decidedBy] : [])]);
    const names = await this.members.nameOf([...new Set(people)], first.villageId);
    const photos = await this.photos.viewMany(rows.flatMap(({ photoIds }) => photoIds), { memberId: me.memberId });
    return rows.map((row) => {
      const isMine = row.authorId === me.memberId;
      return {
        objectionId: row.id, entryId: row.entryId, title: row.title, points: row.points, householdLabel: row.householdLabel,
        words: isMine || row.checkState === 'passed' ? row.words : '(文字正在审核)',
        photos: row.photoIds.flatMap((id) => photos.get(id) ?? []),
        byName: names.get(row.authorId) ?? '一位村民', askedBy: row.askedBy, filedAt: iso(row.filedAt), state: row.state, dueAt: iso(row.dueAt),
        isLate: row.state === 'open' && row.dueAt < this.clock.now(),
        decidedAt: row.decidedAt === null ? null : iso(row.decidedAt), decidedByName: (row.decidedBy && names.get(row.decidedBy)) ?? null, reason: row.reason,
      };
    });
  }
}
