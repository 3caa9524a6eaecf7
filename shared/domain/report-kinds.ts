import type { Role } from './permissions';

export interface ReportKind {
  /** Words under the icon. */
  name: string;
  icon: string;
  /** Hours from submission until it should be solved. */
  solveHours: number;
  dutyRole: Extract<Role, 'cleaner' | 'repairer' | 'cadre'>;
}

const kind = (name: string, icon: string, solveHours: number, dutyRole: ReportKind['dutyRole']): ReportKind => ({ name, icon, solveHours, dutyRole });

/** Kinds of sanitation and repair reports (随手拍、报修), in the order the form shows them. */
export const reportKinds = {
  'bin-full': kind('垃圾满了', 'bin', 24, 'cleaner'),
  litter: kind('乱扔垃圾', 'litter', 24, 'cleaner'),
  burning: kind('焚烧冒烟', 'fire', 4, 'cadre'),
  'straw-burning': kind('烧秸秆', 'straw', 4, 'cadre'),
  water: kind('河沟池塘', 'water', 72, 'cleaner'),
  piles: kind('乱堆乱放', 'piles', 72, 'cadre'),
  sheds: kind('乱搭破屋', 'shed', 168, 'cadre'),
  livestock: kind('畜禽粪污', 'livestock', 72, 'cadre'),
  graves: kind('散埋乱葬', 'grave', 168, 'cadre'),
  market: kind('占道摆摊', 'market', 48, 'cadre'),
  lamp: kind('路灯不亮', 'lamp', 72, 'repairer'),
  facility: kind('路沟设施', 'road', 120, 'repairer'),
} as const satisfies Record<string, ReportKind>;

export type ReportKindId = keyof typeof reportKinds;
export const REPORT_KINDS = Object.keys(reportKinds) as [ReportKindId, ...ReportKindId[]];
