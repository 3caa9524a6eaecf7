import { View } from '@tarojs/components';
import type { ReportView } from '../../../../shared/contract/report';
import { dayTime } from '../../core/time';
import { Card } from '../../ui/card';
import { Section } from '../../ui/page';
import { PhotoStrip } from '../../ui/photos';
import { Timeline, type Step } from '../../ui/show';
import { nextStep } from './report-words';

function stepOf({ stepId, words, at, note, photos }: ReportView['steps'][number]): Step {
  const extra = photos.length > 0 ? <View className="v-gap"><PhotoStrip photos={photos} label={words} size="s" /></View> : undefined;
  return { key: stepId, title: words, note: [dayTime(at), note].filter(Boolean).join(' · '), extra };
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
