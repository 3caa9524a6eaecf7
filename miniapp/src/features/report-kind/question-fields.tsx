import { View } from '@tarojs/components';
import type { z } from 'zod';
import type { KindForm } from '../../../../shared/contract/report-kind';
import type { Problems } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Field, SwitchRow } from '../../ui/field';
import { Section } from '../../ui/page';
import { questionTypes } from './kind-words';

type Question = NonNullable<z.input<typeof KindForm>['questions']>[number];
type Option = NonNullable<Question['options']>[number];
const MOST_QUESTIONS = 4;
const MOST_OPTIONS = 8;

const replaced = <T,>(all: readonly T[], at: number, one: T): T[] => all.map((other, index) => (index === at ? one : other));
const without = <T,>(all: readonly T[], at: number): T[] => all.filter((_, index) => index !== at);

interface OptionsProps {
  options: readonly Option[];
  onChange: (options: Option[]) => void;
  /** Sentences under `options`, `options.0.words` … */
  problemAt: (path: string) => string | undefined;
}

function Options({ options, onChange, problemAt }: OptionsProps) {
  return (
    <View>
      {options.map((option, at) => (
        <View key={option.key ?? `new-${at}`} className="v-row v-row--top">
          <View className="v-grow">
            <Field
              label={`选项 ${at + 1}`} value={option.words} max={12} error={problemAt(`options.${at}.words`)}
              onChange={(words) => onChange(replaced(options, at, { ...option, words }))}
            />
          </View>
          <Button small kind="line" label={`去掉选项 ${at + 1}`} onTap={() => onChange(without(options, at))}>去掉</Button>
        </View>
      ))}
      {problemAt('options') && <View className="v-late v-gap">{problemAt('options')}</View>}
      {options.length < MOST_OPTIONS && <Button small kind="line" onTap={() => onChange([...options, { words: '' }])}>加一个选项</Button>}
    </View>
  );
}

interface QuestionCardProps {
  number: number;
  question: Question;
  onChange: (question: Question) => void;
  onDrop: () => void;
  problemAt: OptionsProps['problemAt'];
}

function QuestionCard({ number, question, onChange, onDrop, problemAt }: QuestionCardProps) {
  const { ask, type, options = [], required = false } = question;
  const retype = (chosen: Question['type']) => onChange({ ...question, type: chosen, options: chosen === 'choice' ? [{ words: '' }, { words: '' }] : [] });
  return (
    <Card>
      <Field label={`问题 ${number}`} value={ask} max={30} placeholder="例如:还在烧吗?" error={problemAt('ask')} onChange={(words) => onChange({ ...question, ask: words })} />
      <View className="v-gap"><Segmented options={questionTypes} value={type} onChange={retype} label={`问题 ${number} 怎么答`} /></View>
      {type === 'choice' && <Options options={options} problemAt={problemAt} onChange={(changed) => onChange({ ...question, options: changed })} />}
      <SwitchRow title="必须回答" note={required ? '不答就不能上报' : '可以不答'} on={required} onChange={(on) => onChange({ ...question, required: on })} />
      <Button small kind="line" label={`去掉问题 ${number}`} onTap={onDrop}>去掉这个问题</Button>
    </Card>
  );
}

interface QuestionFieldsProps {
  questions: readonly Question[];
  onChange: (questions: Question[]) => void;
  problems: Problems;
}

/** The questions a kind asks of the reporter: few, or nobody reports. */
export function QuestionFields({ questions, onChange, problems }: QuestionFieldsProps) {
  const add = () => onChange([...questions, { ask: '', type: 'yes-no' }]);
  return (
    <Section title="上报时多问几句" note={questions.length === 0 ? '不问' : `${questions.length} 个`}>
      {questions.map((question, at) => (
        <QuestionCard
          key={question.key ?? `new-${at}`}
          number={at + 1}
          question={question}
          onChange={(changed) => onChange(replaced(questions, at, changed))}
          onDrop={() => onChange(without(questions, at))}
          problemAt={(path) => problems[`questions.${at}.${path}`]}
        />
      ))}
      {problems.questions && <View className="v-late v-gap">{problems.questions}</View>}
      {questions.length < MOST_QUESTIONS && <View className="v-gap"><Button small kind="line" onTap={add}>加一个问题</Button></View>}
    </Section>
  );
}
