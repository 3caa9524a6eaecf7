import { Controller, type StreamableFile } from '@nestjs/common';
import { redemptionDeskRoutes } from '../../../../shared/contract/redemption';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { RedemptionDesk } from './redemption-desk.service';
import { RedemptionEndings } from './redemption-endings.service';
import { RedemptionLedger } from './redemption-ledger.service';
import { RedemptionOrderReader } from './redemption-order-reader.service';
import { RedemptionSettings } from './redemption-settings.service';

type In<K extends keyof typeof redemptionDeskRoutes> = InputOf<(typeof redemptionDeskRoutes)[K]>;
type Out<K extends keyof typeof redemptionDeskRoutes> = Promise<OutputOf<(typeof redemptionDeskRoutes)[K]>>;

@Controller()
export class RedemptionDeskController {
  constructor(
    private readonly counter: RedemptionEndings,
    private readonly reader: RedemptionOrderReader,
    private readonly goods: RedemptionDesk,
    private readonly books: RedemptionLedger,
    private readonly settings: RedemptionSettings,
  ) {}

  @Handles(redemptionDeskRoutes.lookUp)
  lookUp(@Me() me: Caller, @Input(redemptionDeskRoutes.lookUp) { params, body }: In<'lookUp'>): Out<'lookUp'> {
    return this.counter.lookUp(me, params.villageId, body.code);
  }

  @Handles(redemptionDeskRoutes.handOver)
  handOver(@Me() me: Caller, @Input(redemptionDeskRoutes.handOver) { params, body }: In<'handOver'>): Out<'handOver'> {
    return this.counter.handOver(me, params.villageId, body.code);
  }

  @Handles(redemptionDeskRoutes.takeBack)
  takeBack(@Me() me: Caller, @Input(redemptionDeskRoutes.takeBack) { params, body }: In<'takeBack'>): Out<'takeBack'> {
    return this.counter.takeBack(me, params.orderId, body.reason, body.goods === 'write-off');
  }

  @Handles(redemptionDeskRoutes.orders)
  orders(@Input(redemptionDeskRoutes.orders) { params, query }: In<'orders'>): Out<'orders'> {
    return this.reader.ofVillage(params.villageId, query);
  }

  @Handles(redemptionDeskRoutes.desk)
  desk(@Me() me: Caller, @Input(redemptionDeskRoutes.desk) { params }: In<'desk'>): Out<'desk'> {
    return this.goods.read(me, params.villageId);
  }

  @Handles(redemptionDeskRoutes.addGood)
  addGood(@Me() me: Caller, @Input(redemptionDeskRoutes.addGood) { params, body }: In<'addGood'>): Out<'addGood'> {
    return this.goods.add(me, params.villageId, body);
  }

  @Handles(redemptionDeskRoutes.editGood)
  editGood(@Me() me: Caller, @Input(redemptionDeskRoutes.editGood) { params, body }: In<'editGood'>): Out<'editGood'> {
    return this.goods.edit(me, params.villageId, params.goodId, body);
  }

  @Handles(redemptionDeskRoutes.move)
  move(@Me() me: Caller, @Input(redemptionDeskRoutes.move) { params, body }: In<'move'>): Out<'move'> {
    return this.goods.move(me, params.villageId, params.goodId, body);
  }

  @Handles(redemptionDeskRoutes.ledger)
  ledger(@Input(redemptionDeskRoutes.ledger) { params, query }: In<'ledger'>): Out<'ledger'> {
    return this.books.page(params.villageId, query);
  }

  @Handles(redemptionDeskRoutes.ledgerFile)
  async ledgerFile(@Input(redemptionDeskRoutes.ledgerFile) { params }: In<'ledgerFile'>): Promise<StreamableFile> {
    return fileAnswer(await this.books.file(params.villageId), '积分超市台账', 'xlsx');
  }

  @Handles(redemptionDeskRoutes.saveSetting)
  async saveSetting(@Me() me: Caller, @Input(redemptionDeskRoutes.saveSetting) { params, body }: In<'saveSetting'>): Out<'saveSetting'> {
    await this.settings.save(me, params.villageId, body);
    return this.goods.read(me, params.villageId);
  }
}
