import { View } from '@tarojs/components';
import { IntakeFields } from '../../../features/intake/intake-fields';
import { IntakeList } from '../../../features/intake/intake-list';
import { useIntakeForm } from '../../../features/intake/use-intake-form';
import { usePrintSlip } from '../../../features/intake/intake.queries';
import { useOfferedKinds } from '../../../features/report/likely-kinds';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Notice } from '../../../ui/list-state';
import { Columns, Page } from '../../../ui/page';

/** The number to read out on the telephone. */
function Taken({ intakeId, number, onAgain }: { intakeId: string; number: string; onAgain: () => void }) {
  const print = usePrintSlip();
  return (
    <Card>
      <View className="v-sub">记好了,请把编号念给对方听</View>
      <View className="v-big">{number}</View>
      <Button wide kind="line" busy={print.isPending} onTap={() => print.mutate({ intakeId, number })}>打印纸条</Button>
      <View className="v-gap"><Button wide onTap={onAgain}>再记一条</Button></View>
    </Card>
  );
}

function Form({ villageId }: { villageId: string }) {
  const kinds = useOfferedKinds(villageId);
  const form = useIntakeForm(villageId, kinds);
  if (form.taken) return <Taken {...form.taken.intake} onAgain={form.again} />;
  return (
    <View>
      <IntakeFields form={form} villageId={villageId} kinds={kinds} />
      <View className="v-gap"><Button wide kind="warm" busy={form.isSending} busyWords="正在记…" onTap={form.submit}>记下来</Button></View>
    </View>
  );
}

export default function IntakePage() {
  const villageId = useStaffVillage();
  const may = useMay('report:intake');
  return (
    <Page title="电话和代报" wide offlineWords="没有信号。写下的存在手机里,有信号时再点“记下来”">
      {may && villageId
        ? <Columns>{[<Form key={`form-${villageId}`} villageId={villageId} />, <IntakeList key="list" villageId={villageId} />]}</Columns>
        : <Notice icon="list" words="值班员、组长和联户党员在这里记下别人说的事" />}
    </Page>
  );
}
