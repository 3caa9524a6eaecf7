import { useState } from 'react';
import type { ApiKeyView } from '../../../../shared/contract/api-key';
import { day } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useApiKeys, useRevokeKey } from './api-key.queries';

function KeyLine({ apiKey, onRevoke }: { apiKey: ApiKeyView; onRevoke: () => void }) {
  const { name, hint, regionName, createdAt, revokedAt } = apiKey;
  const end = revokedAt ? <Tag tone="grey">已停用</Tag> : <Button small kind="line" label={`停用${name}的密钥`} onTap={onRevoke}>停用</Button>;
  return <Entry title={name} note={`${regionName} · 末四位 ${hint} · ${day(createdAt)}开通`} end={end} />;
}

export function KeyList({ countyCode }: { countyCode: string }) {
  const keys = useApiKeys(countyCode);
  const revoke = useRevokeKey(countyCode);
  const [asked, ask] = useState<ApiKeyView>();
  const act = () => asked && revoke.mutate(asked.keyId, { onSuccess: () => toast('已经停用'), onSettled: () => ask(undefined) });
  return (
    <Section title="已开通的系统">
      <Show state={stateOf(keys)} empty={{ icon: 'list', words: '还没有别的系统接进来' }}>
        {(all) => <Card tight flush>{all.map((one) => <KeyLine key={one.keyId} apiKey={one} onRevoke={() => ask(one)} />)}</Card>}
      </Show>
      <Confirm
        open={Boolean(asked)} title={`停用${asked?.name ?? ''}的密钥?`} words="马上生效,停用后不能恢复;以前报来的事照常办理" act="停用" kind="warm"
        busy={revoke.isPending} onAct={act} onClose={() => ask(undefined)}
      />
    </Section>
  );
}
