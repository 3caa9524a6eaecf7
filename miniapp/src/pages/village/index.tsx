import { goTo } from '../../core/navigation';
import { Notice } from '../../ui/list-state';
import { Page } from '../../ui/page';

export default function VillagePage() {
  return (
    <Page title="村庄">
      <Notice icon="village" words="先选一个村庄,村里的消息、随手拍和卫生都在这里" act="去找村庄" onAct={() => goTo('resident/find-village')} />
    </Page>
  );
}
