import type { KindQuestion } from './kind-definition';

/** Question key → option key of a choice, `yes` or `no`, or the words written. */
export type Answers = Record<string, string>;
type Asking = { questions: readonly KindQuestion[] };

export const TEXT_ANSWER_MAX = 40;
const yesNoWords: Record<string, string> = { yes: '是', no: '不是' };

/** What is wrong with one answer, as a sentence; nothing when it fits. */
export function answerProblem(question: KindQuestion, answer: string): string | undefined {
  if (question.type === 'text') return answer.length > TEXT_ANSWER_MAX ? `“${question.ask}”最多写 ${TEXT_ANSWER_MAX} 个字` : undefined;
  const allowed = question.type === 'yes-no' ? Object.keys(yesNoWords) : question.options.map(({ key }) => key);
  return allowed.includes(answer) ? undefined : `“${question.ask}”请重新选一个`;
}

function wordsOf({ type, options }: KindQuestion, answer: string): string | undefined {
  if (type === 'text') return answer;
  return type === 'yes-no' ? yesNoWords[answer] : options.find(({ key }) => key === answer)?.words;
}

/** Answers as people read them, in the order of the questions; what the kind does not ask (any more) is left out. */
export function answerLines({ questions }: Asking, answers: Answers): { label: string; value: string }[] {
  return questions.flatMap((question) => {
    const value = Object.hasOwn(answers, question.key) ? wordsOf(question, answers[question.key]!) : undefined;
    return value ? [{ label: question.ask.replace(/[??]$/, ''), value }] : [];
  });
}
