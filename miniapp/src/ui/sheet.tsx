import { View } from '@tarojs/components';
import { useState, type PropsWithChildren } from 'react';
import { Button, isOverBrowserTabs } from './button';
import { names } from './class-names';
import { TextArea } from './field';
import { spoken } from './spoken';

interface SheetProps {
  open: boolean;
  title: string;
  /** Tapping beside it closes it; leave out to insist on an answer. */
  onClose?: () => void;
}

/** Slides over the bottom of the page. */
export function Sheet({ open, title, onClose, children }: PropsWithChildren<SheetProps>) {
  if (!open) return null;
  return (
    <View className={names('v-sheet', isOverBrowserTabs() && 'v-sheet--tab')} catchMove>
      <View className="v-sheet__shade" onClick={onClose} />
      <View className="v-sheet__body" {...spoken({ role: 'dialog', label: title })}>
        <View className="v-sheet__title">{title}</View>
        {children}
      </View>
    </View>
  );
}

interface ConfirmProps {
  open: boolean;
  title: string;
  words?: string;
  /** The verb on the main button. */
  act: string;
  kind?: 'main' | 'warm';
  /** Asks for a reason with this placeholder; the act needs one unless `reasonOptional`. */
  reason?: string;
  reasonOptional?: boolean;
  busy?: boolean;
  onAct: (reason: string) => void;
  onClose: () => void;
}

/** Are you sure, and (when asked) why. Opened anew, it has forgotten the last reason. */
export function Confirm({ open, ...question }: ConfirmProps) {
  return open ? <Question {...question} /> : null;
}

function Question({ title, words, act, kind = 'main', reason, reasonOptional, busy, onAct, onClose }: Omit<ConfirmProps, 'open'>) {
  const [text, setText] = useState('');
  const lacksReason = Boolean(reason) && !reasonOptional && text.trim() === '';
  return (
    <Sheet open title={title} onClose={onClose}>
      {words && <View className="v-sub">{words}</View>}
      {reason && <TextArea label="理由" placeholder={reason} value={text} onChange={setText} max={200} />}
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>先不了</Button>
        <Button kind={kind} busy={busy} disabled={lacksReason} onTap={() => onAct(text.trim())}>{act}</Button>
      </View>
    </Sheet>
  );
}
