import { View } from '@tarojs/components';
import type { z } from 'zod';
import type { NewRound } from '../../../../shared/contract/hygiene';
import { Card } from '../../ui/card';
import { Segmented, Tabs } from '../../ui/choice';
import { Field, SwitchRow } from '../../ui/field';
import { Section } from '../../ui/page';
import { HOURS, startDays, startOf } from './round-start-time';

type Plan = z.input<typeof NewRound>;
interface PlanFieldsProps {
  plan: Plan;
  onChange: (change: Partial<Plan>) => void;
  /** An inspection from above is never announced. */
  isInspection: boolean;
}

/** All of them, or some drawn by lot. */
export function SampleFields({ plan: { sampleSize = null, sheetsPerHousehold = 1 }, onChange }: PlanFieldsProps) {
  return (
    <Section title="怎么评">
      <Card tight>
        <SwitchRow title="只抽一部分户" note="开始时由系统抽签,种子公开,谁都能验" on={sampleSize !== null} onChange={(on) => onChange({ sampleSize: on ? 10 : null })} />
        {sampleSize !== null && (
          <Field label="抽几户" type="number" value={sampleSize ? String(sampleSize) : ''} onChange={(count) => onChange({ sampleSize: Math.max(1, Number(count) || 1) })} max={4} />
        )}
        <View className="v-gap v-strong">每户几位评比员打分</View>
        <View className="v-sub">两位以上时取中间的分,互相看不到</View>
        <View className="v-row v-gap">
          <Segmented options={[1, 2, 3].map((value) => ({ value, words: `${value} 位` }))} value={sheetsPerHousehold} onChange={(count) => onChange({ sheetsPerHousehold: count })} label="每户几位评比员打分" />
        </View>
      </Card>
    </Section>
  );
}

/** Now, or by itself at a day and an hour. */
export function StartFields({ plan: { startsAt = null, announced = true }, onChange, isInspection }: PlanFieldsProps) {
  const days = startDays(Date.now());
  const chosen = startsAt === null ? undefined : days.find(({ value }) => startsAt.startsWith(value));
  const hour = HOURS.find(({ value }) => startsAt?.includes(`T${value}`));
  const pick = (day: string, at: string) => onChange({ startsAt: startOf(day, at) });
  return (
    <Section title="什么时候开始">
      <Card tight>
        <SwitchRow title="现在就开始" on={startsAt === null} onChange={(on) => (on ? onChange({ startsAt: null }) : pick(days[1]!.value, HOURS[1].value))} />
        {startsAt !== null && (
          <>
            <View className="v-gap"><Tabs options={days} value={chosen?.value} onChange={(day) => pick(day, hour?.value ?? HOURS[1].value)} label="哪一天开始" /></View>
            <View className="v-row v-gap"><Segmented options={HOURS} value={hour?.value} onChange={(at) => pick(chosen?.value ?? days[1]!.value, at)} label="几点开始" /></View>
            {!isInspection && <SwitchRow title="提前告诉大家" note="不提前告诉的,开始以前住户和组长都看不到" on={announced} onChange={(on) => onChange({ announced: on })} />}
          </>
        )}
      </Card>
    </Section>
  );
}
