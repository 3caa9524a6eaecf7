import { hygieneRoutes } from '../../../shared/contract/hygiene';
import { reportRoutes, type ReportView } from '../../../shared/contract/report';
import { currentChecklist } from '../../../shared/domain/checklists';
import { itemsOf } from '../../../shared/domain/grades';
import { HygieneStage } from '../hygiene-stage';
import { YANGJIAWAN } from '../people';
import { aPhoto, aReport, fixedReport } from '../reports';
import type { Scene } from './room';

/** Things of 杨家湾村 that the requests of more than one room are about. */
export interface Things extends Scene {
  village: { villageId: string };
  /** The villager's. */
  household: { householdId: string };
  report: ReportView;
  fixed: ReportView;
  closed: ReportView;
  spare: ReportView;
  /** Being scored. */
  roundId: string;
  /** A published round under a black board, in which the villager's door came out worst. */
  review: HygieneStage;
}

export async function thingsOf(scene: Scene): Promise<Things> {
  const { running, the } = scene;
  const { api } = running;
  const village = { villageId: YANGJIAWAN };
  const [villager, secretary, cleaner] = [the('villager'), the('secretary'), the('cleaner')];
  const household = { householdId: villager.householdId! };
  const cast = { reporter: villager, secretary, worker: cleaner, ...village };

  const report = await aReport(running, villager, YANGJIAWAN);
  const [fixed, closed, spare] = [await fixedReport(running, cast), await fixedReport(running, cast), await fixedReport(running, cast)];
  await api.call(reportRoutes.confirm, { params: { reportId: closed.reportId }, body: {} }, { token: villager.token });

  const review = await HygieneStage.around(running, YANGJIAWAN, { secretary, inspector: the('inspector'), home: villager });
  const { roundId } = await api.call(hygieneRoutes.openRound, { params: village, body: { title: '评比' } }, { token: secretary.token });
  const things = { ...scene, village, household, report, fixed, closed, spare, roundId, review };
  await api.call(hygieneRoutes.score, sheetOf(things), { token: the('inspector').token });
  return things;
}

export const sheetOf = ({ roundId, household }: Pick<Things, 'roundId' | 'household'>) => {
  const scores = itemsOf(currentChecklist).map((item) => ({ itemId: item.id, score: item.max }));
  return { params: { roundId, ...household }, body: { outcome: 'scored', scores } as const };
};

/** Photos of whoever asks, so that the photo is never the reason for a no. */
export const photosBy = async ({ running }: Scene, who: { token: string; memberId: string; name: string } | undefined) =>
  [who ? await aPhoto(running, who) : 'nothing'];
