import { View } from '@tarojs/components';
import { useState } from 'react';
import { EXPIRY_NOTICE_DAYS, expiryWords, type ExpiryKind } from '../../../../shared/domain/points-expiry';
import { isDay } from '../../../../shared/domain/weeks';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { usePublishExpiry } from './points.queries';

const kinds: readonly { value: ExpiryKind; words: string }[] = [{ value: 'never', words: '不到期' }, { value: 'months', words: '满几个月' }, { value: 'year-end', words: '年底' }];
const MOST_MONTHS = 60;

interface ExpiryFormProps {
  villageId: string;
  /** The first day that leaves the notice time. */
  earliest: string;
  onDone: () => void;
}

/** Never, so many months after being earned, or at the end of the year; from which day on. */
export function ExpiryForm({ villageId, earliest, onDone }: ExpiryFormProps) {
  const [kind, setKind] = useState<ExpiryKind>('never');
  const [typed, setTyped] = useState('12');
  const [from, setFrom] = useState(earliest);
  const [isAsked, ask] = useState(false);
  const publish = usePublishExpiry(villageId);
  const months = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0;
  const isWrong = kind === 'months' && (months < 1 || months > MOST_MONTHS);
  const check = () => {
    if (isWrong) return toast(`请填 1 到 ${MOST_MONTHS} 个月`);
    return isDay(from) && from >= earliest ? ask(true) : toast(`要提前 ${EXPIRY_NOTICE_DAYS} 天公布,最早 ${earliest}`);
  };
  const send = () => publish.mutate({ kind, months: kind === 'months' ? months : null, from }, { onSuccess: () => { toast(`公布了,${from} 起实行`); onDone(); }, onSettled: () => ask(false) });
  return (
    <Section title="公布新的到期规则" more="不改了" onMore={onDone}>
      <Segmented label="积分什么时候到期" options={kinds} value={kind} onChange={setKind} />
      {kind === 'months' && <Field label="得到后满几个月" type="number" value={typed} onChange={setTyped} max={2} />}
      <Field label="从哪天起实行" placeholder={earliest} hint={`写成 ${earliest} 这样,最早这一天`} value={from} onChange={setFrom} max={10} />
      <Card>
        <View className="v-sub">村民会看到</View>
        <View>{isWrong ? `请填 1 到 ${MOST_MONTHS} 个月` : expiryWords({ kind, months })}</View>
        <View className="v-sub">实行前得的分,从实行那天算起,不会因为改规则一下子作废</View>
      </Card>
      <View className="v-gap"><Button wide busy={publish.isPending} onTap={check}>公布</Button></View>
      <Confirm open={isAsked} title="公布到期规则?" words={`${from} 起:${expiryWords({ kind, months })}`} act="公布" busy={publish.isPending} onAct={send} onClose={() => ask(false)} />
    </Section>
  );
}
