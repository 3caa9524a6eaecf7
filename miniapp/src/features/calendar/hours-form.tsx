import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CalendarView } from '../../../../shared/contract/clock';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { toast } from '../../ui/toast';
import { useSaveHours } from './calendar.queries';
import { WEEKDAYS, hoursText, readHours } from './hours-text';

const HOUR = 60;
const UNREADABLE = '写成 08:00-12:00 14:00-18:00 这样,从早到晚;不上班就空着';
const LEAST_HOURS = '填小时数,可以有小数,最少 0.5';

interface Typed {
  week: readonly string[];
  town: string;
  county: string;
}

const typedFrom = ({ hours, townAfterMinutes, countyAfterMinutes }: CalendarView): Typed => ({
  week: hours.map(hoursText), town: String(townAfterMinutes / HOUR), county: String(countyAfterMinutes / HOUR),
});

const minutesOf = (hours: string): number | undefined => {
  const minutes = Math.round(Number(hours) * HOUR);
  return minutes >= HOUR / 2 ? minutes : undefined;
};

/** What was typed as the server wants it, or nothing while a line cannot be read. */
function hoursIn({ week, town, county }: Typed) {
  const read = week.map(readHours);
  const [townAfterMinutes, countyAfterMinutes] = [minutesOf(town), minutesOf(county)];
  const hours = read.filter((intervals) => intervals !== undefined);
  if (hours.length < read.length || townAfterMinutes === undefined || countyAfterMinutes === undefined) return undefined;
  return { hours, townAfterMinutes, countyAfterMinutes };
}

interface ClimbFieldsProps {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
}

function ClimbFields({ typed: { town, county }, onChange }: ClimbFieldsProps) {
  const wrong = (hours: string) => (minutesOf(hours) === undefined ? LEAST_HOURS : undefined);
  return (
    <>
      <Field label="超时几个工作小时后报到乡镇" type="digit" max={5} value={town} onChange={(next) => onChange({ town: next })} error={wrong(town)} />
      <Field label="超时几个工作小时后报到县里" type="digit" max={5} value={county} onChange={(next) => onChange({ county: next })} error={wrong(county)} />
    </>
  );
}

/** Opening hours by weekday; a line is text, because that is how people write them. */
export function HoursForm({ calendar }: { calendar: CalendarView }) {
  const [typed, setTyped] = useState(() => typedFrom(calendar));
  const save = useSaveHours(calendar.countyCode, calendar.year);
  const read = hoursIn(typed);
  const setDay = (at: number, text: string) => setTyped((before) => ({ ...before, week: before.week.map((day, n) => (n === at ? text : day)) }));
  const saveRead = () => {
    if (!read) return toast('先改好红字的那几行');
    save.mutate({ ...read, version: calendar.version }, { onSuccess: () => toast('存好了,办理中的时限会跟着重算') });
  };
  return (
    <Section title="上班时间" note="只有上班时间才算进时限,紧急的除外">
      <View>
        {WEEKDAYS.map((weekday, at) => {
          const text = typed.week[at] ?? '';
          return <Field key={weekday} label={weekday} value={text} placeholder="不上班" onChange={(next) => setDay(at, next)} error={readHours(text) ? undefined : UNREADABLE} />;
        })}
        <ClimbFields typed={typed} onChange={(change) => setTyped((before) => ({ ...before, ...change }))} />
        <View className="v-gap v-ends"><Button busy={save.isPending} busyWords="正在存…" onTap={saveRead}>保存上班时间</Button></View>
      </View>
    </Section>
  );
}
