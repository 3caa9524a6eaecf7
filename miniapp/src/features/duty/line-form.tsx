import { View } from '@tarojs/components';
import { useState } from 'react';
import type { z } from 'zod';
import { NewDutyLine, type DutyGapView, type DutyLineView } from '../../../../shared/contract/duty';
import { groupName } from '../../../../shared/domain/groups';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useGroups } from '../household/household.queries';
import { offered, useReportKinds } from '../report-kind/report-kind.queries';
import { useDropLine, useDutyPeople, useSaveLine } from './duty-staff.queries';
import { hoursOf } from './duty-words';
import { PersonChoice } from './person-choice';

type Input = z.input<typeof NewDutyLine>;
/** A line to change, or the beginnings of a new one. */
export interface LineDraft extends Partial<Input> {
  known?: Pick<DutyLineView, 'lineId' | 'version' | 'areaWords' | 'kindName'>;
}

export const draftOfLine = ({ groupNo, facilityId, kindId, person, deputy, solveMinutes, ...known }: DutyLineView): LineDraft => ({
  groupNo, facilityId, kindId, solveMinutes, memberId: person.memberId, deputyId: deputy?.memberId ?? null, known,
});

/** One kind is filled in; several at once are all kinds of the area. */
export const draftOfGap = ({ groupNo, facilityId, kindIds }: DutyGapView): LineDraft => ({
  groupNo, facilityId, kindId: kindIds.length === 1 ? kindIds[0]! : null,
});

const ANY = '';

function AreaChoice({ villageId, value, onChange }: { villageId: string; value: number | null; onChange: (groupNo: number | null) => void }) {
  const groups = useGroups(villageId).data ?? [];
  const choices = [{ value: '0', words: '全村' }, ...groups.map(({ groupNo }) => ({ value: String(groupNo), words: groupName(groupNo) }))];
  return <Section title="管哪里"><ChoiceGrid choices={choices} value={String(value ?? 0)} onChange={(chosen) => onChange(Number(chosen) || null)} label="管哪里" /></Section>;
}

function KindChoice({ villageId, value, onChange }: { villageId: string; value: string | null; onChange: (kindId: string | null) => void }) {
  const choices = [{ value: ANY, words: '全部类型' }, ...offered(useReportKinds(villageId)).map(({ id, name }) => ({ value: id, words: name }))];
  return <Section title="管什么"><ChoiceGrid choices={choices} value={value ?? ANY} onChange={(chosen) => onChange(chosen || null)} label="管什么" /></Section>;
}

function DropLine({ villageId, known, onDone }: { villageId: string; known: NonNullable<LineDraft['known']>; onDone: () => void }) {
  const drop = useDropLine(villageId);
  const [isAsking, setAsking] = useState(false);
  const act = () => drop.mutate(known, { onSuccess: () => { toast('删掉了'); onDone(); }, onSettled: () => setAsking(false) });
  return (
    <>
      <Button kind="line" onTap={() => setAsking(true)}>删掉这行</Button>
      <Confirm open={isAsking} title={`删掉“${known.areaWords} · ${known.kindName}”?`} words="原来的内容会留在办事记录里" act="删掉" kind="warm" busy={drop.isPending} onAct={act} onClose={() => setAsking(false)} />
    </>
  );
}

function Hours({ value, onChange, error }: { value: number | null; onChange: (minutes: number | null) => void; error: string | undefined }) {
  const [text, setText] = useState(value === null ? '' : hoursOf(value));
  const read = (typed: string) => {
    setText(typed);
    onChange(typed.trim() === '' ? null : Math.round(Number(typed) * 60));
  };
  return <Field label="几小时内办好(可不填)" type="digit" value={text} onChange={read} placeholder="不填就按类型的时限" hint="按上班时间算,着火这类急事按钟点算" error={error} max={7} />;
}

/** A line of the responsibility table: where, what, who, who stands in, how long. */
export function LineForm({ villageId, draft: { known, ...draft }, onDone }: { villageId: string; draft: LineDraft; onDone: () => void }) {
  const people = useDutyPeople(villageId).data ?? [];
  const form = useForm(NewDutyLine, { groupNo: null, facilityId: null, kindId: null, deputyId: null, solveMinutes: null, memberId: '', ...draft });
  const save = useSaveLine(villageId);
  const { groupNo = null, facilityId = null, kindId = null, memberId, deputyId = null, solveMinutes = null } = form.value;
  const submit = () => {
    const body = form.check();
    if (body) save.mutate({ ...body, ...known }, { onSuccess: () => { toast('记下了'); onDone(); }, onError: form.refuse });
  };
  return (
    <View>
      {facilityId === null
        ? <AreaChoice villageId={villageId} value={groupNo} onChange={(no) => form.set({ groupNo: no })} />
        : <Section title="管哪里"><View className="v-strong">{known?.areaWords ?? '这个设施'}</View></Section>}
      <KindChoice villageId={villageId} value={kindId} onChange={(id) => form.set({ kindId: id })} />
      <PersonChoice title="责任人" people={people} value={memberId} onChange={(id) => form.set({ memberId: id ?? '' })} error={form.problems.memberId && '请选一位责任人'} />
      <PersonChoice
        title="代班人" people={people.filter((one) => one.memberId !== memberId)} value={deputyId} nobody="不设代班人"
        onChange={(id) => form.set({ deputyId: id })} error={form.problems.deputyId}
      />
      <Hours value={solveMinutes} onChange={(minutes) => form.set({ solveMinutes: minutes })} error={form.problems.solveMinutes} />
      <View className="v-sheet__actions">
        {known ? <DropLine villageId={villageId} known={known} onDone={onDone} /> : <Button kind="line" onTap={onDone}>先不了</Button>}
        <Button busy={save.isPending} onTap={submit}>记下</Button>
      </View>
    </View>
  );
}
