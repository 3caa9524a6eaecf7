import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { MovementView } from '../../../../shared/contract/redemption';
import { movementNames } from '../../../../shared/domain/redemption';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { MAX_ROWS_WRITTEN, writeXlsx, type Cell } from '../../core/spreadsheet/write-table';
import { Households } from '../household/households.service';
import { Members } from '../member/members.service';
import { RedemptionGoodsReader } from './redemption-goods-reader.service';
import { RedemptionMovement, RedemptionOrder } from './redemption.entity';

const chinaTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const LINE_COLUMNS = [['时间', 18], ['东西', 16], ['单位', 8], ['事由', 12], ['可换增减', 10], ['预留增减', 10], ['可换结余', 10], ['预留结余', 10], ['哪一家', 16], ['说明', 24], ['经手人', 12]] as const;
const GOOD_COLUMNS = [['东西', 16], ['单位', 8], ['积分', 8], ['可换', 8], ['等人来领', 10], ['合计', 8], ['在架', 8]] as const;
const columns = (all: readonly (readonly [string, number])[]) => all.map(([title, width]) => ({ title, width }));

/** The ledger of goods (台账): every movement with who, when and why. Only read here. */
@Injectable()
export class RedemptionLedger {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly goods: RedemptionGoodsReader,
    private readonly members: Members,
    private readonly households: Households,
  ) {}

  async page(villageId: string, { goodId, ...asked }: PageAsked & { goodId?: string | undefined }): Promise<Page<MovementView>> {
    const query = this.uow.repo(RedemptionMovement).createQueryBuilder('m').where({ villageId, ...(goodId && { goodId }) });
    const { items, next } = await keysetPage(query, 'at', asked);
    return { items: await this.views(villageId, items), next };
  }

  async file(villageId: string): Promise<Buffer> {
    const rows = await this.uow.repo(RedemptionMovement).find({ where: { villageId }, order: { at: 'DESC', id: 'DESC' }, take: MAX_ROWS_WRITTEN });
    const lines = (await this.views(villageId, rows)).map((line): Cell[] => [
      chinaTime.format(new Date(line.at)), line.goodName, line.unit, movementNames[line.kind], line.change, line.heldChange, line.stockAfter, line.heldAfter,
      line.householdLabel, line.reason, line.byName ?? '系统',
    ]);
    const goods = (await this.goods.ofVillage(villageId)).map(({ name, unit, points, stock, held, onShelf }): Cell[] => (
      [name, unit, points, stock, held, stock + held, onShelf ? '是' : '否']
    ));
    return writeXlsx([{ name: '库存', columns: columns(GOOD_COLUMNS), rows: goods }, { name: '台账', columns: columns(LINE_COLUMNS), rows: lines }]);
  }

  private async views(villageId: string, rows: readonly RedemptionMovement[]): Promise<MovementView[]> {
    const goods = await this.goods.names(villageId, rows.map(({ goodId }) => goodId));
    const names = await this.members.nameOf([...new Set(rows.flatMap(({ actorId }) => actorId ?? []))], villageId);
    const doors = await this.doorsOf(villageId, rows.flatMap(({ orderId }) => orderId ?? []));
    return rows.map((row) => ({
      movementId: row.id, goodId: row.goodId, goodName: goods.get(row.goodId)?.name ?? '', unit: goods.get(row.goodId)?.unit ?? '', kind: row.kind,
      change: row.stockChange, heldChange: row.heldChange, stockAfter: row.stockAfter, heldAfter: row.heldAfter, reason: row.reason,
      byName: (row.actorId && names.get(row.actorId)) ?? null, householdLabel: (row.orderId && doors.get(row.orderId)) ?? null, at: new Date(row.at).toISOString(),
    }));
  }

  /** By order. */
  private async doorsOf(villageId: string, orderIds: readonly string[]): Promise<Map<string, string>> {
    const labels = new Map<string, string>();
    const distinct = [...new Set(orderIds)];
    for (let at = 0; at < distinct.length; at += 500) {
      const orders = await this.uow.repo(RedemptionOrder).find({ select: { id: true, householdId: true }, where: { villageId, id: In(distinct.slice(at, at + 500)) } });
      const doors = new Map((await this.households.byIds([...new Set(orders.map(({ householdId }) => householdId))])).map((door) => [door.householdId, door.label]));
      for (const { id, householdId } of orders) labels.set(id, doors.get(householdId) ?? '');
    }
    return labels;
  }
}
