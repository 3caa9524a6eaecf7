import sharp from 'sharp';
import { photoRoutes, type PhotoPurpose } from '../../shared/contract/photo';
import { reportRoutes, type ReportView } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import type { RunningApp } from './app';
import type { Person } from './people';

const picture = sharp({ create: { width: 32, height: 24, channels: 3, background: '#8a6410' } }).jpeg().toBuffer();

/** A small real photo of this person, free to be attached. */
export async function aPhoto(running: RunningApp, who: Person, purpose: PhotoPurpose = 'report'): Promise<string> {
  const file = { bytes: await picture };
  return (await running.api.call(photoRoutes.upload, { query: { purpose } }, { token: who.token, file })).photoId;
}

export async function aReport(
  running: RunningApp, who: Person, villageId: string, place: { words?: string; point?: { lat: number; lng: number; system: 'gcj02' | 'wgs84' } } = {}, more: { showName?: boolean } = {},
): Promise<ReportView> {
  const body = { kind: 'bin-full' as const, photoIds: [await aPhoto(running, who)], place: { groupNo: 3, ...place }, ...more };
  return running.api.call(reportRoutes.submit, { params: { villageId }, body }, { token: who.token });
}

export interface FixedBy {
  reporter: Person;
  secretary: Person;
  worker: Person;
  villageId: string;
}

/** A report that waits for its reporter's word. */
export async function fixedReport(running: RunningApp, { reporter, secretary, worker, villageId }: FixedBy): Promise<ReportView> {
  const { reportId } = await aReport(running, reporter, villageId);
  const params = { reportId };
  await running.settleChecks();
  await running.api.call(reportStaffRoutes.assign, { params, body: { workerId: worker.memberId } }, { token: secretary.token });
  const photoIds = [await aPhoto(running, worker, 'after')];
  return running.api.call(reportStaffRoutes.fix, { params, body: { photoIds } }, { token: worker.token });
}
