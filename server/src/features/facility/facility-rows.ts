import { NewFacility } from '../../../../shared/contract/facility';
import { plainCode } from '../../../../shared/domain/check-digit';
import { isFacilityCode } from '../../../../shared/domain/facility-code';
import { FACILITY_KINDS, facilityKinds } from '../../../../shared/domain/facility-kinds';
import { groupNoIn } from '../../../../shared/domain/groups';
import type { NamedLine } from '../../core/spreadsheet/table-columns';
import type { FacilityContent } from './facility-changes.service';
import type { DutyHolder } from './facility-people.service';
import type { Facility } from './facility.entity';

export const COLUMNS = {
  code: '编号', kind: '种类', name: '名称', group: '组', words: '位置', lat: '纬度', lng: '经度', system: '坐标系', duty: '负责人', state: '状态',
} as const;
export type ColumnName = keyof typeof COLUMNS;
/** Without these columns, the lines are new and in use, with no point and nobody named. */
export const OPTIONAL: readonly ColumnName[] = ['code', 'lat', 'lng', 'system', 'duty', 'state'];

export interface ReadLine {
  before: Facility | undefined;
  content: FacilityContent;
}
export interface Issue {
  line: number;
  message: string;
}

/** What the lines may speak of. */
export interface Known {
  byCode: ReadonlyMap<string, Facility>;
  people: readonly DutyHolder[];
  /** Of who looks after something now, whatever their office. */
  names: ReadonlyMap<string, string>;
}

type Cells = NamedLine<ColumnName>['cells'];
/** Thrown for one cell, caught for its line. */
class Unclear extends Error {}
const unclear = (message: string): never => {
  throw new Unclear(message);
};
const quoted = (text: string): string => `“${text.length > 12 ? `${text.slice(0, 12)}…` : text}”`;

export function readLines(lines: readonly NamedLine<ColumnName>[], known: Known): { read: ReadLine[]; issues: Issue[] } {
  const [read, issues]: [ReadLine[], Issue[]] = [[], []];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const before = attempt(() => readCode(cells.code, known, seen));
    const facility = 'value' in before ? before.value : undefined;
    const parts = partsOf(cells, known, facility);
    const problems = [before, ...parts].flatMap((part) => ('problem' in part ? [part.problem] : []));
    if (problems.length > 0) issues.push({ line, message: problems.join(';') });
    else addLine({ line, before: facility, values: parts.flatMap((part) => ('value' in part ? [part.value] : [])) }, read, issues);
  }
  return { read, issues };
}

interface Gathered {
  line: number;
  before: Facility | undefined;
  values: object[];
}

/** The whole is checked by the schema the form uses. */
function addLine({ line, before, values }: Gathered, read: ReadLine[], issues: Issue[]): void {
  const whole = Object.assign({}, ...values) as { state: FacilityContent['state'] };
  const parsed = NewFacility.safeParse(whole);
  if (parsed.success) read.push({ before, content: { ...parsed.data, state: whole.state } });
  else issues.push({ line, message: parsed.error.issues.map(({ message }) => message).join(';') });
}

type Attempt<T> = { value: T } | { problem: string };

function attempt<T>(read: () => T): Attempt<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Unclear) return { problem: error.message };
    throw error;
  }
}

const partsOf = (cells: Cells, known: Known, before: Facility | undefined): Attempt<object>[] => [
  attempt(() => ({ kind: readKind(cells.kind) })),
  attempt(() => ({ name: cells.name === '' ? unclear('名称没有填') : cells.name })),
  attempt(() => ({ groupNo: readGroup(cells.group), placeWords: cells.words })),
  attempt(() => ({ point: readPoint(cells) })),
  attempt(() => ({ dutyMemberId: readDuty(cells.duty, known, before) })),
  attempt(() => ({ state: readState(cells.state) })),
];

function readCode(text: string, { byCode }: Known, seen: Set<string>): Facility | undefined {
  if (text === '') return undefined;
  const code = plainCode(text);
  if (!isFacilityCode(code)) return unclear(`编号${quoted(text)}不对,新设施请把编号留空`);
  if (seen.has(code)) return unclear(`编号${quoted(text)}在表里写了两次`);
  seen.add(code);
  return byCode.get(code) ?? unclear(`编号${quoted(text)}不是本村的设施,新设施请把编号留空`);
}

const readKind = (text: string) => FACILITY_KINDS.find((kind) => facilityKinds[kind].name === text)
  ?? unclear(`种类${quoted(text)}应填${FACILITY_KINDS.map((kind) => facilityKinds[kind].name).join('、')}`);

function readGroup(text: string): number | null {
  return text === '' ? null : (groupNoIn(text) ?? unclear(`组${quoted(text)}不是 1 到 99 的数字`));
}

const SYSTEMS: Record<string, 'wgs84' | 'gcj02'> = { '': 'wgs84', WGS84: 'wgs84', GPS: 'wgs84', GCJ02: 'gcj02', 火星坐标: 'gcj02' };

function readPoint({ lat, lng, system }: Cells) {
  if (lat === '' && lng === '') return null;
  const named = SYSTEMS[system.toUpperCase().replace('-', '')] ?? unclear(`坐标系${quoted(system)}应填 WGS84 或 GCJ02`);
  const isDegrees = (text: string, most: number): boolean => /^-?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most;
  if (!isDegrees(lat, 90) || !isDegrees(lng, 180)) return unclear('纬度和经度要一起填,写成小数,例如 30.4567');
  return { lat: Number(lat), lng: Number(lng), system: named };
}

function readDuty(text: string, { people, names }: Known, before: Facility | undefined): string | null {
  if (text === '') return null;
  const now = before?.dutyMemberId;
  if (now && names.get(now) === text) return now;
  const found = people.filter(({ name }) => name === text);
  if (found.length > 1) return unclear(`负责人${quoted(text)}有同名的,请在网页上选`);
  return found[0]?.memberId ?? unclear(`负责人${quoted(text)}不在本村任职,请先任命`);
}

const STATES: Record<string, FacilityContent['state']> = { '': 'in-use', 在用: 'in-use', 停用: 'out-of-use' };
const readState = (text: string): FacilityContent['state'] =>
  (Object.hasOwn(STATES, text) ? STATES[text] : undefined) ?? unclear(`状态${quoted(text)}应填“在用”或“停用”`);
