import type { VillageName } from '../../../../shared/contract/common';
import type { HygieneTables, TableLine } from '../../../../shared/contract/hygiene-tables';
import { doorLabel, groupName, maskedName } from '../../../../shared/domain/groups';
import { mostImproved, movesOf, PUBLIC_AT_LEAST, publicGroups, summaryOf, type TableSummary } from '../../../../shared/domain/hygiene-tables';
import type { Rated, TableDoor } from './rated-doors.service';

const IMPROVED_SHOWN = 20;
const LINES_SHOWN = 300;

/** Everything, or what everybody may see: no small groups, no welfare, and of people only those on the red board. */
export function toTables(village: VillageName, rated: Rated, isStaff: boolean): HygieneTables {
  const { title, beforeTitle, doors, before } = rated;
  const party = summaryOf(doors.filter(({ partyMember }) => partyMember), before);
  const others = summaryOf(doors.filter(({ partyMember }) => !partyMember), before);
  const apart = isStaff || [party, others].every(({ rated: count }) => count >= PUBLIC_AT_LEAST);
  const whole = summaryOf(doors, before);
  const seen = (summary: TableSummary): TableSummary => (isStaff ? summary : withoutFew(summary));
  return {
    village, title, beforeTitle, isStaff, total: isStaff || whole.rated >= PUBLIC_AT_LEAST ? seen(whole) : summaryOf([]),
    groups: groupsOf(rated, isStaff).map((group) => ({ ...group, ...seen(group) })),
    party: apart ? seen(party) : null, others: apart ? seen(others) : null,
    welfare: isStaff ? summaryOf(doors.filter((door) => door.welfare), before) : null,
    partyLines: linesOf(doors.filter(({ partyMember }) => partyMember), before, isStaff),
    welfareLines: isStaff ? linesOf(doors.filter((door) => door.welfare), before, true) : [],
    improved: improvedOf(doors, before, isStaff),
  };
}

/** A comparison of one or two households tells how these did before. */
const withoutFew = (summary: TableSummary): TableSummary => (summary.compared >= PUBLIC_AT_LEAST ? summary : { ...summary, compared: 0, gained: null });

function groupsOf({ doors, before }: Rated, isStaff: boolean) {
  const groupNos = [...new Set(doors.map(({ groupNo }) => groupNo))].sort((a, b) => a - b);
  const groups = groupNos.map((groupNo) => ({ groupNo, name: groupName(groupNo), ...summaryOf(doors.filter((door) => door.groupNo === groupNo), before) }));
  return isStaff ? groups : publicGroups(groups);
}

const isOnRedBoard = ({ grade }: TableDoor): boolean => grade === 'cleanest';

function linesOf(doors: readonly TableDoor[], before: Rated['before'], isStaff: boolean): TableLine[] {
  const moves = movesOf(doors, before);
  const shown = isStaff ? doors : doors.filter(isOnRedBoard);
  return [...shown].sort((a, b) => b.total - a.total).slice(0, LINES_SHOWN).map((door) => toLine(door, moves.get(door.householdId) ?? null, isStaff));
}

function improvedOf(doors: readonly TableDoor[], before: Rated['before'], isStaff: boolean): TableLine[] {
  const best = mostImproved(doors, before).filter(({ door }) => isStaff || isOnRedBoard(door));
  return best.slice(0, IMPROVED_SHOWN).map(({ door, gained }) => toLine(door, gained, isStaff));
}

/** How far somebody came tells where they were: that is for staff. */
function toLine({ householdId, groupNo, doorNo, headName, total, grade }: TableDoor, gained: number | null, isStaff: boolean): TableLine {
  return {
    label: doorLabel(groupNo, doorNo), headName: isStaff ? headName : maskedName(headName), total, grade,
    gained: isStaff ? gained : null, householdId: isStaff ? householdId : null,
  };
}
