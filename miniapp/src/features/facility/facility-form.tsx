import { View } from '@tarojs/components';
import { useState } from 'react';
import type { z } from 'zod';
import { NewFacility, type FacilityView } from '../../../../shared/contract/facility';
import { FACILITY_KINDS, facilityKinds } from '../../../../shared/domain/facility-kinds';
import { goTo } from '../../core/navigation';
import { problemsIn } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Bones } from '../../ui/list-state';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { GroupChoice } from '../household/group-choice';
import { canChoosePoint, choosePoint, pointWords } from '../report/choose-point';
import { DutyChoice } from './duty-choice';
import { useAddFacility, useEditFacility, useFacility, usePrintPlates, useSetFacilityState } from './facility.queries';

type Words = z.input<typeof NewFacility>;
const kinds = FACILITY_KINDS.map((value) => ({ value, words: facilityKinds[value].name }));
const blank: Words = { kind: 'bin', name: '', groupNo: null, placeWords: '', point: null, dutyMemberId: null };
const wordsOf = ({ kind, name, place, placeWords, point, dutyMemberId }: FacilityView): Words => ({ kind, name, groupNo: place.groupNo, placeWords, point, dutyMemberId });

interface FormProps {
  villageId: string;
  facility?: FacilityView | undefined;
  onDone: () => void;
}

function useFacilityForm({ villageId, facility, onDone }: FormProps) {
  const [words, setWords] = useState<Words>(() => (facility ? wordsOf(facility) : blank));
  const [wasTried, setTried] = useState(false);
  const add = useAddFacility(villageId);
  const edit = useEditFacility(facility?.facilityId ?? '');
  const problems = problemsIn(NewFacility, words);
  const done = () => {
    toast('存好了');
    onDone();
  };
  const save = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    if (facility) edit.mutate({ ...words, version: facility.version }, { onSuccess: done });
    else add.mutate(words, { onSuccess: done });
  };
  return { words, problems: wasTried ? problems : {}, isSaving: add.isPending || edit.isPending, save, change: (more: Partial<Words>) => setWords((now) => ({ ...now, ...more })) };
}

function FacilityForm(props: FormProps) {
  const { words, problems, isSaving, save, change } = useFacilityForm(props);
  const { villageId } = props;
  const point = async () => {
    const chosen = await choosePoint();
    if (chosen) change({ point: chosen.point, ...(words.placeWords === '' && { placeWords: chosen.name.slice(0, 60) }) });
  };
  return (
    <>
      <View className="v-row v-gap"><Segmented options={kinds} value={words.kind} onChange={(kind) => change({ kind })} label="是什么设施" /></View>
      <Field label="名称" placeholder="例如:村口垃圾桶" value={words.name} max={40} error={problems.name} onChange={(name) => change({ name })} />
      <GroupChoice villageId={villageId} value={words.groupNo} onChange={(groupNo) => change({ groupNo: groupNo === words.groupNo ? null : groupNo })} />
      <Field label="旁边有什么" placeholder="例如:老槐树旁" value={words.placeWords ?? ''} max={60} error={problems.placeWords} onChange={(placeWords) => change({ placeWords })} />
      {canChoosePoint() && <Button kind="line" wide icon="pin" onTap={() => void point()}>{words.point ? '地点选好了,点这里改' : pointWords}</Button>}
      <DutyChoice villageId={villageId} value={words.dutyMemberId ?? null} onChange={(dutyMemberId) => change({ dutyMemberId })} />
      <View className="v-sheet__actions"><Button busy={isSaving} onTap={save}>存好</Button></View>
    </>
  );
}

/** Its page, its plate, and whether it is in use. */
function OtherActs({ facility, onDone }: { facility: FacilityView; onDone: () => void }) {
  const print = usePrintPlates(facility.villageId);
  const set = useSetFacilityState(facility.facilityId);
  const inUse = facility.state === 'in-use';
  const turn = () => set.mutate({ state: inUse ? 'out-of-use' : 'in-use', version: facility.version }, { onSuccess: onDone });
  return (
    <View className="v-gap v-ends">
      <Button small kind="line" icon="eye" onTap={() => goTo('resident/facility', { code: facility.code })}>看它的页面</Button>
      {inUse && <Button small kind="line" icon="picture" busy={print.isPending} onTap={() => print.mutate({ facilityIds: facility.facilityId })}>打印这块牌</Button>}
      <Button small kind={inUse ? 'warm' : 'line'} busy={set.isPending} onTap={turn}>{inUse ? '停用' : '重新启用'}</Button>
    </View>
  );
}

function KnownFacility({ facilityId, onClose }: { facilityId: string; onClose: () => void }) {
  const facility = useFacility(facilityId).data;
  if (!facility) return <Bones />;
  return (
    <>
      <OtherActs facility={facility} onDone={onClose} />
      <FacilityForm key={facility.version} villageId={facility.villageId} facility={facility} onDone={onClose} />
    </>
  );
}

/** A new facility, or a known one to change. */
export function FacilityEditor({ villageId, facilityId, onClose }: { villageId: string; facilityId: string | undefined; onClose: () => void }) {
  return (
    <Sheet open title={facilityId ? '改设施' : '加一个设施'} onClose={onClose}>
      {facilityId ? <KnownFacility facilityId={facilityId} onClose={onClose} /> : <FacilityForm villageId={villageId} onDone={onClose} />}
    </Sheet>
  );
}
