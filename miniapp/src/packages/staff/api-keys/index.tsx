import { KeyList } from '../../../features/api-key/key-list';
import { NewKey } from '../../../features/api-key/new-key';
import { useOwnCounty } from '../../../features/report-kind/report-kind-staff.queries';
import { Notice } from '../../../ui/list-state';
import { Columns, Page } from '../../../ui/page';

export default function ApiKeysPage() {
  const countyCode = useOwnCounty();
  return (
    <Page title="接口密钥" wide offlineWords="没有信号,要连上网才能管理密钥">
      {countyCode === ''
        ? <Notice icon="list" words="接口密钥由县整治办管理" />
        : <Columns>{[<NewKey key={`new-${countyCode}`} countyCode={countyCode} />, <KeyList key="list" countyCode={countyCode} />]}</Columns>}
    </Page>
  );
}
