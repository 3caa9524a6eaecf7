import fc from 'fast-check';
import { REPORT_MOVES, REPORT_STATES, isOpen, movesFor, reportMoves, type ReportPart, type ReportState } from '../../../shared/domain/report-states';

const PARTS: ReportPart[] = ['reporter', 'dispatcher', 'worker'];

describe('the life of a report', () => {
  it('lets nobody move a report that has ended', () => {
    for (const state of ['closed', 'rejected'] as const) expect(movesFor(state, PARTS)).toEqual([]);
  });

  it('gives each part only its own verbs', () => {
    expect(movesFor('submitted', ['dispatcher'])).toEqual(['accept', 'reject', 'assign']);
    expect(movesFor('assigned', ['worker'])).toEqual(['fix']);
    expect(movesFor('fixed', ['reporter'])).toEqual(['confirm', 'dispute']);
    expect(movesFor('fixed', ['worker', 'dispatcher'])).toEqual([]);
    expect(movesFor('submitted', [])).toEqual([]);
  });

  it('can reach an end from every open state', () => {
    const ends = (state: ReportState, seen: ReportState[] = []): boolean =>
      !isOpen(state) || (!seen.includes(state) && movesFor(state, PARTS).some((move) => ends(reportMoves[move].to, [...seen, state])));
    for (const state of REPORT_STATES) expect(ends(state)).toBe(true);
  });

  it('closes only by a confirmation that follows a fix, whatever is tried', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...REPORT_MOVES), { maxLength: 30 }), (tries) => {
      let state: ReportState = 'submitted';
      let before: ReportState = state;
      for (const move of tries) {
        if (!movesFor(state, PARTS).includes(move)) continue;
        before = state;
        state = reportMoves[move].to;
      }
      if (state === 'closed') expect(before).toBe('fixed');
    }));
  });
});
