import { doorLabel } from '../../../../shared/domain/groups';
import { gradeNames, hundredths, type Grade } from '../../../../shared/domain/grades';
import type { Act, SourceKind, ZeroReason } from '../../../../shared/domain/record-rules';

export type { SourceKind };

/** One act of taking part, ready to be written. Phase, points and caps are the rule's that is in force in the village when it happened. */
export interface Participation {
  villageId: string;
  act: Act;
  /** Which of the rule's points, where the act is a rating. */
  scale?: Grade;
  /** Which kind of deed. */
  kind?: string;
  /** Why it brings nothing, whatever the rule says. */
  zeroReason?: ZeroReason | null;
  sourceKind: SourceKind;
  sourceId: string;
  /** Which closing of the source, 1 where not named: after the entries of one are reversed, the next earns again. */
  turn?: number;
  /** Whom within the source the entry is about; source, subject and turn give exactly one entry. */
  subjectId: string;
  householdId: string | null;
  groupNo: number | null;
  memberId: string | null;
  onBehalfBy?: string | null;
  title: string;
  detail: string;
  at: number;
}

/** A person with the household they belong to in the village, if any; without an account only the household. */
export interface Participant {
  memberId: string | null;
  householdId: string | null;
  groupNo: number | null;
}

export interface ReportFact {
  villageId: string;
  reportId: string;
  /** 垃圾满了 · 三组 老槐树旁 */
  what: string;
  at: number;
}

/** What decides about the points of a confirmed report. */
export interface ReportedHow {
  /** The reporter was also the worker. */
  didTheWork?: boolean;
  /** The place is the reporter's own duty area. */
  ownDuty?: boolean;
  /** Who typed it in for somebody else; where `reporter` is that very person, nobody earns. */
  onBehalfBy?: string | null;
  turn?: number;
}

function ofReport(act: Act, fact: ReportFact, who: Participant, title: string, why: ZeroReason | null, turn = 1): Participation {
  return {
    villageId: fact.villageId, act, zeroReason: why,
    sourceKind: 'report', sourceId: fact.reportId, turn, subjectId: who.memberId ?? who.householdId ?? fact.reportId,
    householdId: who.householdId, groupNo: who.groupNo, memberId: who.memberId,
    title, detail: fact.what, at: fact.at,
  };
}

/** Points belong to households: a person without one in the village is remembered with 0 points. */
const withoutHome = (who: Participant): ZeroReason | null => (who.householdId ? null : 'no-household');

function whyNoPoints(reporter: Participant, { didTheWork, ownDuty, onBehalfBy }: ReportedHow): ZeroReason | null {
  if (didTheWork) return 'own-work';
  if (ownDuty) return 'own-duty';
  if (onBehalfBy && onBehalfBy === reporter.memberId) return 'on-behalf';
  return withoutHome(reporter);
}

/** A report whose end was found good by its reporter or, in the reporter's place, by the village. Who only said "me too" has no entry. */
export function reportConfirmed(fact: ReportFact, reporter: Participant, how: ReportedHow = {}): Participation {
  const entry = ofReport('report-confirmed', fact, reporter, '上报的事修好了', whyNoPoints(reporter, how), how.turn);
  return { ...entry, onBehalfBy: how.onBehalfBy ?? null };
}

/** The after photo that was accepted by that confirmation. */
export function fixAccepted(fact: ReportFact, worker: Participant, { turn }: { turn?: number } = {}): Participation {
  return ofReport('fix-accepted', fact, worker, '处理的事得到认可', withoutHome(worker), turn);
}

export interface GradeFact {
  villageId: string;
  roundId: string;
  roundTitle: string;
  householdId: string;
  groupNo: number;
  doorNo: string;
  grade: Grade;
  /** Integer hundredths. */
  total: number;
  /** Which grade of the round, 1 where not named: after a correction the next one is written. */
  turn?: number;
  /** What the household reads of how it came about. */
  how?: string;
  at: number;
}

/** A household's grade whose notice period is over. */
export function gradeFinal(fact: GradeFact): Participation {
  return {
    villageId: fact.villageId, act: 'grade-final', scale: fact.grade,
    sourceKind: 'hygiene-round', sourceId: fact.roundId, subjectId: fact.householdId, turn: fact.turn ?? 1,
    householdId: fact.householdId, groupNo: fact.groupNo, memberId: null,
    title: `${fact.roundTitle}:${gradeNames[fact.grade]}`,
    detail: `${doorLabel(fact.groupNo, fact.doorNo)} · ${hundredths(fact.total)} 分 · ${fact.how ?? '公示期满'}`, at: fact.at,
  };
}
