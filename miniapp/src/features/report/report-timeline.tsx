import { View } from '@tarojs/components';
import type { ReportView } from '../../../../shared/contract/report';
import { checkStateWords } from '../../../../shared/domain/content-check';
import { dayTime } from '../../core/time';
import { Card } from '../../ui/card';
import { Section } from '../../ui/page';
import { PhotoStrip } from '../../ui/photos';
import { Timeline, type Step } from '../../ui/show';
import { nextStep } from './report-words';

type Line = ReportView['steps'][number];

/** Its author and the moderators read it already; the others once it has been checked. */
const checkWords = ({ checkState, note, photos }: Line): string =>
  checkState === 'passed' || (note === '' && photos.length === 0) ? '' : checkStateWords[checkState];

function stepOf(line: Line): Step {
  const { stepId, words, at, note, photos } = line;
  const extra = photos.length > 0 ? <View className="v-gap"><PhotoStrip photos={photos} label={words} size="s" /></View> : undefined;
  return { key: stepId, title: words, note: [dayTime(at), note, checkWords(line)].filter(Boolean).join(' · '), extra };
}

/** 经过: what comes next on top, then what happened, newest first. */
export function ReportTimeline({ report: { state, steps } }: { report: ReportView }) {
  const next = nextStep(state);
  const ahead: Step[] = next ? [{ key: 'next', isNow: true, ...next }] : [];
  return (
    <Section title="经过">
      <Card tight><Timeline steps={[...ahead, ...steps.map(stepOf)]} /></Card>
    </Section>
  );
}
