import { z } from 'zod';
import { route } from '../route';
import { Id, Instant, Photo, VillageName } from './common';

/** One thing on the desk, with the act it waits for. */
export const WorkItem = z.object({
  kind: z.enum(['report', 'claim', 'round']),
  id: Id,
  village: VillageName,
  title: z.string(),
  detail: z.string(),
  photo: Photo.nullable(),
  dueAt: Instant.nullable(),
  /** The word on the button: 派单, 办结, 核实, 打分, 公示, 看看. */
  verb: z.string(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const Workbench = z.object({
  late: z.int(),
  waiting: z.int(),
  doneToday: z.int(),
  /** Late first, then by deadline; at most 50. */
  items: z.array(WorkItem),
  /** Reports of the last four weeks, oldest first. */
  weeks: z.array(z.object({ from: Instant, reports: z.int() })),
  /** Villages in the reader's scope, for town and county the busiest ones first; at most 50. */
  villages: z.array(VillageName.extend({ openReports: z.int(), lateReports: z.int() })),
});
export type Workbench = z.infer<typeof Workbench>;

export const workbenchRoutes = {
  read: route({
    method: 'GET', path: '/workbench', access: 'workbench:read', summary: 'What waits for a member of staff, in one answer.', returns: Workbench,
  }),
};
