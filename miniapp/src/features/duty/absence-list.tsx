import { View } from '@tarojs/components';
import { useState } from 'react';
import { ABSENCE_REASONS, absenceWords, NewAbsence, type AbsenceView } from '../../../../shared/contract/duty';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { ChoiceGrid } from '../../ui/choice';
import { Field } from '../../ui/field';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { Confirm, Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useAbsences, useAddAbsence, useDropAbsence, useDutyPeople } from './duty-staff.queries';
import { dayWords } from './duty-words';
import { PersonChoice } from './person-choice';

const LENGTHS = [{ value: '1', words: '1 天' }, { value: '3', words: '3 天' }, { value: '7', words: '一周' }] as const;
const reasons = ABSENCE_REASONS.map((value) => ({ value, words: absenceWords[value] }));

function AbsenceForm({ villageId, onDone }: { villageId: string; onDone: () => void }) {
  const today = chinaDay(Date.now());
  const people = useDutyPeople(villageId).data ?? [];
  const form = useForm(NewAbsence, { memberId: '', fromDay: today, untilDay: today, reason: 'holiday' });
  const add = useAddAbsence(villageId);
  const { memberId, fromDay, untilDay, reason } = form.value;
  const lasts = LENGTHS.find(({ value }) => NewAbsence.shape.fromDay.safeParse(fromDay).success && addDays(fromDay, Number(value) - 1) === untilDay)?.value;
  const submit = () => {
    const body = form.check();
    if (body) add.mutate(body, { onSuccess: () => { toast('记下了,这几天由代班人接'); onDone(); }, onError: form.refuse });
  };
  return (
    <View>
      <PersonChoice title="谁不在岗" people={people} value={memberId} onChange={(id) => form.set({ memberId: id ?? '' })} error={form.problems.memberId && '请选一个人'} />
      <Section title="为什么"><ChoiceGrid choices={reasons} value={reason} onChange={(chosen) => form.set({ reason: chosen })} label="为什么" /></Section>
      <Field label="从哪天" value={fromDay} onChange={(fromDay) => form.set({ fromDay })} placeholder="例如 2026-11-24" error={form.problems.fromDay} max={10} />
      <ChoiceGrid choices={LENGTHS} value={lasts} onChange={(days) => form.set({ untilDay: addDays(fromDay, Number(days) - 1) })} label="休几天" />
      <Field label="到哪天(含)" value={untilDay} onChange={(untilDay) => form.set({ untilDay })} placeholder="例如 2026-11-26" error={form.problems.untilDay} max={10} />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onDone}>先不了</Button>
        <Button busy={add.isPending} onTap={submit}>记下</Button>
      </View>
    </View>
  );
}

const daysOf = ({ fromDay, untilDay }: AbsenceView): string => (fromDay === untilDay ? dayWords(fromDay) : `${dayWords(fromDay)}到 ${dayWords(untilDay)}`);

/** Who is away, now and later. */
export function AbsenceList({ villageId, mayEdit }: { villageId: string; mayEdit: boolean }) {
  const absences = useAbsences(villageId);
  const drop = useDropAbsence(villageId);
  const [asked, ask] = useState<AbsenceView>();
  const [isAdding, setAdding] = useState(false);
  const back = (one: AbsenceView) => mayEdit && <Button small kind="line" label={`${one.name}回来了`} onTap={() => ask(one)}>回来了</Button>;
  return (
    <Section title="谁不在岗" note="这几天由代班人接">
      <Show state={stateOf(absences)} empty={{ icon: 'people', words: '大家都在岗。有人休假、生病,在这里记一笔' }}>
        {(all) => (
          <Card tight flush>
            {all.map((one) => (
              <Entry key={one.absenceId} title={`${one.name} ${absenceWords[one.reason]}`} note={daysOf(one)} start={one.isNow && <Tag tone="gold">现在</Tag>} end={back(one)} />
            ))}
          </Card>
        )}
      </Show>
      <ListEnd {...absences.more} />
      {mayEdit && <View className="v-gap v-ends"><Button small onTap={() => setAdding(true)}>记一笔</Button></View>}
      <Sheet open={isAdding} title="谁不在岗" onClose={() => setAdding(false)}>
        <AbsenceForm villageId={villageId} onDone={() => setAdding(false)} />
      </Sheet>
      <Confirm
        open={Boolean(asked)} title={`${asked?.name ?? ''}回来了?`} words="取消这笔登记,新的上报又派给本人" act="取消登记" busy={drop.isPending}
        onAct={() => asked && drop.mutate(asked.absenceId, { onSettled: () => ask(undefined) })} onClose={() => ask(undefined)}
      />
    </Section>
  );
}
