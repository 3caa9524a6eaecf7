import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RegionFigures } from '../../../../../shared/contract/report-figures';
import type { FigureWindow } from '../../../../../shared/domain/report-figures';
import { FigureExports, OpenDataFiles } from '../../../features/report-figures/figure-exports';
import { useFigureRegion } from '../../../features/report-figures/figure-region';
import { RegionRows } from '../../../features/report-figures/region-table';
import { useRegionFigures } from '../../../features/report-figures/report-figures.queries';
import { FigureCounts, FigureLines, KindBars, windowTabs } from '../../../features/report-figures/village-figures';
import { Button } from '../../../ui/button';
import { Tabs } from '../../../ui/choice';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Columns, Page, Section } from '../../../ui/page';

function Whole({ read, onOpen }: { read: RegionFigures; onOpen: (code: string) => void }) {
  const { figures, byKind, region } = read;
  return (
    <View>
      <FigureCounts figures={figures} />
      <Columns>
        {[
          <Section key="how" title={`${region.name}办得怎么样`} note={figures.hidden ? `含下架的 ${figures.hidden} 件` : undefined}><FigureLines figures={figures} /></Section>,
          <KindBars key="kinds" kinds={byKind} />,
        ]}
      </Columns>
      {read.isCapped && <Notice icon="list" words="太多了,只数了最新的两万件。选短一点的时间" />}
      <RegionRows read={read} onOpen={onOpen} />
    </View>
  );
}

export default function FiguresPage() {
  const { code, canGoUp, open, up } = useFigureRegion();
  const [window, setWindow] = useState<FigureWindow>('month');
  const read = useRegionFigures(code, window);
  return (
    <Page title="随手拍数字" wide offlineWords="没有信号,要连上网才能看数字">
      <Tabs options={windowTabs} value={window} onChange={setWindow} label="哪段时间" />
      {canGoUp && <View className="v-gap"><Button small kind="line" onTap={up}>回到上一级</Button></View>}
      {code === '' ? <Notice icon="chart" words="没有您管的地方,请找书记或乡镇整治办任命" /> : (
        <Show state={stateOf(read)} empty={{ icon: 'chart', words: '还没有数字' }}>
          {(data) => (
            <View>
              <Whole read={data} onOpen={open} />
              <FigureExports regionCode={code} window={window} />
              <OpenDataFiles regionCode={code} />
            </View>
          )}
        </Show>
      )}
    </Page>
  );
}
