import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { householdErrors } from '../../../../shared/contract/household';
import type { ResidencyView } from '../../../../shared/contract/member';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { contains } from '../../core/database/like';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import type { Village } from '../region/region.service';
import { Residency } from './residency.entity';
import { toResidencyView } from './residency.view';

export type { Residency };

const PEOPLE_A_PART = 100;

export interface Home {
  householdId: string;
  personName: string;
  groupNo: number;
}

export type NewResidency = Pick<
  Residency, 'villageId' | 'householdId' | 'groupNo' | 'doorNo' | 'memberId' | 'personId' | 'personName' | 'presence'
>;

export interface Decision {
  state: 'verified' | 'rejected';
  decidedBy: string;
  reason: string;
}

/** Whose household is whose: claims and verified residencies. Households themselves are the household feature's. */
@Injectable()
export class Residencies {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The household a person is a verified member of in a village. */
  async verifiedOf(memberId: string, villageId: string): Promise<Home | undefined> {
    const home = await this.uow.repo(Residency).findOneBy({ memberId, villageId, state: 'verified' });
    return home ? { householdId: home.householdId, personName: home.personName, groupNo: home.groupNo } : undefined;
  }

  /** Verified members of a household. */
  membersOf(villageId: string, householdId: string): Promise<Pick<Residency, 'memberId' | 'personId' | 'personName'>[]> {
    return this.uow.repo(Residency).find({
      select: { memberId: true, personId: true, personName: true },
      where: { villageId, householdId, state: 'verified' },
      take: 100,
    });
  }

  async verifiedVillagesOf(memberId: string): Promise<string[]> {
    const rows = await this.uow.repo(Residency).find({ select: { villageId: true }, where: { memberId, state: 'verified' } });
    return rows.map(({ villageId }) => villageId);
  }

  /** The newest of each village, ended ones left out. */
  async ofMember(memberId: string): Promise<Residency[]> {
    const rows = await this.uow.repo(Residency).find({
      where: { memberId, state: In(['pending', 'verified', 'rejected']) },
      order: { claimedAt: 'DESC', id: 'DESC' },
      take: 100,
    });
    return rows.filter((row, at) => rows.findIndex(({ villageId }) => villageId === row.villageId) === at);
  }

  view(residency: Residency, village: Village): ResidencyView {
    return toResidencyView(residency, village);
  }

  byId(residencyId: string): Promise<Residency | null> {
    return this.uow.repo(Residency).findOneBy({ id: residencyId });
  }

  /** Claims that wait, newest first; `groupNos` narrows them. */
  pending(villageId: string, groupNos: readonly number[] | 'all', asked: PageAsked): Promise<Page<Residency>> {
    const query = this.uow.repo(Residency).createQueryBuilder('r').where({ villageId, state: 'pending' });
    if (groupNos !== 'all') query.andWhere({ groupNo: In([...groupNos]) });
    return keysetPage(query, 'claimedAt', asked);
  }

  verified(villageId: string, nameLike: string, asked: PageAsked): Promise<Page<Residency>> {
    const query = this.uow.repo(Residency).createQueryBuilder('r').where({ villageId, state: 'verified' });
    if (nameLike) query.andWhere(`r.personName LIKE :name ESCAPE '!'`, { name: contains(nameLike) });
    return keysetPage(query, 'claimedAt', asked);
  }

  /** Everybody verified of a village, as many at a time as one statement of a notice bears. */
  async *memberIdsOf(villageId: string): AsyncGenerator<string[]> {
    for (let after: string | undefined; ;) {
      const { items, next } = await this.verified(villageId, '', { limit: PEOPLE_A_PART, ...(after !== undefined && { after }) });
      yield items.map(({ memberId }) => memberId);
      if (next === null) return;
      after = next;
    }
  }

  /** One live residency a person and village, also when two requests come at once. */
  open(claim: NewResidency): Promise<Residency> {
    return this.insert({ ...claim, state: 'pending', decidedAt: null, decidedBy: null });
  }

  /** Verified from the start: for seeds and for staff who know the person. */
  grant(claim: NewResidency, decidedBy: string | null = null): Promise<Residency> {
    return this.insert({ ...claim, state: 'verified', decidedAt: this.clock.now(), decidedBy });
  }

  /** A household was split or merged: who went along, and whoever waits to be verified as one of them, belongs to the other from now on. */
  async moveHome(villageId: string, from: string, to: Pick<Residency, 'householdId' | 'groupNo' | 'doorNo'>, personNames?: readonly string[]): Promise<void> {
    const { householdId, groupNo, doorNo } = to;
    const which = { villageId, householdId: from, state: In(['pending', 'verified']), ...(personNames && { personName: In([...personNames]) }) };
    await this.uow.run(() => this.uow.repo(Residency).update(which, { householdId, groupNo, doorNo }));
  }

  /** The first decision stands; a second one is refused. */
  async decide(residencyId: string, { state, decidedBy, reason }: Decision): Promise<void> {
    const released = state === 'rejected' ? { liveKey: null } : {};
    const change = { state, decidedBy, reason, decidedAt: this.clock.now(), ...released };
    const { affected } = await this.uow.repo(Residency).update({ id: residencyId, state: 'pending' }, change);
    if (affected !== 1) refuse(householdErrors, 'CLAIM_ALREADY_DECIDED');
  }

  /** The person leaves: no home is theirs any more, and none names them. */
  async endAll(memberId: string): Promise<void> {
    await this.uow.run(() => this.uow.repo(Residency).update({ memberId }, { state: 'ended', personName: '', personId: null, reason: '', liveKey: null }));
  }

  private async insert(part: NewResidency & Pick<Residency, 'state' | 'decidedAt' | 'decidedBy'>): Promise<Residency> {
    const row: Residency = {
      ...part, id: this.ids.next(), claimedAt: this.clock.now(), reason: '', liveKey: `${part.villageId}:${part.memberId}`,
    };
    try {
      await this.uow.run(() => this.uow.repo(Residency).insert(row));
      return row;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return refuse(householdErrors, 'ALREADY_RESIDENT');
    }
  }
}
