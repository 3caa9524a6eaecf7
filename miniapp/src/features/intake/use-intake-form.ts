import { useState } from 'react';
import { NewIntake } from '../../../../shared/contract/intake';
import { answersSchema } from '../../../../shared/contract/report-kind';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { dropStored, readStored, writeStored } from '../../core/storage';
import { problemsIn, type Problems } from '../../core/use-form';
import { toast } from '../../ui/toast';
import { useTakeIntake, type IntakeWords } from './intake.queries';

type Report = IntakeWords['report'];
type Speaker = IntakeWords['caller'];

const blank: IntakeWords = {
  channel: 'duty-line', caller: { name: '', phone: '', groupNo: null, householdId: null }, heardWords: '', consent: false,
  report: { kind: '', place: { groupNo: null, words: '', point: null }, description: '', answers: {} },
};
const keyOf = (villageId: string): string => `intake-${villageId}`;

/** A call cannot be repeated: every letter is kept on the phone until the report is stored. */
export function useIntakeForm(villageId: string, kinds: readonly ReportKindView[]) {
  const [words, setWords] = useState<IntakeWords>(() => readStored<IntakeWords>(keyOf(villageId)) ?? blank);
  const [wasTried, setTried] = useState(false);
  const take = useTakeIntake(villageId);
  const put = (next: (now: IntakeWords) => IntakeWords) => setWords((now) => {
    const changed = next(now);
    writeStored(keyOf(villageId), changed);
    return changed;
  });
  const kind = kinds.find(({ id }) => id === words.report.kind);
  const problems = problemsOf(words, kind);
  const clear = () => {
    dropStored(keyOf(villageId));
    setTried(false);
    setWords(blank);
  };
  const submit = () => {
    setTried(true);
    const [first] = Object.values(problems);
    if (first) return toast(first);
    return take.mutate(words, { onSuccess: clear });
  };
  return {
    words, kind, submit, clear, taken: take.data, isSending: take.isPending, again: take.reset,
    problems: wasTried ? problems : {},
    change: (more: Partial<IntakeWords>) => put((now) => ({ ...now, ...more })),
    changeCaller: (more: Partial<Speaker>) => put((now) => ({ ...now, caller: { ...now.caller, ...more } })),
    changeReport: (more: Partial<Report>) => put((now) => ({ ...now, report: { ...now.report, ...more } })),
    changePlace: (more: Partial<Report['place']>) => put((now) => ({ ...now, report: { ...now.report, place: { ...now.report.place, ...more } } })),
    answer: (key: string, given: string) =>
      put((now) => ({ ...now, report: { ...now.report, answers: { ...now.report.answers, [key]: given } } })),
  };
}
export type IntakeForm = ReturnType<typeof useIntakeForm>;

function problemsOf(words: IntakeWords, kind: ReportKindView | undefined): Problems {
  const answers = kind ? problemsIn(answersSchema(kind), words.report.answers ?? {}) : {};
  const named = Object.entries(answers).map(([key, sentence]) => [`report.answers.${key}`, sentence]);
  return { ...problemsIn(NewIntake, words), ...Object.fromEntries(named) };
}
