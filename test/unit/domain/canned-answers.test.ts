import { FORWARD_TARGETS } from '../../../shared/domain/forward-targets';
import { CANNED_FOR, cannedAnswers } from '../../../shared/domain/canned-answers';
import { reportStaffRoutes } from '../../../shared/contract/report-staff';
import { REPORT_MOVES, ruleOfMove, type ReportPart } from '../../../shared/domain/report-states';

const STAFF: readonly ReportPart[] = ['dispatcher', 'worker', 'overseer', 'witness'];
/** By `recheck` with its own answers. */
const BY_RECHECK = ['relapse'];

describe('canned answers', () => {
  const wordy = REPORT_MOVES.filter((move) => ruleOfMove(move).note === 'required' && ruleOfMove(move).by.some((part) => STAFF.includes(part)));

  it.each(wordy.filter((move) => !BY_RECHECK.includes(move)))('%s, which needs words, has some ready', (move) => {
    expect(cannedAnswers(move).length).toBeGreaterThan(0);
  });

  it.each(CANNED_FOR)('%s: each is short, said once, and passes as a reason', (act) => {
    const answers = cannedAnswers(act);
    expect(new Set(answers).size).toBe(answers.length);
    for (const answer of answers) {
      expect(reportStaffRoutes.reject.body.parse({ note: answer }).note).toBe(answer);
      expect(answer.length).toBeLessThanOrEqual(24);
    }
  });

  it('there are none for what nobody says', () => {
    expect(cannedAnswers('lapse')).toEqual([]);
  });

  it('goes up to the own town first, to names that fit', () => {
    expect(FORWARD_TARGETS[0]).toBe('镇整治办');
    for (const to of FORWARD_TARGETS) expect(reportStaffRoutes.forward.body.safeParse({ to, note: '请协调' }).success).toBe(true);
  });
});
