import Taro from '@tarojs/taro';
import { useState } from 'react';
import { KindForm } from '../../../features/report-kind/kind-form';
import { KindList } from '../../../features/report-kind/kind-list';
import { useCountyKinds, useOwnCounty } from '../../../features/report-kind/report-kind-staff.queries';
import { Button, FootBar } from '../../../ui/button';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Columns, Page, Section } from '../../../ui/page';

const NEW = 'new';

function CountyKinds({ countyCode, open, onOpen }: { countyCode: string; open: string; onOpen: (kindId: string) => void }) {
  const kinds = useCountyKinds(countyCode);
  const chosen = kinds.data?.find(({ id }) => id === open);
  const close = () => onOpen('');
  return (
    <Columns>
      {[
        (chosen ?? open === NEW) ? <KindForm key={open} countyCode={countyCode} kind={chosen} onDone={close} /> : null,
        <Section key="list" title="全县上报的种类" note="改了马上生效,办理中的也按新时限">
          <Show state={stateOf(kinds)} empty={{ icon: 'list', words: '还没有上报的种类,点下面的“加一类”' }}>
            {(all) => <KindList kinds={all} onOpen={({ id }) => onOpen(id)} />}
          </Show>
        </Section>,
      ].filter(Boolean)}
    </Columns>
  );
}

export default function KindsPage() {
  const countyCode = useOwnCounty();
  const [open, setOpen] = useState('');
  /** The form is above the list. */
  const show = (kindId: string) => {
    setOpen(kindId);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const foot = countyCode !== '' && open === '' ? <FootBar><Button onTap={() => show(NEW)}>加一类</Button></FootBar> : undefined;
  return (
    <Page title="上报类型" wide foot={foot} offlineWords="没有信号,要连上网才能改">
      {countyCode === '' ? <Notice icon="shield" words="这里由县整治办管理,您可以联系他们" /> : <CountyKinds countyCode={countyCode} open={open} onOpen={show} />}
    </Page>
  );
}
