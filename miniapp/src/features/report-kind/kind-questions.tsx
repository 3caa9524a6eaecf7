import { View } from '@tarojs/components';
import type { KindQuestion } from '../../../../shared/domain/kind-definition';
import { TEXT_ANSWER_MAX, type Answers } from '../../../../shared/domain/report-answers';
import type { Problems } from '../../core/use-form';
import { ChoiceGrid } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';

const yesOrNo = [{ value: 'yes', words: '是' }, { value: 'no', words: '不是' }];

interface AskProps {
  question: KindQuestion;
  answer: string | undefined;
  onAnswer: (answer: string) => void;
  error: string | undefined;
}

function Ask({ question, answer, onAnswer, error }: AskProps) {
  const { ask, type, options, required } = question;
  if (type === 'text') return <Field label={ask} value={answer ?? ''} max={TEXT_ANSWER_MAX} onChange={onAnswer} error={error} />;
  const choices = type === 'yes-no' ? yesOrNo : options.map(({ key, words }) => ({ value: key, words }));
  return (
    <Section title={ask} note={required ? undefined : '可以不答'}>
      <ChoiceGrid choices={choices} columns={type === 'yes-no' ? 2 : 3} value={answer} onChange={onAnswer} label={ask} />
      {error && <View className="v-late v-gap">{error}</View>}
    </Section>
  );
}

interface KindQuestionsProps {
  questions: readonly KindQuestion[];
  answers: Answers;
  /** One answer; the caller puts it into what is there by then. */
  onAnswer: (key: string, answer: string) => void;
  /** Of `answersSchema(kind)`, by question key. */
  problems: Problems;
}

/** What a kind asks of the reporter; a tap each. */
export function KindQuestions({ questions, answers, onAnswer, problems }: KindQuestionsProps) {
  return (
    <>
      {questions.map((question) => (
        <Ask
          key={question.key}
          question={question}
          answer={answers[question.key]}
          onAnswer={(answer) => onAnswer(question.key, answer)}
          error={problems[question.key]}
        />
      ))}
    </>
  );
}
