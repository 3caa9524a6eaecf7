import { z } from 'zod';
import { DESK_SECTIONS } from '../domain/desk-sections';
import { route } from '../route';
import { Id, Instant, Photo, VillageName } from './common';
import { ReportCard } from './report';

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
  /** The parts of the desk it lies in. */
  sections: z.array(z.enum(DESK_SECTIONS)),
  /** Can be given to a worker together with others. */
  mayAssign: z.boolean(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const Workbench = z.object({
  late: z.int(),
  waiting: z.int(),
  doneToday: z.int(),
  /** The parts this person's desk has, with how much lies in each. */
  sections: z.array(z.object({ section: z.enum(DESK_SECTIONS), count: z.int() })),
  /** By deadline, the latest first; at most 30 of each kind. */
  items: z.array(WorkItem),
  /** Reports of the last four weeks, oldest first. */
  weeks: z.array(z.object({ from: Instant, reports: z.int() })),
  /** Villages in the reader's scope, for town and county the busiest ones first; at most 50. */
  villages: z.array(VillageName.extend({ openReports: z.int(), lateReports: z.int() })),
});
export type Workbench = z.infer<typeof Workbench>;

const LatLng = z.object({ lat: z.number(), lng: z.number() });

/** One stop of a worker's day; the phone puts them in walking order. */
export const DayTask = z.object({
  report: ReportCard,
  /** GCJ-02, as WeChat's map wants it; `report.place.point` is WGS-84. */
  mapPoint: LatLng.nullable(),
});
export type DayTask = z.infer<typeof DayTask>;

export const WorkDay = z.object({
  /** More than are listed, when a worker has over 100. */
  count: z.int(),
  doneToday: z.int(),
  items: z.array(DayTask),
});
export type WorkDay = z.infer<typeof WorkDay>;

export const workbenchRoutes = {
  read: route({
    method: 'GET', path: '/workbench', access: 'workbench:read', summary: 'What waits for a member of staff, in one answer.', returns: Workbench,
  }),
  day: route({
    method: 'GET', path: '/work-day', access: 'workbench:read', summary: 'Reports given to me and not yet done, with where they are; at most 100.', returns: WorkDay,
  }),
};
