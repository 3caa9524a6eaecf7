import { doorLabel } from '../../../../shared/domain/groups';
import { gradeNames, hundredths, type Grade } from '../../../../shared/domain/grades';
import { pointsOf, ruleFor, type Act, type Phase } from '../../../../shared/domain/record-rules';

export type SourceKind = 'report' | 'hygiene-round';

/** One act of taking part, ready to be written. */
export interface Participation {
  villageId: string;
  act: Act;
  phase: Phase;
  ruleVersion: number;
  /** Whole points, may be 0 or negative. */
  points: number;
  sourceKind: SourceKind;
  sourceId: string;
  /** Whom within the source the entry is about; source and subject give exactly one entry. */
  subjectId: string;
  householdId: string | null;
  groupNo: number | null;
  memberId: string | null;
  title: string;
  detail: string;
  at: number;
}

/** A person with the household they belong to in the village, if any. */
export interface Participant {
  memberId: string;
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

function ofReport(act: Act, fact: ReportFact, who: Participant, title: string, points: number): Participation {
  const rule = ruleFor(act);
  return {
    villageId: fact.villageId, act, phase: rule.phase, ruleVersion: rule.version, points,
    sourceKind: 'report', sourceId: fact.reportId, subjectId: who.memberId,
    householdId: who.householdId, groupNo: who.groupNo, memberId: who.memberId,
    title, detail: fact.what, at: fact.at,
  };
}

/** Points belong to households: a person without one in the village is remembered with 0 points. */
const earned = (act: Act, who: Participant): number => (who.householdId ? pointsOf(ruleFor(act)) : 0);

/** A report that its reporter (or, where the reporter did the work, the village) found fixed. */
export function reportConfirmed(fact: ReportFact, reporter: Participant, didTheWork: boolean): Participation {
  return ofReport('report-confirmed', fact, reporter, '上报的事修好了', didTheWork ? 0 : earned('report-confirmed', reporter));
}

/** The after photo that was accepted by that confirmation. */
export function fixAccepted(fact: ReportFact, worker: Participant): Participation {
  return ofReport('fix-accepted', fact, worker, '处理的事得到认可', earned('fix-accepted', worker));
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
  at: number;
}

/** A household's grade whose notice period is over. */
export function gradeFinal(fact: GradeFact): Participation {
  const rule = ruleFor('grade-final');
  return {
    villageId: fact.villageId, act: rule.act, phase: rule.phase, ruleVersion: rule.version, points: pointsOf(rule, fact.grade),
    sourceKind: 'hygiene-round', sourceId: fact.roundId, subjectId: fact.householdId,
    householdId: fact.householdId, groupNo: fact.groupNo, memberId: null,
    title: `${fact.roundTitle}:${gradeNames[fact.grade]}`,
    detail: `${doorLabel(fact.groupNo, fact.doorNo)} · ${hundredths(fact.total)} 分 · 公示期满`, at: fact.at,
  };
}
