import type { DutyRole, KindDefinition, ReportKindOf } from './kind-definition';
import { nationalCatalogue } from './national-kinds';

/** The kinds every county begins with. */
export const nationalKinds: readonly ReportKindOf[] = Object.entries(nationalCatalogue).map(([id, seed], at) => ({
  ...seed, id, position: (at + 1) * 10, retired: false,
}));

export interface ReportKind {
  /** Words under the icon. */
  name: string;
  icon: string;
  /** Hours from submission until it should be solved. */
  solveHours: number;
  dutyRole: DutyRole;
}

const WORKDAY_MINUTES = 480;
const hoursOf = ({ urgent, minutes }: KindDefinition): number => (urgent ? minutes.solve / 60 : (minutes.solve / WORKDAY_MINUTES) * 24);

/** The national kinds in short; what belongs to a village is asked of the feature `report-kind`. */
export const reportKinds = Object.fromEntries(
  nationalKinds.map((kind) => [kind.id, { name: kind.name, icon: kind.icon, solveHours: hoursOf(kind), dutyRole: kind.dutyRole }]),
) as Record<ReportKindId, ReportKind>;

export type ReportKindId = keyof typeof nationalCatalogue;
export const REPORT_KINDS = Object.keys(nationalCatalogue) as [ReportKindId, ...ReportKindId[]];
