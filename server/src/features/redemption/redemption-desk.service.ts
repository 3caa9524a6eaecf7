import { Injectable } from '@nestjs/common';
import { GOODS_AT_MOST, redemptionErrors, type DeskView, type GoodView, type NewGood, type NewMovement } from '../../../../shared/contract/redemption';
import type { CheckState } from '../../../../shared/domain/content-check';
import { mayIn } from '../../../../shared/domain/permissions';
import { quarterOf } from '../../../../shared/domain/quarters';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { RedemptionGoodsReader } from './redemption-goods-reader.service';
import { RedemptionLimits } from './redemption-limits.service';
import { RedemptionOrderReader } from './redemption-order-reader.service';
import { RedemptionSettings } from './redemption-settings.service';
import { RedemptionStock } from './redemption-stock.service';
import { RedemptionGood } from './redemption.entity';
import { mayKeep } from './redemption.policy';
import { toGoodView } from './redemption.view';

/** What the village's staff do with goods. */
@Injectable()
export class RedemptionDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly goods: RedemptionGoodsReader,
    private readonly limits: RedemptionLimits,
    private readonly orders: RedemptionOrderReader,
    private readonly settings: RedemptionSettings,
    private readonly stock: RedemptionStock,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly audit: Audit,
  ) {}

  async read(me: Caller, villageId: string): Promise<DeskView> {
    const { name, townName, countyName, ...village } = await this.regions.village(villageId);
    const quarter = quarterOf(this.clock.now());
    const { villageId: _, ...setting } = await this.settings.of(villageId);
    return {
      village: { villageId, name, townName, countyName }, setting, hours: await this.settings.hours(villageId), quarter,
      spent: (await this.limits.quarter(villageId, quarter)).spent,
      goods: await this.views(villageId, await this.goods.ofVillage(villageId)),
      waiting: await this.orders.waiting(villageId), mayManage: mayIn(me.standing, 'redemption:manage', village), mayKeep: mayKeep(me, village),
    };
  }

  add(me: Caller, villageId: string, asked: NewGood): Promise<GoodView> {
    return this.uow.run(async () => {
      if ((await this.uow.repo(RedemptionGood).countBy({ villageId })) >= GOODS_AT_MOST) refuse(redemptionErrors, 'REDEMPTION_GOODS_FULL');
      const draft: RedemptionGood = { ...asked, id: this.ids.next(), villageId, stock: 0, held: 0, checkState: 'checking', createdAt: this.clock.now(), version: 1 };
      const good = { ...draft, checkState: await this.check(me, draft) };
      await this.uow.repo(RedemptionGood).insert(good);
      return this.finish(me, good, 'redemption.add-good');
    });
  }

  /** Stock is none of its business: a sale at the same moment loses nothing. */
  edit(me: Caller, villageId: string, goodId: string, { version, ...asked }: NewGood & { version: number }): Promise<GoodView> {
    return this.uow.run(async () => {
      const before = await this.stock.load({ villageId, goodId });
      const isSame = before.name === asked.name && before.unit === asked.unit && before.photoId === asked.photoId;
      const checkState = isSame ? before.checkState : await this.check(me, { ...before, ...asked });
      const { affected } = await this.uow.repo(RedemptionGood).update({ id: goodId, villageId, version }, { ...asked, checkState, version: version + 1 });
      if (affected !== 1) refuseCommon('CHANGED_MEANWHILE');
      return this.finish(me, await this.stock.load({ villageId, goodId }), 'redemption.edit-good');
    });
  }

  move(me: Caller, villageId: string, goodId: string, { kind, quantity, reason }: NewMovement): Promise<GoodView> {
    const ref = { villageId, goodId };
    const why = { actorId: me.memberId, reason };
    const acts = {
      delivered: () => this.stock.deliver(ref, quantity, why),
      'written-off': () => this.stock.writeOff(ref, quantity, why),
      counted: () => this.stock.count(ref, quantity, why),
    };
    return this.uow.run(async () => this.finish(me, await acts[kind](), `redemption.${kind}`, { added: quantity }));
  }

  @HandlesChecked('redemption-good')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(RedemptionGood).update({ id: subjectId }, { checkState: state });
  }

  private async check(me: Caller, { id, villageId, name, unit, photoId }: RedemptionGood): Promise<CheckState> {
    const subject = `redemption-good:${id}`;
    const photoIds = photoId === null ? [] : [photoId];
    const isNew = photoId !== null && !(await this.uow.repo(RedemptionGood).existsBy({ id, photoId }));
    if (isNew) await this.photos.attach(me, photoIds, subject, villageId);
    return this.checks.open({ subject, villageId, authorId: me.memberId, scene: 'forum', texts: [`${name}\n${unit}`], photoIds, voiceIds: [] });
  }

  private async views(villageId: string, goods: readonly RedemptionGood[]): Promise<GoodView[]> {
    const photos = await this.goods.pictures(goods, true);
    const taken = await this.limits.taken(villageId, quarterOf(this.clock.now()));
    return goods.map((good) => toGoodView(good, photos.get(good.id) ?? null, taken.get(good.id) ?? 0));
  }

  private async finish(me: Caller, good: RedemptionGood, action: string, more: Record<string, unknown> = {}): Promise<GoodView> {
    const { id, villageId, name: title, points, stock, held } = good;
    await this.audit.note(me, { action, villageId, subject: `redemption-good:${id}`, details: { title, points, stock, held, ...more } });
    return (await this.views(villageId, [good]))[0]!;
  }
}
