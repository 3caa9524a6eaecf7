import { View } from '@tarojs/components';
import { draftWords, type Draft } from '../core/draft';
import { discardDraft, submitDraft } from '../core/drafts';
import { Button } from './button';
import { Card, Tag } from './card';

const tones = { draft: 'grey', waiting: 'gold', sending: 'gold', sent: undefined, failed: 'warm' } as const;

interface DraftLineProps {
  draft: Draft;
  /** 垃圾满了 · 三组 */
  title: string;
  /** Go on writing. */
  onOpen?: () => void;
}

/** Where a draft is: 草稿, 正在发送, 已发出, 没发出去 and why. */
export function DraftLine({ draft, title, onOpen }: DraftLineProps) {
  return (
    <Card row onTap={draft.state === 'draft' ? onOpen : undefined}>
      <View className="v-grow">
        <View className="v-strong">{title}</View>
        <Tag tone={tones[draft.state]}>{draftWords[draft.state]}</Tag>
        {draft.reason && <View className="v-sub">{draft.reason}</View>}
      </View>
      {draft.state === 'failed' && <Button small kind="line" onTap={onOpen ?? (() => void submitDraft(draft.id))}>{onOpen ? '去改改' : '再发一次'}</Button>}
      {draft.state === 'waiting' && <Button small kind="line" onTap={() => void submitDraft(draft.id)}>现在发</Button>}
      {(draft.state === 'draft' || draft.state === 'sent') && <Button small kind="line" onTap={() => discardDraft(draft.id)}>{draft.state === 'sent' ? '知道了' : '删掉'}</Button>}
    </Card>
  );
}
