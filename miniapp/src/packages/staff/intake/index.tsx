import { View } from '@tarojs/components';
import { IntakeFields } from '../../../features/intake/intake-fields';
import { useIntakeForm, type IntakeForm } from '../../../features/intake/intake-form';
import { IntakeList } from '../../../features/intake/intake-list';
import { IntakeTaken } from '../../../features/intake/intake-taken';
import { IntakeWaiting } from '../../../features/intake/intake-waiting';
import { useOfferedKinds } from '../../../features/report/likely-kinds';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/list-state';
import { Columns, Page } from '../../../ui/page';

type Kinds = ReturnType<typeof useOfferedKinds>;

function Form({ form, villageId, kinds }: { form: IntakeForm; villageId: string; kinds: Kinds }) {
  return (
    <View>
      <IntakeFields form={form} villageId={villageId} kinds={kinds} />
      <View className="v-gap"><Button wide kind="warm" busy={form.isSending} busyWords="正在记…" onTap={form.submit}>记下来</Button></View>
    </View>
  );
}

function Desk({ villageId }: { villageId: string }) {
  const kinds = useOfferedKinds(villageId);
  const form = useIntakeForm({ villageId, kinds });
  return (
    <View>
      <Columns>
        {[
          <Form key="form" form={form} villageId={villageId} kinds={kinds} />,
          <View key="lists">
            <IntakeWaiting villageId={villageId} except={form.draftId} onOpen={form.open} />
            <IntakeList villageId={villageId} />
          </View>,
        ]}
      </Columns>
      <IntakeTaken taken={form.taken} onNext={form.next} />
    </View>
  );
}

export default function IntakePage() {
  const villageId = useStaffVillage();
  const may = useMay('report:intake');
  return (
    <Page title="电话和代报" wide offlineWords="没有信号。先记下来,有信号时自动发出">
      {may && villageId
        ? <Desk key={villageId} villageId={villageId} />
        : <Notice icon="list" words="值班员、组长和联户党员在这里记下别人说的事" />}
    </Page>
  );
}
