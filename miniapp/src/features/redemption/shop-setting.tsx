import { View } from '@tarojs/components';
import { useState } from 'react';
import type { z } from 'zod';
import { ShopSetting, type DeskView } from '../../../../shared/contract/redemption';
import { exchangeWords, type ExchangeDay } from '../../../../shared/domain/exchange-days';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Field, SwitchRow } from '../../ui/field';
import { Notice } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useSaveSetting } from './redemption-staff.queries';

const weekdays = [...'一二三四五六日'].map((words, at) => ({ value: at + 1, words }));
const numberIn = (words: string): number | null => (words.trim() === '' ? null : Math.floor(Number(words)) || 0);

/** Every week on a day, or once on a date. */
function DayForm({ onAdd, onClose }: { onAdd: (day: ExchangeDay) => void; onClose: () => void }) {
  const [weekday, setWeekday] = useState<number>();
  const [date, setDate] = useState('');
  const [from, setFrom] = useState('08:30');
  const [until, setUntil] = useState('11:30');
  const [problem, setProblem] = useState<string>();
  const add = () => {
    const day = { weekday: date.trim() === '' ? (weekday ?? null) : null, date: date.trim() || null, from, until };
    const { success, error } = ShopSetting.shape.days.element.safeParse(day);
    if (success) onAdd(day);
    else setProblem(error.issues[0]?.message);
  };
  return (
    <Sheet open title="加一个兑换日" onClose={onClose}>
      <View className="v-row v-gap"><Segmented options={weekdays} value={date.trim() === '' ? weekday : undefined} onChange={(value) => { setWeekday(value); setDate(''); }} label="每周星期" /></View>
      <Field label="或者只开一天" placeholder="例如:2026-12-01" value={date} max={10} onChange={setDate} />
      <Field label="几点开" value={from} max={5} onChange={setFrom} />
      <Field label="几点关" value={until} max={5} {...(problem && { error: problem })} onChange={setUntil} />
      <View className="v-sheet__actions"><Button kind="line" onTap={onClose}>先不了</Button><Button onTap={add}>加上</Button></View>
    </Sheet>
  );
}

function Days({ days, onChange, mayManage }: { days: readonly ExchangeDay[]; onChange: (days: ExchangeDay[]) => void; mayManage: boolean }) {
  const [isAdding, setAdding] = useState(false);
  return (
    <Section title="开门兑换日" {...(mayManage && { more: '加一个', onMore: () => setAdding(true) })}>
      {days.length === 0 && <Notice icon="clock" words="还没定。定了以后,住户一看就知道哪天来领" />}
      {days.length > 0 && (
        <Card tight flush>
          {days.map((day, at) => (
            <Entry
              key={exchangeWords([day])} title={exchangeWords([day])}
              end={mayManage && <Button small kind="line" label={`去掉${exchangeWords([day])}`} onTap={() => onChange(days.filter((_, other) => other !== at))}>去掉</Button>}
            />
          ))}
        </Card>
      )}
      {isAdding && <DayForm onAdd={(day) => { onChange([...days, day]); setAdding(false); }} onClose={() => setAdding(false)} />}
    </Section>
  );
}

/** Where and when goods are fetched, how long they are kept, and how much the village gives away in a quarter. */
export function ShopSettingForm({ desk: { village: { villageId }, setting, spent, mayManage } }: { desk: DeskView }) {
  const { version, ...words } = setting;
  const { value, problems, set, check, refuse } = useForm(ShopSetting, words satisfies z.input<typeof ShopSetting>);
  const save = useSaveSetting(villageId);
  const act = () => {
    const asked = check();
    if (asked) save.mutate({ ...asked, version }, { onSuccess: () => toast('存好了'), onError: refuse });
  };
  return (
    <View>
      <Days days={value.days} onChange={(days) => set({ days })} mayManage={mayManage} />
      <Section title="怎么换、怎么领">
        <Field label="在哪里领" value={value.place} max={40} error={problems.place} onChange={(place) => set({ place })} />
        <Field label="几天没来领就取消" type="number" value={value.keepDays ? String(value.keepDays) : ''} max={2} error={problems.keepDays} onChange={(days) => set({ keepDays: numberIn(days) ?? 0 })} />
        <Field
          label="全村一季最多换多少分" type="number" placeholder="不填就不限" hint={`本季已换出 ${spent} 分`} max={8} error={problems.quarterBudget}
          value={value.quarterBudget === null ? '' : String(value.quarterBudget)} onChange={(points) => set({ quarterBudget: numberIn(points) })}
        />
        <Card><SwitchRow title="只在兑换日才能换" note="关着时,随时能在手机上换,兑换日来领" on={value.onlyWhenOpen} onChange={(onlyWhenOpen) => set({ onlyWhenOpen })} /></Card>
      </Section>
      {mayManage && <View className="v-gap"><Button wide busy={save.isPending} onTap={act}>存好</Button></View>}
    </View>
  );
}
