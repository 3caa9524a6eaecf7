import { Appointments } from '../../../server/src/features/member/appointments.service';
import { householdRoutes } from '../../../shared/contract/household';
import { hygieneRoutes } from '../../../shared/contract/hygiene';
import { objectionRoutes } from '../../../shared/contract/hygiene-review';
import { postRoutes } from '../../../shared/contract/post';
import { recordRoutes } from '../../../shared/contract/record';
import { reportRoutes } from '../../../shared/contract/report';
import { BOARDS } from '../../../shared/domain/boards';
import { currentChecklist } from '../../../shared/domain/checklists';
import { itemsOf } from '../../../shared/domain/grades';
import { Notices } from '../../../server/src/features/notice/notices.service';
import type { RunningApp } from '../app';
import { aCleaner, aHousehold, aSecretary, aStranger, aVillager, anInspector, type Person, type Villager, YANGJIAWAN } from '../people';
import { ShopStage } from '../redemption';
import { aPhoto, aReport, fixedReport } from '../reports';

export interface BusyVillage {
  villageId: string;
  /** Lives here, and is secretary and inspector: may open every page. */
  everybody: Villager;
  /** What addresses of pages carry. */
  ids: Record<string, string>;
  /** Of a round whose grades are public, and of one being scored. */
  rounds: { published: string; open: string };
  /** A household that is not their own. */
  neighbourId: string;
}

const times = async <T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  for (let at = 0; at < count; at += 1) made.push(await make(at));
  return made;
};

async function posts({ api, ...running }: RunningApp, secretary: Person, villageId: string): Promise<string> {
  const written = await times(30, async (at) => {
    const photoIds = at % 3 === 0 ? await times(3, () => aPhoto({ api, ...running }, secretary, 'post')) : [];
    const body = { board: BOARDS[at % BOARDS.length]!, title: `第 ${at + 1} 件村里的大事小情`, body: '清扫沟渠,各家门前三包。\n'.repeat(40), photoIds };
    return api.call(postRoutes.publish, { params: { villageId }, body }, { token: secretary.token });
  });
  return written[0]!.postId;
}

/** Open ones, one that waits for its reporter, one that is confirmed and so on the record. */
async function reports(running: RunningApp, reporter: Person, others: { secretary: Person; worker: Person }, villageId: string): Promise<string> {
  await times(22, () => aReport(running, reporter, villageId, { words: '老槐树旁' }));
  const done = await fixedReport(running, { reporter, villageId, ...others });
  await running.api.call(reportRoutes.confirm, { params: { reportId: done.reportId }, body: {} }, { token: reporter.token });
  return (await fixedReport(running, { reporter, villageId, ...others })).reportId;
}

async function round({ api }: RunningApp, secretary: Person, inspector: Person, villageId: string, groupNos: number[], scored: string[]): Promise<string> {
  const { roundId } = await api.call(hygieneRoutes.openRound, { params: { villageId }, body: { title: '入户评比', groupNos } }, { token: secretary.token });
  const scores = itemsOf(currentChecklist).map(({ id, max }) => ({ itemId: id, score: max }));
  for (const householdId of scored) {
    await api.call(hygieneRoutes.score, { params: { roundId, householdId }, body: { outcome: 'scored', scores } }, { token: inspector.token });
  }
  return roundId;
}

/** More than one page of them. */
async function notices({ app }: RunningApp, { memberId }: Person, villageId: string): Promise<void> {
  const values = { what: '垃圾满了', place: '三组,老槐树旁', number: '1', words: '村里已受理', due: '明天' };
  const page = { name: 'resident/reports', params: { villageId } };
  await times(25, (at) =>
    app.get(Notices, { strict: false }).tell({ template: 'report-accepted', to: [memberId], villageId, subject: 'report:1', key: `busy-${at}`, values, page }));
}

/** Twenty goods with pictures, and an order that waits. */
async function shop(running: RunningApp, buyer: Villager): Promise<string> {
  const stage = await ShopStage.open(running);
  await stage.earn(buyer, 40);
  const goods = await times(20, async (at) => stage.good({ name: `第 ${at + 1} 样好东西`, points: 5 + at, photoId: at % 2 ? await aPhoto(running, stage.secretary, 'good') : null }, 9));
  return (await stage.redeem(buyer, goods[0]!)).orderId;
}

/** Enough of everything that a long list is long. */
export async function aBusyVillage(running: RunningApp): Promise<BusyVillage> {
  const villageId = YANGJIAWAN;
  const [secretary, worker, inspector] = [await aSecretary(running), await aCleaner(running), await anInspector(running)];
  const everybody = await aVillager(running, { groupNo: 3, doorNo: '12' });
  for (const role of ['secretary', 'inspector'] as const) {
    await running.app.get(Appointments, { strict: false }).grant({ memberId: everybody.memberId, role, regionCode: villageId, groupNo: null });
  }
  const doors = await times(70, (at) => aHousehold(running, { groupNo: [1, 2, 4, 5][at % 4], doorNo: String(20 + at) }));
  const claim = { groupNo: 1, doorNo: '20', personName: doors[0]!.headName, presence: 'away' as const };
  await running.api.call(householdRoutes.claim, { params: { villageId }, body: claim }, { token: (await aStranger(running)).token });
  const postId = await posts(running, secretary, villageId);
  const reportId = await reports(running, everybody, { secretary, worker }, villageId);
  const published = await round(running, secretary, inspector, villageId, [3], [everybody.householdId]);
  await running.api.call(hygieneRoutes.publish, { params: { roundId: published } }, { token: secretary.token });
  const objection = await running.api.call(
    objectionRoutes.file, { params: { roundId: published, householdId: everybody.householdId }, body: { words: '那天下雨,院子我扫过了', resultVersion: 1 } }, { token: everybody.token },
  );
  const open = await round(running, secretary, inspector, villageId, [], [doors[0]!.id]);
  const record = await running.api.call(recordRoutes.household, { params: { householdId: everybody.householdId } }, { token: everybody.token });
  await notices(running, everybody, villageId);
  const orderId = await shop(running, everybody);
  const ids = { villageId, postId, reportId, householdId: everybody.householdId, entryId: record.entries.items[0]!.entryId, orderId, objectionId: objection.objectionId };
  return { villageId, everybody, ids, rounds: { published, open }, neighbourId: doors[1]!.id };
}
