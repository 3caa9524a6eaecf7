import { useState } from 'react';
import type { Workbench } from '../../../../shared/contract/workbench';
import { useIsWide } from '../../core/wide-screen';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Sheet } from '../../ui/sheet';
import { Table, type Column } from '../../ui/table';
import { VillageTools } from './village-tools';

type Load = Workbench['villages'][number];

const columnsFor = (open: (village: Load) => void): Column<Load>[] => [
  { title: '村', cell: ({ townName, name }) => `${townName} ${name}` },
  { title: '正在处理', narrow: true, cell: ({ openReports }) => `${openReports} 件` },
  { title: '超时', narrow: true, cell: ({ lateReports }) => (lateReports > 0 ? <Tag tone="warm">{`${lateReports} 件`}</Tag> : '没有') },
  { title: '进村看', narrow: true, cell: (village) => <Button small kind="line" label={`看看${village.name}`} onTap={() => open(village)}>看看</Button> },
];

const openWords = ({ openReports }: Load): string => (openReports > 0 ? `正在处理 ${openReports} 件` : '没有在办的事');

function LoadLine({ village, onTap }: { village: Load; onTap: () => void }) {
  const late = village.lateReports > 0 ? <Tag tone="warm">{`超时 ${village.lateReports} 件`}</Tag> : undefined;
  return <Entry title={village.name} note={`${village.townName} · ${openWords(village)}`} end={late} onTap={onTap} />;
}

/** For town and county: which village needs help, the busiest first. */
export function VillageLoads({ villages }: Pick<Workbench, 'villages'>) {
  const [shown, setShown] = useState<Load>();
  const isWide = useIsWide();
  return (
    <>
      {isWide ? (
        <Table rows={villages} columns={columnsFor(setShown)} keyOf={({ villageId }) => villageId} label="各村在办" />
      ) : (
        <Card tight flush>{villages.map((village) => <LoadLine key={village.villageId} village={village} onTap={() => setShown(village)} />)}</Card>
      )}
      <Sheet open={Boolean(shown)} title={shown?.name ?? ''} onClose={() => setShown(undefined)}>
        {shown && <VillageTools villageId={shown.villageId} />}
      </Sheet>
    </>
  );
}
