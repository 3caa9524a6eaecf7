import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ChecklistDesk, ChecklistDraftView } from '../../../../shared/contract/checklist';
import { changesBetween } from '../../../../shared/domain/checklist-changes';
import { pointsOf } from '../../../../shared/domain/grades';
import { ago } from '../../core/time';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { useAdoptTemplate, useDiscardChecklist } from './checklist-staff.queries';
import { PublishSheet } from './publish-sheet';

function Changes({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <View className="v-sub">和现在用的一样</View>;
  return <View>{lines.map((line) => <View key={line} className="v-prose">{`· ${line}`}</View>)}</View>;
}

interface DraftCardProps {
  desk: ChecklistDesk;
  draft: ChecklistDraftView;
  onEdit: () => void;
}

/** The draft as those who will be scored would find it: the total, what changes, what is not allowed. */
export function DraftCard({ desk, draft, onEdit }: DraftCardProps) {
  const { owner: { ownerId }, revision, inForce } = desk;
  const [asked, ask] = useState<'publish' | 'discard' | undefined>();
  const discard = useDiscardChecklist(ownerId);
  const adopt = useAdoptTemplate(ownerId);
  const close = () => ask(undefined);
  return (
    <Section title="草稿" note={`${ago(draft.changedAt)}存的,还没发布`}>
      <Card tight tone={draft.problems.length > 0 ? 'warm' : undefined}>
        <View className="v-strong">{`满分 ${pointsOf(draft.checklist.max)} 分(现在 ${pointsOf(inForce.checklist.max)} 分)`}</View>
        {draft.problems.map((line) => <View key={line} className="v-late">{line}</View>)}
        <View className="v-gap"><Changes lines={changesBetween(inForce.checklist, draft.checklist)} /></View>
      </Card>
      {desk.template?.isNewer && <View className="v-gap"><Button wide kind="warm" busy={adopt.isPending} onTap={() => adopt.mutate(revision)}>换成县里新版</Button></View>}
      <View className="v-row v-gap">
        <View className="v-grow"><Button wide kind="line" onTap={onEdit}>接着改</Button></View>
        <View className="v-grow"><Button wide disabled={draft.problems.length > 0} onTap={() => ask('publish')}>发布</Button></View>
      </View>
      <View className="v-gap"><Button wide kind="line" onTap={() => ask('discard')}>不要这份草稿</Button></View>
      <PublishSheet open={asked === 'publish'} desk={desk} onClose={close} />
      <Confirm
        open={asked === 'discard'} title="不要这份草稿?" words="写的都会清掉,现在用的清单不变" act="清掉" kind="warm" busy={discard.isPending}
        onAct={() => discard.mutate(revision, { onSettled: close })} onClose={close}
      />
    </Section>
  );
}
