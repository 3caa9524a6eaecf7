import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DutyImport } from '../../../../shared/contract/duty';
import { wordsOf } from '../../core/call-error';
import { problemsFrom } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card, Entry, Stat, StatRow, Tag } from '../../ui/card';
import { SwitchRow } from '../../ui/field';
import { Section } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { chooseTable } from '../household/table-file';
import { useExportTable, useStoreTable, useTryTable } from './duty-staff.queries';

function Unreadable({ error }: { error: unknown }) {
  return (
    <Card tone="warm">
      <View className="v-strong">{wordsOf(error)}</View>
      {Object.values(problemsFrom(error)).map((reason) => <View key={reason} className="v-sub">{reason}</View>)}
    </Card>
  );
}

function Found({ found: { added, changed, dropped, problems, problemCount } }: { found: DutyImport }) {
  return (
    <>
      <StatRow>
        <Stat words="新增行" value={added} tone="pine" />
        <Stat words="有变动" value={changed} />
        <Stat words="删去" value={dropped} />
        <Stat words="要改的行" value={problemCount} tone={problemCount > 0 ? 'warm' : undefined} />
      </StatRow>
      {problemCount > 0 && (
        <Section title="这些行要改">
          <Card tight flush>
            {problems.map(({ line, message }) => <Entry key={`${line} ${message}`} start={<Tag tone="warm">{`第 ${line} 行`}</Tag>} title={message} />)}
          </Card>
        </Section>
      )}
    </>
  );
}

/** What a file would do to the table, then all of it or nothing. */
function ImportSheet({ villageId, onClose }: { villageId: string; onClose: () => void }) {
  const [file, setFile] = useState('');
  const [isWhole, setWhole] = useState(false);
  const mode = isWhole ? 'replace' : 'merge';
  const attempt = useTryTable(villageId);
  const store = useStoreTable(villageId);
  const look = (path: string, whole: boolean) => attempt.mutate({ file: path, mode: whole ? 'replace' : 'merge' });
  const choose = async () => {
    const chosen = await chooseTable();
    if (!chosen) return;
    setFile(chosen.path);
    look(chosen.path, isWhole);
  };
  const switchMode = (whole: boolean) => {
    setWhole(whole);
    if (file) look(file, whole);
  };
  const found = attempt.data;
  const apply = () => found && store.mutate({ file, mode, baseVersion: found.baseVersion }, {
    onSuccess: (done) => { toast(`导入好了,新增 ${done.added} 行,更新 ${done.changed} 行`); onClose(); }, onError: () => look(file, isWhole),
  });
  return (
    <Sheet open title="导入责任表" onClose={onClose}>
      <View className="v-sub">先导出现在的表,在电脑上改好再导入。范围写“全村”、“三组”或设施编号</View>
      <SwitchRow title="表里没有的行就删掉" note="不打开,就只改表里写到的行" on={isWhole} onChange={switchMode} />
      {attempt.isError && <Unreadable error={attempt.error} />}
      {found && <Found found={found} />}
      <View className="v-sheet__actions">
        <Button kind="line" busy={attempt.isPending} busyWords="正在读表…" onTap={() => void choose()}>{found ? '换一张表' : '选表格'}</Button>
        {found?.problemCount === 0 && <Button busy={store.isPending} onTap={apply}>{`导入 ${found.lines} 行`}</Button>}
      </View>
    </Sheet>
  );
}

/** The table out as XLSX and in again. */
export function TableExchange({ villageId, mayEdit }: { villageId: string; mayEdit: boolean }) {
  const save = useExportTable(villageId);
  const [isImporting, setImporting] = useState(false);
  return (
    <View className="v-gap v-ends">
      <Button small kind="line" icon="download" busy={save.isPending} onTap={() => save.mutate()}>导出表格</Button>
      {mayEdit && <Button small kind="line" icon="upload" onTap={() => setImporting(true)}>导入表格</Button>}
      {isImporting && <ImportSheet villageId={villageId} onClose={() => setImporting(false)} />}
    </View>
  );
}
