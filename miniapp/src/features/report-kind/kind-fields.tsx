import { View } from '@tarojs/components';
import { useState } from 'react';
import type { z } from 'zod';
import type { KindForm } from '../../../../shared/contract/report-kind';
import { REPORT_CLOCKS, type ReportClock } from '../../../../shared/domain/kind-definition';
import type { Problems } from '../../core/use-form';
import { Card } from '../../ui/card';
import { ChoiceGrid } from '../../ui/choice';
import { Field, SwitchRow } from '../../ui/field';
import { Section } from '../../ui/page';
import { dutyChoices, groupChoices, hoursOf, iconChoices } from './kind-words';

export type KindInput = z.input<typeof KindForm>;
interface PartProps {
  value: KindInput;
  set: (change: Partial<KindInput>) => void;
  problems: Problems;
}

const clockWords: Record<ReportClock, string> = { accept: '几小时内受理', respond: '几小时内第一次回话', solve: '几小时内办结' };

/** Written in hours, kept in minutes; what is being typed stays as it is typed. */
function HoursField({ clock, minutes, onChange, error }: { clock: ReportClock; minutes: number; onChange: (minutes: number) => void; error: string | undefined }) {
  const [typed, type] = useState(() => hoursOf(minutes));
  const change = (words: string) => {
    type(words);
    onChange(Math.round(Number(words) * 60));
  };
  return <Field label={clockWords[clock]} type="digit" value={typed} onChange={change} error={error} max={6} />;
}

export function LookFields({ value, set, problems }: PartProps) {
  return (
    <View>
      <Field label="名称" value={value.name} max={8} placeholder="例如:乱停车" hint="村民怎么叫就怎么写" error={problems.name} onChange={(name) => set({ name })} />
      <Field label="哪些算这一类" value={value.words ?? ''} max={40} error={problems.words} onChange={(words) => set({ words })} />
      <Section title="归到哪一类"><ChoiceGrid choices={groupChoices} value={value.group} onChange={(group) => set({ group })} label="归到哪一类" /></Section>
      <Section title="图标"><ChoiceGrid choices={iconChoices} value={value.icon} onChange={(icon) => set({ icon })} label="图标" /></Section>
    </View>
  );
}

export function LimitFields({ value, set, problems }: PartProps) {
  const { minutes, urgent = false, recheckDays = null } = value;
  return (
    <View>
      <Section title="时限" note={urgent ? '昼夜都算' : '只算上班时间'}>
        <Card tight>
          <SwitchRow title="急事" note="昼夜计时,夜里也提醒" on={urgent} onChange={(on) => set({ urgent: on })} />
          {REPORT_CLOCKS.map((clock) => (
            <HoursField
              key={clock} clock={clock} minutes={minutes[clock]} error={problems[`minutes.${clock}`]}
              onChange={(changed) => set({ minutes: { ...minutes, [clock]: changed } })}
            />
          ))}
        </Card>
      </Section>
      <Section title="由谁处理"><ChoiceGrid choices={dutyChoices} value={value.dutyRole} onChange={(dutyRole) => set({ dutyRole })} label="由谁处理" /></Section>
      <Field
        label="办结后几天回看" type="number" max={3} value={recheckDays === null ? '' : String(recheckDays)} hint="到那天去看看有没有反弹,不填就不回看"
        error={problems.recheckDays} onChange={(days) => set({ recheckDays: days.trim() === '' ? null : Number(days) })}
      />
      <Field
        label="排在第几" type="number" max={4} value={String(value.position ?? '')} hint="数小的排前面" error={problems.position}
        onChange={(place) => set({ position: Number(place) })}
      />
    </View>
  );
}
