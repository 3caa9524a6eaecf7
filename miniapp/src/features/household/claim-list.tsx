import { View } from '@tarojs/components';
import type { ClaimView } from '../../../../shared/contract/household';
import { ago } from '../../core/time';
import { useIsWide } from '../../core/wide-screen';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { Table, type Column } from '../../ui/table';

interface ListProps {
  claims: readonly ClaimView[];
  busyId?: string;
  onVerify: (claim: ClaimView) => void;
  onReject: (claim: ClaimView) => void;
}

const where = ({ presence }: ClaimView): string => (presence === 'away' ? '在外' : '在村');

function NameHint({ nameKnown }: ClaimView) {
  return nameKnown ? <Tag>户里登记过这个名字</Tag> : <Tag tone="warm">户里没登记这个名字</Tag>;
}

function Acts({ claim, busyId, onVerify, onReject }: Omit<ListProps, 'claims'> & { claim: ClaimView }) {
  const isBusy = busyId === claim.residencyId;
  return (
    <View className="v-row">
      <Button small kind="line" disabled={isBusy} label={`不通过:${claim.personName}`} onTap={() => onReject(claim)}>不通过</Button>
      <Button small busy={isBusy} label={`核实:${claim.personName}`} onTap={() => onVerify(claim)}>核实</Button>
    </View>
  );
}

function ClaimCard({ claim, ...acts }: Omit<ListProps, 'claims'> & { claim: ClaimView }) {
  return (
    <Card>
      <View className="v-strong">{`${claim.personName} · ${claim.householdLabel}`}</View>
      <View className="v-sub">{`${where(claim)} · ${ago(claim.claimedAt)}申请`}</View>
      <NameHint {...claim} />
      <View className="v-gap v-ends"><Acts claim={claim} {...acts} /></View>
    </Card>
  );
}

const columnsFor = (acts: Omit<ListProps, 'claims'>): Column<ClaimView>[] => [
  { title: '谁', cell: ({ personName }) => <View className="v-strong">{personName}</View> },
  { title: '认领哪户', cell: ({ householdLabel }) => householdLabel },
  { title: '在哪里', narrow: true, cell: where },
  { title: '名册里', cell: (claim) => <NameHint {...claim} /> },
  { title: '申请时间', cell: ({ claimedAt }) => ago(claimedAt) },
  { title: '办理', cell: (claim) => <Acts claim={claim} {...acts} /> },
];

/** Who says they live where, oldest first. */
export function ClaimList({ claims, ...acts }: ListProps) {
  if (useIsWide()) return <Table rows={claims} columns={columnsFor(acts)} keyOf={({ residencyId }) => residencyId} label="等核实的认领" />;
  return <>{claims.map((claim) => <ClaimCard key={claim.residencyId} claim={claim} {...acts} />)}</>;
}
