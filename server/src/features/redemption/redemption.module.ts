import { Module } from '@nestjs/common';
import { ContentCheckModule } from '../content-check/content-check.module';
import { HouseholdModule } from '../household/household.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { RedemptionBuyers } from './redemption-buyers.service';
import { RedemptionController } from './redemption.controller';
import { RedemptionDeskController } from './redemption-desk.controller';
import { RedemptionDesk } from './redemption-desk.service';
import { RedemptionEndings } from './redemption-endings.service';
import { RedemptionGoodsReader } from './redemption-goods-reader.service';
import { RedemptionLedger } from './redemption-ledger.service';
import { RedemptionLimits } from './redemption-limits.service';
import { RedemptionNotices } from './redemption.notices';
import { RedemptionOrderReader } from './redemption-order-reader.service';
import { RedemptionOrders } from './redemption-orders.service';
import { RedemptionPoints } from './redemption-points.service';
import { RedemptionSettings } from './redemption-settings.service';
import { RedemptionShop } from './redemption-shop.service';
import { RedemptionStock } from './redemption-stock.service';

/** The points shop (积分超市): goods, orders with a pick-up code, budgets, days of exchange, the ledger of goods. */
@Module({
  imports: [RegionModule, MemberModule, HouseholdModule, PhotoModule, ContentCheckModule, NoticeModule, RecordModule],
  controllers: [RedemptionController, RedemptionDeskController],
  providers: [
    RedemptionBuyers, RedemptionDesk, RedemptionEndings, RedemptionGoodsReader, RedemptionLedger, RedemptionLimits, RedemptionNotices, RedemptionOrderReader,
    RedemptionOrders, RedemptionPoints, RedemptionSettings, RedemptionShop, RedemptionStock,
  ],
  exports: [RedemptionDesk, RedemptionOrders, RedemptionEndings, RedemptionSettings],
})
export class RedemptionModule {}
