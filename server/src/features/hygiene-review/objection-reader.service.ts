import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { DoorReview, ObjectionCard, ObjectionView } from '../../../../shared/contract/hygiene-review';
import { LIVE_OBJECTION_STATES } from '../../../../shared/domain/objections';
import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Appointments } from '../member/appointments.service';
import { RegionService } from '../region/region.service';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { HygieneObjection } from './hygiene-review.entity';
import { assertMayReadDoor, assertMayReadObjection, isBoundByNotice, mayObject, maySeeObjection } from './hygiene-review.policy';
import { Improvements } from './improvements.service';
import { Nearnesses } from './nearness.service';
import { ObjectionLog } from './objection-log.service';
import { ObjectionParts } from './objection-parts.service';
import { RegionScopes } from './region-scopes.service';
import { toObjectionCard, toObjectionView, whyNotObject, type Rights } from './objection.view';

const LATE_AT_MOST = 100;
const LOOKS_AT_MOST = 50;
const LIVE = In([...LIVE_OBJECTION_STATES]);

/** Objections as the household, the village and the town read them. */
@Injectable()
export class ObjectionReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly doors: DoorReviews,
    private readonly nearness: Nearnesses,
    private readonly log: ObjectionLog,
    private readonly parts: ObjectionParts,
    private readonly improvements: Improvements,
    private readonly regions: RegionService,
    private readonly scopes: RegionScopes,
    private readonly appointments: Appointments,
  ) {}

  async read(me: Caller, objectionId: string): Promise<ObjectionView> {
    const objection = await this.log.load(objectionId);
    const door = await this.doors.of(objection.roundId, objection.householdId);
    const sight = await this.nearness.sightOf(me, door);
    assertMayReadObjection(me, door.village, objection, sight);
    return this.view(me, objection, door, sight.isOwn);
  }

  async ofDoor(me: Caller, roundId: string, householdId: string): Promise<DoorReview> {
    const door = await this.doors.of(roundId, householdId);
    const sight = await this.nearness.sightOf(me, door);
    assertMayReadDoor(me, door.village, sight);
    const { isOwn } = sight;
    const rows = await this.uow.repo(HygieneObjection).find({ where: { villageId: door.villageId, doorId: door.doorId }, order: { filedAt: 'DESC', id: 'DESC' }, take: 20 });
    const objections: ObjectionView[] = [];
    for (const row of rows) if (maySeeObjection(me, door.village, row, sight)) objections.push(await this.view(me, row, door, isOwn));
    const isBound = isBoundByNotice(me, door.village, isOwn);
    const whyNot = mayObject(me, door.village, sight) ? whyNotObject(door, rows, isBound, this.clock.now()) : '异议由这户自己提,组长、党员联户和村干部可以代提';
    return {
      roundId, householdId, isOwn, resultVersion: door.version, result: door.total === null || door.grade === null ? null : { total: door.total, grade: door.grade },
      isFinal: door.isFinal, mayObject: whyNot === '', whyNot, objectUntil: new Date(door.noticeEndsAt).toISOString(), objections,
      ...(await this.improvements.ofDoor(me, door, isOwn)),
    };
  }

  async ofVillage(villageId: string, { state, ...asked }: PageAsked & { state: 'live' | 'ended' }): Promise<Page<ObjectionCard>> {
    const states = state === 'live' ? LIVE : In(['upheld', 'declined', 'withdrawn']);
    const { items, next } = await keysetPage(this.uow.repo(HygieneObjection).createQueryBuilder('o').where({ villageId, state: states }), 'filedAt', asked);
    return { items: await this.cards(items), next };
  }

  async askedOf(me: Caller): Promise<{ items: ObjectionCard[] }> {
    const rows = await this.uow.repo(HygieneObjection).find({ where: { inspectorId: me.memberId, state: 'looking' }, order: { dueAt: 'ASC' }, take: LOOKS_AT_MOST });
    return { items: await this.cards(rows) };
  }

  async late(me: Caller, regionCode: string): Promise<{ items: ObjectionCard[] }> {
    const { villages } = await this.scopes.of(me, regionCode);
    if (villages.length === 0) return { items: [] };
    const rows = await this.uow.repo(HygieneObjection).find({
      where: { villageId: In(villages.map(({ id }) => id)), state: LIVE, dueAt: LessThan(this.clock.now()) }, order: { dueAt: 'ASC', id: 'ASC' }, take: LATE_AT_MOST,
    });
    return { items: await this.cards(rows) };
  }

  private async cards(rows: readonly HygieneObjection[]): Promise<ObjectionCard[]> {
    const villages = await this.regions.byIds([...new Set(rows.map(({ villageId }) => villageId))]);
    return rows.flatMap((row) => { const village = villages.get(row.villageId); return village ? [toObjectionCard(row, village, this.clock.now())] : []; });
  }

  private async view(me: Caller, objection: HygieneObjection, door: ReviewedDoor, isOwn: boolean): Promise<ObjectionView> {
    const rights = await this.rightsOf(me, objection, door, isOwn);
    const read = await this.parts.of(me, objection, door);
    const inspectors = rights.mayAssign ? await this.inspectorsFor(door) : [];
    return toObjectionView({ objection, door, rights, inspectors, now: this.clock.now(), ...read });
  }

  private async rightsOf(me: Caller, { state, inspectorId }: HygieneObjection, door: ReviewedDoor, isOwn: boolean): Promise<Rights> {
    const runs = mayIn(me.standing, 'hygiene:open', door.village);
    const near = runs && state === 'looked' ? await this.nearness.of(me.memberId, door) : undefined;
    return {
      mayWithdraw: isOwn && (LIVE_OBJECTION_STATES as readonly string[]).includes(state),
      mayAssign: runs && (state === 'open' || state === 'looking'),
      mayLook: state === 'looking' && inspectorId === me.memberId,
      mayDecide: near !== undefined && !near.hasScored && !near.isClose,
    };
  }

  private async inspectorsFor(door: ReviewedDoor): Promise<{ memberId: string; name: string }[]> {
    const found: { memberId: string; name: string }[] = [];
    for (const { memberId, name } of await this.appointments.inVillage(door.villageId, ['inspector'])) {
      const { hasScored, isClose } = await this.nearness.of(memberId, door);
      if (!hasScored && !isClose && !found.some((one) => one.memberId === memberId)) found.push({ memberId, name });
    }
    return found;
  }
}
