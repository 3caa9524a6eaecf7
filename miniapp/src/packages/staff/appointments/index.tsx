import { useState } from 'react';
import type { AppointmentView } from '../../../../../shared/contract/member';
import { groupName } from '../../../../../shared/domain/groups';
import { mayAppoint } from '../../../../../shared/domain/permissions';
import { AppointForm } from '../../../features/member/appoint-form';
import { useAppointments, useDismiss } from '../../../features/member/appointment-staff.queries';
import { useVillagePage } from '../../../features/village/village.queries';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { standingOf, useMe } from '../../../core/session';
import { day } from '../../../core/time';
import { Button, FootBar } from '../../../ui/button';
import { Card, Entry } from '../../../ui/card';
import { Show, stateOf } from '../../../ui/list-state';
import { Columns, Page, Section } from '../../../ui/page';
import { Confirm } from '../../../ui/sheet';
import { toast } from '../../../ui/toast';

const dutyOf = ({ roleName, groupNo }: AppointmentView): string => (groupNo === null ? roleName : `${groupName(groupNo)}${roleName}`);

function Holder({ appointment, onDismiss }: { appointment: AppointmentView; onDismiss: () => void }) {
  const standing = standingOf(useMe());
  const { memberName, regionName, since, role, regionCode } = appointment;
  const end = mayAppoint(standing, role, regionCode) && <Button small kind="line" label={`免去${memberName}的${dutyOf(appointment)}`} onTap={onDismiss}>免去</Button>;
  return <Entry title={`${dutyOf(appointment)} ${memberName}`} note={`${regionName} · ${day(since)}起`} end={end} />;
}

function InOffice({ villageId }: { villageId: string }) {
  const holders = useAppointments(villageId);
  const dismiss = useDismiss();
  const [asked, ask] = useState<AppointmentView>();
  const act = (reason: string) =>
    asked && dismiss.mutate({ appointmentId: asked.appointmentId, reason }, { onSuccess: () => toast('已经免去'), onSettled: () => ask(undefined) });
  return (
    <Section title="现在谁管什么">
      <Show state={stateOf(holders)} empty={{ icon: 'people', words: '还没有人任职,点下面的“任命一位”' }}>
        {(all) => <Card tight flush>{all.map((one) => <Holder key={one.appointmentId} appointment={one} onDismiss={() => ask(one)} />)}</Card>}
      </Show>
      <Confirm
        open={Boolean(asked)}
        title={`免去${asked?.memberName ?? ''}的${asked ? dutyOf(asked) : ''}?`}
        words="马上生效,理由会留在办事记录里"
        act="免去"
        kind="warm"
        reason="例如:外出务工,不能再做"
        busy={dismiss.isPending}
        onAct={act}
        onClose={() => ask(undefined)}
      />
    </Section>
  );
}

export default function AppointmentsPage() {
  const villageId = useStaffVillage();
  const village = useVillagePage(villageId).data?.village;
  const [isAppointing, setAppointing] = useState(false);
  const foot = village && !isAppointing ? <FootBar><Button onTap={() => setAppointing(true)}>任命一位</Button></FootBar> : undefined;
  return (
    <Page title={village ? `${village.name}的任命` : '任命'} wide foot={foot} offlineWords="没有信号,要连上网才能任命">
      <Columns>
        {[
          isAppointing && village ? <AppointForm key="form" villageId={villageId} code={village.code} onDone={() => setAppointing(false)} /> : null,
          <InOffice key="now" villageId={villageId} />,
        ].filter(Boolean)}
      </Columns>
    </Page>
  );
}
