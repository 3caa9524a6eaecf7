import { doorKey, type RegisterHousehold } from './register.plan';
import type { PersonRow, RowIssue } from './table-rows';

const PERSONS_AT_MOST = 30;

/** Puts the persons of each door together and says which rows contradict one another. */
export function toHouseholds(rows: readonly PersonRow[], namesInBadRows: ReadonlySet<string> = new Set()): { households: RegisterHousehold[]; issues: RowIssue[] } {
  const doors = new Map<string, PersonRow[]>();
  for (const row of rows) doors.set(doorKey(row), [...(doors.get(doorKey(row)) ?? []), row]);
  const issues = [...doors.values()].flatMap((door) => doorIssues(door, namesInBadRows));
  return { households: [...doors.values()].map(toHousehold), issues };
}

function toHousehold(rows: PersonRow[]): RegisterHousehold {
  const { groupNo, doorNo, headName, partyMember, welfare } = rows[0]!;
  return { groupNo, doorNo, headName, partyMember, welfare, persons: rows.map(({ name, relation, presence }) => ({ name, relation, presence })) };
}

function doorIssues(rows: PersonRow[], namesInBadRows: ReadonlySet<string>): RowIssue[] {
  const first = rows[0]!;
  const contradictions = rows.flatMap((row, at) => {
    const messages = [...contradicting(first, row), ...repeated(rows, at)];
    return messages.length > 0 ? [{ line: row.line, message: messages.join(';') }] : [];
  });
  return [...contradictions, ...(namesInBadRows.has(first.headName) ? [] : headMissing(first, rows)), ...tooMany(first, rows)];
}

function contradicting(first: PersonRow, row: PersonRow): string[] {
  const there = `和第 ${first.line} 行同一门牌`;
  return [
    ...(row.headName === first.headName ? [] : [`${there},户主却不一样`]),
    ...(row.partyMember === first.partyMember ? [] : [`${there},党员户却不一样`]),
    ...(row.welfare === first.welfare ? [] : [`${there},低保户却不一样`]),
  ];
}

function repeated(rows: PersonRow[], at: number): string[] {
  const before = rows.slice(0, at).find(({ name }) => name === rows[at]!.name);
  return before ? [`${before.name}和第 ${before.line} 行重复`] : [];
}

const headMissing = (first: PersonRow, rows: PersonRow[]): RowIssue[] =>
  rows.some(({ name }) => name === first.headName) ? [] : [{ line: first.line, message: `户主${first.headName}没有自己的一行` }];

const tooMany = (first: PersonRow, rows: PersonRow[]): RowIssue[] =>
  rows.length <= PERSONS_AT_MOST ? [] : [{ line: first.line, message: `这一户超过 ${PERSONS_AT_MOST} 人,请核对` }];
