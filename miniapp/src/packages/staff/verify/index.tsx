import { useState } from 'react';
import type { ClaimView } from '../../../../../shared/contract/household';
import { ClaimList } from '../../../features/household/claim-list';
import { useClaims, useDecideClaim, type ClaimDecision } from '../../../features/household/household-staff.queries';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';
import { Confirm } from '../../../ui/sheet';
import { toast } from '../../../ui/toast';

const doneWords = { verify: '核实好了,这户的人能看自家档案了', reject: '已告诉对方没有通过' } as const;

export default function VerifyPage() {
  const claims = useClaims(useStaffVillage());
  const decide = useDecideClaim();
  const [rejected, setRejected] = useState<ClaimView>();
  const act = (decision: ClaimDecision) =>
    decide.mutate(decision, { onSuccess: () => toast(doneWords[decision.decision]), onSettled: () => setRejected(undefined) });
  return (
    <Page title="核实认领" wide>
      <Show
        state={stateOf(claims)}
        empty={{ icon: 'check-box', words: '没有等核实的。村民认领住户后,会出现在这里' }}
      >
        {(waiting) => (
          <>
            <ClaimList
              claims={waiting}
              busyId={decide.isPending ? decide.variables.residencyId : undefined}
              onVerify={({ residencyId }) => act({ residencyId, decision: 'verify', reason: '' })}
              onReject={setRejected}
            />
            <ListEnd {...claims.more} />
          </>
        )}
      </Show>
      <Confirm
        open={Boolean(rejected)}
        title={`不通过 ${rejected?.personName ?? ''} 的认领?`}
        words="对方会看到您写的理由,改好可以再申请"
        act="不通过"
        kind="warm"
        reason="例如:这户没有这个人,请核对门牌号"
        busy={decide.isPending}
        onAct={(reason) => rejected && act({ residencyId: rejected.residencyId, decision: 'reject', reason })}
        onClose={() => setRejected(undefined)}
      />
    </Page>
  );
}
