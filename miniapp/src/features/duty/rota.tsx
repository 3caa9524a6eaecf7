import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DutyPhoneView, RotaScope, RotaWeek } from '../../../../shared/contract/duty';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Tabs } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { problemsFrom } from '../../core/use-form';
import { useDutyPeople, useRota, useSetPhone, useSetWeek } from './duty-staff.queries';
import { dayWords, WEEKDAYS } from './duty-words';
import { PersonChoice } from './person-choice';

const scopes = [{ value: 'village', words: '村里值班' }, { value: 'town', words: '乡镇值班' }] as const;

function PhoneForm({ villageId, phone: before, onDone }: { villageId: string; phone: DutyPhoneView; onDone: () => void }) {
  const [phone, setPhone] = useState(before.phone);
  const [hours, setHours] = useState(before.hours);
  const save = useSetPhone(villageId);
  const { scope, version } = before;
  const submit = () => save.mutate({ scope, version, phone: phone.trim(), hours }, { onSuccess: () => { toast('记下了'); onDone(); } });
  return (
    <View>
      <Field label="值班电话" value={phone} onChange={setPhone} placeholder="例如 0713-8351234" hint="村民都看得到,请填办公电话;清空就不再显示" error={problemsFrom(save.error).phone} max={20} />
      <Field label="什么时候有人接" value={hours} onChange={setHours} placeholder="例如 8:00–20:00" max={40} />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onDone}>先不了</Button>
        <Button busy={save.isPending} onTap={submit}>记下</Button>
      </View>
    </View>
  );
}

const sameAll = (days: readonly (string | null)[]): string | null | undefined => (days.every((one) => one === days[0]) ? days[0] : undefined);

/** One person for the whole week first; single days after that. */
function WeekForm({ villageId, week: { scope, week, days: before, version }, onDone }: { villageId: string; week: RotaWeek; onDone: () => void }) {
  const people = useDutyPeople(villageId, scope).data ?? [];
  const [days, setDays] = useState(before.map(({ memberId }) => memberId));
  const [at, setAt] = useState<number>();
  const save = useSetWeek(villageId);
  const choose = (memberId: string | null) => setDays(days.map((old, day) => (at === undefined || at === day ? memberId : old)));
  const nameOf = (memberId: string | null | undefined): string => (memberId ? (people.find((one) => one.memberId === memberId)?.name ?? '') : '没有人');
  const chosen = at === undefined ? sameAll(days) : days[at];
  const submit = () => save.mutate({ week, scope, version, days }, { onSuccess: () => { toast('值班排好了'); onDone(); } });
  return (
    <View>
      <Card tight flush>
        <Entry title="整周同一个人" end={at === undefined && <Tag>正在选</Tag>} onTap={() => setAt(undefined)} />
        {before.map(({ day }, index) => (
          <Entry key={day} title={`${WEEKDAYS[index]} ${nameOf(days[index])}`} note={dayWords(day)} end={at === index && <Tag>正在选</Tag>} onTap={() => setAt(index)} />
        ))}
      </Card>
      <PersonChoice title={at === undefined ? '整周谁值班' : `${WEEKDAYS[at]}谁值班`} people={people} value={chosen === undefined ? '-' : chosen} onChange={choose} nobody="没有人" />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onDone}>先不了</Button>
        <Button busy={save.isPending} onTap={submit}>排好了</Button>
      </View>
    </View>
  );
}

/** Turns of a week: 周一到周三 王德顺. */
function turnsOf({ days }: RotaWeek): string {
  const turns: { from: number; to: number; name: string }[] = [];
  days.forEach(({ name, isAway }, at) => {
    const words = name && isAway ? `${name}(不在岗)` : name || '没有人';
    const last = turns.at(-1);
    if (last?.name === words) last.to = at;
    else turns.push({ from: at, to: at, name: words });
  });
  return turns.map(({ from, to, name }) => `${WEEKDAYS[from]}${to > from ? `到${WEEKDAYS[to]}` : ''} ${name}`).join(';');
}

const weekWords = ({ days }: RotaWeek): string => `${dayWords(days[0]!.day)}到 ${dayWords(days[6]!.day)}`;

function Weeks({ villageId, phone, weeks, mayEdit }: { villageId: string; phone: DutyPhoneView; weeks: readonly RotaWeek[]; mayEdit: boolean }) {
  const [week, setWeek] = useState<RotaWeek>();
  const [isPhone, setPhone] = useState(false);
  const edit = (one: RotaWeek) => mayEdit && <Button small kind="line" label={`排${weekWords(one)}的班`} onTap={() => setWeek(one)}>排班</Button>;
  return (
    <>
      <Card tight flush>
        <Entry
          title={phone.phone ? `值班电话 ${phone.phone}` : '还没有值班电话'} note={phone.hours}
          end={mayEdit && <Button small kind="line" label="改值班电话" onTap={() => setPhone(true)}>改</Button>}
        />
        {weeks.map((one) => <Entry key={one.week} title={weekWords(one)} note={turnsOf(one)} end={edit(one)} />)}
      </Card>
      <Sheet open={isPhone} title="值班电话" onClose={() => setPhone(false)}>
        <PhoneForm villageId={villageId} phone={phone} onDone={() => setPhone(false)} />
      </Sheet>
      <Sheet open={Boolean(week)} title={week ? weekWords(week) : ''} onClose={() => setWeek(undefined)}>
        {week && <WeekForm villageId={villageId} week={week} onDone={() => setWeek(undefined)} />}
      </Sheet>
    </>
  );
}

/** Who answers the duty line in the coming weeks. */
export function Rota({ villageId }: { villageId: string }) {
  const [scope, setScope] = useState<RotaScope>('village');
  const rota = useRota(villageId, scope);
  return (
    <Section title="值班表" note="村民打电话时谁接">
      <Tabs options={scopes} value={scope} onChange={setScope} label="谁的值班" />
      <Show state={stateOf(rota)} empty={{ icon: 'bell', words: '还没有排班' }}>
        {({ phone, items, mayEdit }) => <Weeks key={scope} villageId={villageId} phone={phone} weeks={items} mayEdit={mayEdit} />}
      </Show>
    </Section>
  );
}
