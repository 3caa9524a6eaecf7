import fc from 'fast-check';
import {
  REPORT_MOVES, REPORT_PARTS, REPORT_STATES, isOpen, movesFor, ruleOfMove, type ReportMove, type ReportPart, type ReportState,
} from '../../../shared/domain/report-states';

const ALL: readonly ReportPart[] = REPORT_PARTS;

describe('the life of a report', () => {
  it('gives each part only its own verbs', () => {
    expect(movesFor('submitted', ['dispatcher'])).toEqual(['accept', 'reject', 'assign', 'defer', 'merge', 'forward', 'drop']);
    expect(movesFor('assigned', ['worker'])).toEqual(['hand-back', 'partly-fix', 'fix']);
    expect(movesFor('fixed', ['confirmer'])).toEqual(['confirm', 'dispute']);
    expect(movesFor('fixed', ['worker', 'dispatcher'])).toEqual([]);
    expect(movesFor('forwarded', ['overseer'])).toEqual(['return', 'settle']);
    expect(movesFor('submitted', [])).toEqual([]);
  });

  it('brings an ended report back only with a photo, by anyone, or by the village that looked again', () => {
    for (const state of REPORT_STATES.filter((one) => !isOpen(one))) {
      for (const move of movesFor(state, ALL).filter((one) => isOpen(ruleOfMove(one).to))) {
        expect(ruleOfMove(move).photos === 'required' || move === 'unmerge').toBe(true);
      }
    }
  });

  it('asks for words wherever somebody is turned down, put off or sent on', () => {
    const words: ReportMove[] = ['reject', 'defer', 'forward', 'return', 'drop', 'falsify', 'hand-back', 'dispute', 'reopen', 'contest', 'partly-fix'];
    for (const move of words) expect(ruleOfMove(move).note).toBe('required');
  });

  it('can reach an end from every open state', () => {
    const ends = (state: ReportState, seen: ReportState[] = []): boolean =>
      !isOpen(state) || (!seen.includes(state) && movesFor(state, ALL).some((move) => ends(ruleOfMove(move).to, [...seen, state])));
    for (const state of REPORT_STATES) expect(ends(state)).toBe(true);
  });

  it('never leaves a report in a state nobody can move it from, except rejected, merged and closed ones that stay so', () => {
    for (const state of REPORT_STATES) expect(movesFor(state, ALL)).not.toEqual([]);
  });

  it('closes only after a fix that was shown, whatever is tried', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...REPORT_MOVES), { maxLength: 40 }), (tries) => {
      let state: ReportState = 'submitted';
      let wasFixed = false;
      for (const move of tries) {
        if (!movesFor(state, ALL).includes(move)) continue;
        state = ruleOfMove(move).to;
        if (state === 'fixed') wasFixed = true;
        if (state === 'closed') expect(wasFixed).toBe(true);
        if (ruleOfMove(move).to === 'submitted' || move === 'reopen' || move === 'dispute' || move === 'relapse') wasFixed = false;
      }
    }));
  });

  it('never gives the worker the verbs of a judge', () => {
    for (const state of REPORT_STATES) expect(movesFor(state, ['worker'])).toEqual(expect.not.arrayContaining(['confirm', 'close', 'dispute', 'lapse']));
  });
});
