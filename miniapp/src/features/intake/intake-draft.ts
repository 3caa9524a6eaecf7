import type { z } from 'zod';
import { intakeChannelNames, INTAKE_CHANNELS, NewIntake, type IntakeView } from '../../../../shared/contract/intake';
import { answersSchema, type ReportKindView } from '../../../../shared/contract/report-kind';
import type { Answers } from '../../../../shared/domain/report-answers';
import { problemsIn, type Problems } from '../../core/use-form';

export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

/** What is being written down, as it is kept on the phone. */
export interface IntakeWords {
  channel: IntakeChannel;
  caller: { name: string; phone: string; groupNo: number | null; householdId: string | null };
  /** 三组 12 号 杨桂兰 */
  householdLabel?: string | undefined;
  /** For the staff only. */
  heardWords: string;
  consent: boolean;
  kind?: string | undefined;
  kindName?: string | undefined;
  place: { groupNo: number | null; words: string };
  answers: Answers;
  /** For everybody. */
  description: string;
}
export interface IntakeDraft extends IntakeWords {
  villageId: string;
}
/** What the server's answer leaves behind in the outbox. */
export type TakenIntake = Pick<IntakeView, 'intakeId' | 'reportId' | 'number'>;

export const channelChoices = INTAKE_CHANNELS.map((value) => ({ value, words: intakeChannelNames[value] }));

export const blankIntake = (channel: IntakeChannel): IntakeWords => ({
  channel, caller: { name: '', phone: '', groupNo: null, householdId: null }, heardWords: '', consent: false,
  place: { groupNo: null, words: '' }, answers: {}, description: '',
});

export function isBlankIntake({ caller, heardWords, kind, place, description }: IntakeWords): boolean {
  return [caller.name, caller.phone, caller.householdId ?? '', heardWords, kind ?? '', place.words, description].every((words) => words.trim() === '');
}

/** In the shape the server takes. */
export function toNewIntake({ channel, caller, heardWords, consent, kind, place, answers, description }: IntakeWords, photoIds: string[] = []): z.input<typeof NewIntake> {
  return { channel, caller, heardWords, consent: consent && channel === 'on-behalf', report: { kind: kind ?? '', place, answers, description, photoIds } };
}

export const problemsOfIntake = (words: IntakeWords): Problems => problemsIn(NewIntake, toNewIntake(words));

export function answerProblemsOf({ kind, answers }: IntakeWords, kinds: readonly ReportKindView[]): Problems {
  const chosen = kinds.find(({ id }) => id === kind);
  return chosen ? problemsIn(answersSchema(chosen), answers) : {};
}

const digitsOf = (words: string): string => words.replaceAll(/\D/g, '');

/** The caller's name or number in what the whole village reads. */
export function givesAway({ caller: { name, phone }, description }: IntakeWords): boolean {
  const number = digitsOf(phone);
  return (name.trim().length > 1 && description.includes(name.trim())) || (number.length > 6 && digitsOf(description).includes(number));
}

export interface ChosenHousehold {
  householdId: string;
  groupNo: number;
  headName: string;
  label: string;
}

/** A household chosen says who spoke and where, as far as that is still open. */
export function withHousehold(words: IntakeWords, household: ChosenHousehold | undefined): IntakeWords {
  const { caller, place } = words;
  if (!household) return { ...words, householdLabel: undefined, caller: { ...caller, householdId: null, groupNo: null } };
  const { householdId, groupNo, headName, label } = household;
  return {
    ...words, householdLabel: `${label} ${headName}`,
    caller: { ...caller, householdId, groupNo, name: caller.name.trim() || headName },
    place: { ...place, groupNo: place.groupNo ?? groupNo },
  };
}

/** 值班电话 · 杨婆婆 · 路灯不亮 */
export const titleOfIntake = ({ channel, caller, kindName }: IntakeWords): string =>
  [intakeChannelNames[channel], caller.name.trim() || '还没写是谁', kindName].filter(Boolean).join(' · ');
