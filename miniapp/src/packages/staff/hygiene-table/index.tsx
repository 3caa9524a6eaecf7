import { useState } from 'react';
import { quarterName } from '../../../../../shared/domain/quarters';
import { regionLevel } from '../../../../../shared/domain/regions';
import { useQuarterTables, useRegionTable } from '../../../features/hygiene/hygiene-tables.queries';
import { HygieneTablesView } from '../../../features/hygiene/hygiene-tables-view';
import { RegionRanking } from '../../../features/hygiene/region-ranking';
import { useFigureRegion } from '../../../features/report-figures/figure-region';
import { Button } from '../../../ui/button';
import { Tabs } from '../../../ui/choice';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

function VillageQuarter({ villageId, quarter }: { villageId: string; quarter: string }) {
  const tables = useQuarterTables(villageId, quarter);
  return <Show state={stateOf(tables)} empty={{ icon: 'star', words: '这一季还没有评比' }}>{(read) => <HygieneTablesView tables={read} />}</Show>;
}

/** Own region ranked by quarter, down to the tables of one village. */
export default function HygieneTablePage() {
  const { code, canGoUp, open, up } = useFigureRegion();
  const [quarter, setQuarter] = useState<string>();
  const table = useRegionTable(code, quarter);
  const isVillage = regionLevel(code) === 'village';
  return (
    <Page title="评比排名" wide offlineWords="没有信号,要连上网才能看排名">
      {code === '' ? <Notice icon="chart" words="没有您管的地方,请找书记或乡镇整治办任命" /> : (
        <Show state={stateOf(table)} empty={{ icon: 'star', words: '还没有评比' }}>
          {(read) => (
            <>
              <Tabs options={read.quarters.map((value) => ({ value, words: quarterName(value) }))} value={read.quarter} onChange={setQuarter} label="哪一季" />
              {canGoUp && <Button small kind="line" onTap={up}>回到上一级</Button>}
              {isVillage ? <VillageQuarter villageId={read.villageId ?? ''} quarter={read.quarter} /> : <RegionRanking rows={read.rows} onOpen={(row) => open(row.code)} />}
            </>
          )}
        </Show>
      )}
    </Page>
  );
}
