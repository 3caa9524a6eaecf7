import { Injectable } from '@nestjs/common';
import type { DeedState, DeedView } from '../../../../shared/contract/deed';
import type { RuleVersion } from '../../../../shared/domain/rule-terms';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Households } from '../household/households.service';
import { Members } from '../member/members.service';
import { PhotoService } from '../photo/photo.service';
import { DeedRules, mayConfirm } from './deed-rules.service';
import { Deed } from './deed.entity';

/** Shows deeds to the household, to who sent them and to who confirms them. */
@Injectable()
export class DeedReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly households: Households,
    private readonly members: Members,
    private readonly photos: PhotoService,
    private readonly rules: DeedRules,
  ) {}

  async mine(me: Caller, villageId: string, asked: PageAsked): Promise<Page<DeedView>> {
    const home = (await this.rules.homeOf(me, villageId)) ?? '';
    const query = this.uow.repo(Deed).createQueryBuilder('d').where({ villageId }).andWhere('(d.householdId = :home OR d.sentBy = :me)', { home, me: me.memberId });
    return this.page(me, villageId, await keysetPage(query, 'at', asked));
  }

  /** Group leaders and party contacts see their own groups. */
  async ofVillage(me: Caller, villageId: string, state: DeedState, asked: PageAsked): Promise<Page<DeedView>> {
    const offices = await this.rules.officesOf(me, villageId);
    const query = this.uow.repo(Deed).createQueryBuilder('d').where({ villageId, state });
    const groups = offices.flatMap(({ groupNo }) => groupNo ?? []);
    if (offices.every(({ groupNo }) => groupNo !== null)) query.andWhere('d.groupNo IN (:...groups)', { groups: [0, ...groups] });
    return this.page(me, villageId, await keysetPage(query, 'at', asked));
  }

  async view(me: Caller, deed: Deed): Promise<DeedView> {
    return (await this.views(me, deed.villageId, [deed]))[0]!;
  }

  private async page(me: Caller, villageId: string, { items, next }: Page<Deed>): Promise<Page<DeedView>> {
    return { items: await this.views(me, villageId, items), next };
  }

  private async views(me: Caller, villageId: string, deeds: readonly Deed[]): Promise<DeedView[]> {
    const who = { memberId: me.memberId, home: await this.rules.homeOf(me, villageId), offices: await this.rules.officesOf(me, villageId) };
    const kinds = await this.rules.names(villageId);
    const labels = new Map((await this.households.byIds(deeds.map(({ householdId }) => householdId))).map(({ householdId, label }) => [householdId, label]));
    const names = await this.members.nameOf([...new Set(deeds.flatMap(({ sentBy, decidedBy }) => [sentBy, ...(decidedBy ? [decidedBy] : [])]))], villageId);
    const photos = await this.photos.viewMany(deeds.flatMap(({ photoIds }) => photoIds), { memberId: me.memberId });
    return deeds.map((deed) => ({
      ...toView(deed, kinds.get(deed.kind), names), householdLabel: labels.get(deed.householdId) ?? '',
      words: deed.checkState === 'passed' || deed.sentBy === me.memberId ? deed.words : '(文字还在审核)',
      photos: deed.photoIds.flatMap((id) => photos.get(id) ?? []),
      mayDecide: (deed.state === 'waiting' || deed.state === 'confirmed') && mayConfirm(deed, who, kinds.get(deed.kind)?.confirmers ?? []),
      mayWithdraw: (deed.state === 'waiting' || deed.state === 'confirmed') && deed.sentBy === me.memberId && deed.sheetKey === null,
    }));
  }
}

type Told = Omit<DeedView, 'householdLabel' | 'words' | 'photos' | 'mayDecide' | 'mayWithdraw'>;

function toView({ id, kind, day, state, personName, householdId, memberId, sentBy, decidedBy, reason, at }: Deed, rule: RuleVersion | undefined, names: ReadonlyMap<string, string>): Told {
  return {
    deedId: id, kind, kindName: rule?.name ?? '好事', day, state, personName, householdId, onBehalfName: sentBy === memberId ? null : (names.get(sentBy) ?? null),
    decidedByName: decidedBy && (names.get(decidedBy) ?? null), reason, at: new Date(at).toISOString(),
  };
}
