import { View } from '@tarojs/components';
import { useState } from 'react';
import { ChecklistForm, type ChecklistDesk } from '../../../../shared/contract/checklist';
import { pointsOf } from '../../../../shared/domain/grades';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Columns } from '../../ui/page';
import { toast } from '../../ui/toast';
import { maxTotal, newItem, replaced, without, type ChecklistInput } from './checklist-input';
import { useSaveChecklist } from './checklist-staff.queries';
import { SectionFields } from './section-fields';
import { SettingFields } from './setting-fields';

const SECTIONS_AT_MOST = 12;

interface ChecklistEditorProps {
  desk: ChecklistDesk;
  start: ChecklistInput;
  onDone: () => void;
}

/** A draft under the thumb, or in two columns at an office: the items, and what they add up to. */
export function ChecklistEditor({ desk, start, onDone }: ChecklistEditorProps) {
  const form = useForm(ChecklistForm, start);
  const save = useSaveChecklist(desk.owner.ownerId);
  const [openedAt] = useState(desk.revision);
  const { value, set, problems } = form;
  const { sections } = value;
  const template = desk.template?.checklist;
  const submit = () => {
    const checked = form.check();
    if (!checked) return toast('还有没填对的,请看红字');
    save.mutate({ revision: desk.revision, form: checked }, { onSuccess: () => { toast('草稿存好了'); onDone(); } });
  };
  return (
    <View>
      {desk.revision !== openedAt && <Card tone="warm">刚有人改过草稿,您写的还在。再点“存草稿”就用您的</Card>}
      <Columns>
        {[
          <View key="items">
            {sections.map((section, at) => (
              <SectionFields
                key={section.id ?? `new-${at}`} section={section} template={template} problems={problems} prefix={`sections.${at}`}
                onChange={(changed) => set({ sections: replaced(sections, at, changed) })} onDrop={() => set({ sections: without(sections, at) })}
              />
            ))}
            {problems.sections && <View className="v-late v-gap">{problems.sections}</View>}
            {sections.length < SECTIONS_AT_MOST && (
              <View className="v-gap"><Button wide kind="line" icon="plus" onTap={() => set({ sections: [...sections, { title: '', items: [newItem()] }] })}>加一个部分</Button></View>
            )}
          </View>,
          <View key="settings">
            <SettingFields value={value} set={set} problems={problems} template={template} />
            <View className="v-gap v-strong">{`全部加起来 ${pointsOf(maxTotal(value))} 分`}</View>
            <View className="v-row v-gap">
              <View className="v-grow"><Button wide kind="line" onTap={onDone}>不改了</Button></View>
              <View className="v-grow"><Button wide busy={save.isPending} onTap={submit}>存草稿</Button></View>
            </View>
          </View>,
        ]}
      </Columns>
    </View>
  );
}
