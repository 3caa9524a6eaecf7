import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { useKin, useWithdrawKin } from './hygiene-plan.queries';

interface KinListProps {
  villageId: string;
  /** Staff take a mistake back; an inspector cannot take back their own. */
  mayWithdraw: boolean;
}

/** 亲属回避: who does not score whom. */
export function KinList({ villageId, mayWithdraw }: KinListProps) {
  const kin = useKin(villageId, villageId !== '').data ?? [];
  const withdraw = useWithdrawKin(villageId);
  const [asked, ask] = useState<string>();
  if (kin.length === 0) return null;
  return (
    <Section title="亲属回避" note="这些户由别的评比员打分">
      <Card tight flush>
        {kin.map(({ kinId, inspectorName, label, headName, relation, byStaff, withdrawnReason }) => (
          <Entry
            key={kinId}
            title={`${inspectorName} 回避 ${label} ${headName}`}
            note={withdrawnReason ? `已撤销:${withdrawnReason}` : [relation, byStaff ? '村里登记' : '本人申报'].filter(Boolean).join(' · ')}
            end={withdrawnReason ? <Tag tone="grey">已撤销</Tag> : mayWithdraw && <Button small kind="line" onTap={() => ask(kinId)} label={`撤销${inspectorName}回避${label}`}>撤销</Button>}
          />
        ))}
      </Card>
      <Confirm
        open={asked !== undefined}
        title="撤销这条亲属登记?"
        words="撤销后这位评比员又能给这户打分。登记和撤销的理由都留着"
        act="撤销"
        kind="warm"
        reason="例如:同名,不是亲戚"
        busy={withdraw.isPending}
        onAct={(reason) => asked && withdraw.mutate({ kinId: asked, reason }, { onSettled: () => ask(undefined) })}
        onClose={() => ask(undefined)}
      />
    </Section>
  );
}
