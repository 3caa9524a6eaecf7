import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ChecklistDesk } from '../../../../shared/contract/checklist';
import { day } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Columns, Section } from '../../ui/page';
import { ChecklistEditor } from './checklist-editor';
import { inputOf } from './checklist-input';
import { BandsShown, ItemsShown } from './checklist-shown';
import { useAdoptTemplate, useChecklistVersions } from './checklist-staff.queries';
import { levelWords } from './checklist-words';
import { useChecklist } from './checklist.queries';
import { DraftCard } from './draft-card';

function Versions({ ownerId }: { ownerId: string }) {
  const versions = useChecklistVersions(ownerId);
  return (
    <Section title="发布过的">
      <Show state={stateOf(versions)} empty={{ icon: 'list', words: '还没发布过自己的清单' }}>
        {(items) => (
          <View>
            <Card tight flush>
              {items.map(({ checklistId, version, title, effectiveFrom }) => <Entry key={checklistId} title={`第 ${version} 版 ${title}`} note={`${day(effectiveFrom)}起用`} />)}
            </Card>
            <ListEnd {...versions.more} />
          </View>
        )}
      </Show>
    </Section>
  );
}

/** A county writes on its newest list; a village takes the county's over and adds to it. */
function Begin({ desk, onEdit }: { desk: ChecklistDesk; onEdit: () => void }) {
  const { owner: { ownerId, level }, revision, template } = desk;
  const adopt = useAdoptTemplate(ownerId);
  if (level === 'county') return <View className="v-gap"><Button wide onTap={onEdit}>改清单</Button></View>;
  const words = template?.isNewer ? '县里出了新的一版,换上它,本村加的还在' : '在县里的清单上加本村的项目';
  return (
    <Card tone={template?.isNewer ? 'warm' : undefined}>
      <View>{words}</View>
      <View className="v-gap"><Button wide busy={adopt.isPending} onTap={() => adopt.mutate(revision, { onSuccess: onEdit })}>{template?.isNewer ? '换成县里新版' : '开始写'}</Button></View>
    </Card>
  );
}

function InForce({ desk }: { desk: ChecklistDesk }) {
  const { inForce: { level, checklist, effectiveFrom }, coming } = desk;
  return (
    <Section title="现在用的">
      <Card tight>
        <View className="v-row"><View className="v-grow v-strong">{checklist.title}</View><Tag tone="gold">{levelWords[level]}</Tag></View>
        <View className="v-sub">{effectiveFrom ? `第 ${checklist.version} 版,${day(effectiveFrom)}起用` : '县里还没发布自己的清单'}</View>
        {coming && <View className="v-strong v-gap">{`第 ${coming.version} 版已发布,${day(coming.effectiveFrom)}起用`}</View>}
      </Card>
    </Section>
  );
}

/** Everything about one owner's list: what is in force, the draft, earlier versions. */
export function ChecklistDeskView({ desk }: { desk: ChecklistDesk }) {
  const [isEditing, edit] = useState(false);
  const { owner, inForce, draft, coming } = desk;
  const ahead = useChecklist(coming?.level === owner.level ? coming.checklistId : '').data;
  const start = inputOf(draft?.checklist ?? ahead?.checklist ?? inForce.checklist);
  if (isEditing) return <ChecklistEditor desk={desk} start={start} onDone={() => edit(false)} />;
  return (
    <Columns>
      {[
        <View key="work">
          <InForce desk={desk} />
          {draft ? <DraftCard desk={desk} draft={draft} onEdit={() => edit(true)} /> : <Begin desk={desk} onEdit={() => edit(true)} />}
          <Versions ownerId={owner.ownerId} />
        </View>,
        <View key="list"><BandsShown checklist={inForce.checklist} /><ItemsShown checklist={inForce.checklist} /></View>,
      ]}
    </Columns>
  );
}
