import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ImportPreview } from '../../../../../shared/contract/household';
import { useApplyImport, usePreviewImport } from '../../../features/household/household-staff.queries';
import { ImportResult } from '../../../features/household/import-result';
import { chooseTable, openTemplate } from '../../../features/household/table-file';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { wordsOf } from '../../../core/call-error';
import { problemsFrom } from '../../../core/use-form';
import { goBack } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Bones, Notice } from '../../../ui/list-state';
import { Page, Section } from '../../../ui/page';
import { Confirm } from '../../../ui/sheet';

function useTable(villageId: string) {
  const [name, setName] = useState('');
  const preview = usePreviewImport(villageId);
  const choose = async () => {
    const file = await chooseTable();
    if (!file) return;
    setName(file.name);
    preview.mutate(file.path);
  };
  return { name, preview, choose: () => void choose() };
}

function HowTo() {
  return (
    <>
      <Section title="第一步 照模板填">
        <Card tight>
          <View>一人一行,同一门牌就是一户。组、门牌号、户主、姓名都要填</View>
          <View className="v-gap v-ends"><Button small kind="line" icon="download" onTap={openTemplate}>下载模板</Button></View>
        </Card>
      </Section>
      <Section title="第二步 选填好的表">
        <Card tight><View>先给您看会变成什么样,点了导入才存。在微信里,先把表发到文件传输助手再选</View></Card>
      </Section>
    </>
  );
}

/** Why the table could not be read, still there after the toast. */
function Unreadable({ error }: { error: unknown }) {
  const reasons = Object.values(problemsFrom(error));
  return (
    <Card tone="warm">
      <View className="v-strong">{wordsOf(error)}</View>
      {reasons.map((reason) => <View key={reason} className="v-sub">{reason}</View>)}
    </Card>
  );
}

function ApplyBar({ preview, onAgain, onApply }: { preview: ImportPreview; onAgain: () => void; onApply: () => void }) {
  return (
    <FootBar>
      <Button kind="line" onTap={onAgain}>换一张表</Button>
      {preview.state === 'ready' && <Button onTap={onApply}>{`导入 ${preview.households} 户`}</Button>}
    </FootBar>
  );
}

export default function ImportPage() {
  const { name, preview, choose } = useTable(useStaffVillage());
  const apply = useApplyImport();
  const [isAsking, setAsking] = useState(false);
  if (apply.isSuccess) {
    return <Page title="导入住户"><Notice icon="tick-circle" words={`导入好了,新增 ${apply.data.added} 户,更新 ${apply.data.changed} 户`} act="回去看看" onAct={goBack} /></Page>;
  }
  const found = preview.data;
  const chooseBar = <FootBar><Button icon="upload" busy={preview.isPending} busyWords="正在读表…" onTap={choose}>选表格</Button></FootBar>;
  const foot = found ? <ApplyBar preview={found} onAgain={choose} onApply={() => setAsking(true)} /> : chooseBar;
  return (
    <Page title="导入住户" wide foot={foot} offlineWords="没有信号,要连上网才能导入">
      {name !== '' && <View className="v-sub">{name}</View>}
      {preview.isError && <Unreadable error={preview.error} />}
      {preview.isPending ? <Bones /> : found ? <ImportResult preview={found} /> : <HowTo />}
      {found && (
        <Confirm
          open={isAsking}
          title={`导入这 ${found.households} 户?`}
          words={`新增 ${found.added} 户,更新 ${found.changed} 户。表里没有的户不动`}
          act="导入"
          busy={apply.isPending}
          onAct={() => apply.mutate(found.importId, { onSettled: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}
