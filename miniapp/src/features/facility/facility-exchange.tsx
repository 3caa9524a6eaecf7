import { View } from '@tarojs/components';
import { useState } from 'react';
import type { FacilityImport } from '../../../../shared/contract/facility';
import type { FacilityKindId } from '../../../../shared/domain/facility-kinds';
import { wordsOf } from '../../core/call-error';
import { problemsFrom } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card, Entry, Stat, StatRow, Tag } from '../../ui/card';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { chooseTable } from '../household/table-file';
import { useExportFacilities, usePrintPlates, useStoreFacilities, useTryFacilities } from './facility.queries';

function Unreadable({ error }: { error: unknown }) {
  return (
    <Card tone="warm">
      <View className="v-strong">{wordsOf(error)}</View>
      {Object.values(problemsFrom(error)).map((reason) => <View key={reason} className="v-sub">{reason}</View>)}
    </Card>
  );
}

function Found({ found: { added, changed, problems, problemCount } }: { found: FacilityImport }) {
  return (
    <>
      <StatRow>
        <Stat words="新增" value={added} tone="pine" />
        <Stat words="有变动" value={changed} />
        <Stat words="要改的行" value={problemCount} tone={problemCount > 0 ? 'warm' : undefined} />
      </StatRow>
      {problemCount > 0 && (
        <Card tight flush>
          {problems.map(({ line, message }) => <Entry key={`${line} ${message}`} start={<Tag tone="warm">{`第 ${line} 行`}</Tag>} title={message} />)}
        </Card>
      )}
    </>
  );
}

/** What a file would do to the list, then all of it or nothing. */
function ImportSheet({ villageId, onClose }: { villageId: string; onClose: () => void }) {
  const [file, setFile] = useState('');
  const attempt = useTryFacilities(villageId);
  const store = useStoreFacilities(villageId);
  const choose = async () => {
    const chosen = await chooseTable();
    if (!chosen) return;
    setFile(chosen.path);
    attempt.mutate(chosen.path);
  };
  const found = attempt.data;
  const apply = () => found && store.mutate({ file, baseVersion: found.baseVersion }, {
    onSuccess: ({ added, changed }) => { toast(`导入好了,新增 ${added} 个,更新 ${changed} 个`); onClose(); }, onError: () => attempt.mutate(file),
  });
  return (
    <Sheet open title="导入设施" onClose={onClose}>
      <View className="v-sub">先导出现在的表,在电脑上填好再导入。新设施的编号留空,有编号的行就改那一个</View>
      {attempt.isError && <Unreadable error={attempt.error} />}
      {found && <Found found={found} />}
      <View className="v-sheet__actions">
        <Button kind="line" busy={attempt.isPending} busyWords="正在读表…" onTap={() => void choose()}>{found ? '换一张表' : '选表格'}</Button>
        {found?.problemCount === 0 && <Button busy={store.isPending} onTap={apply}>{`导入 ${found.lines} 行`}</Button>}
      </View>
    </Sheet>
  );
}

/** The list out as XLSX and in again, and plates to print. */
export function FacilityExchange({ villageId, kind }: { villageId: string; kind: FacilityKindId | undefined }) {
  const save = useExportFacilities(villageId);
  const print = usePrintPlates(villageId);
  const [isImporting, setImporting] = useState(false);
  return (
    <View className="v-gap v-ends">
      <Button small kind="line" icon="download" busy={save.isPending} onTap={() => save.mutate()}>导出表格</Button>
      <Button small kind="line" icon="upload" onTap={() => setImporting(true)}>导入表格</Button>
      <Button small kind="line" icon="picture" busy={print.isPending} busyWords="正在排版…" onTap={() => print.mutate({ kind })}>打印设施牌</Button>
      {isImporting && <ImportSheet villageId={villageId} onClose={() => setImporting(false)} />}
    </View>
  );
}
