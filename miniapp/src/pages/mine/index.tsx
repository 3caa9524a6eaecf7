import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { setLargeType, useTypeSize } from '../../core/type-size';
import { Card, Entry } from '../../ui/card';
import { SwitchRow } from '../../ui/field';
import { IconTile } from '../../ui/icon';
import { Page } from '../../ui/page';

export default function MinePage() {
  const me = useMe();
  const isLarge = useTypeSize((size) => size.large);
  return (
    <Page title="我的">
      <Card row>
        <Entry start={<IconTile name="person" />} title={me?.nickname ?? '还没有登录'} note={me?.residencies[0]?.householdLabel ?? '认领住户后,能上报、能看自家档案'} />
      </Card>
      <Card flush>
        <Entry start={<IconTile name="shield" />} title="我家的共治档案" note="积分、评比、每一笔" onTap={() => goTo('resident/record')} />
        <Entry start={<IconTile name="camera" tone="warm" />} title="我的随手拍" onTap={() => goTo('resident/reports')} />
        <Entry start={<IconTile name="house" tone="gold" />} title="认领住户" onTap={() => goTo('resident/claim')} />
        {me && me.appointments.length > 0 && <Entry start={<IconTile name="list" />} title="村务工作台" onTap={() => goTo('staff/workbench')} />}
        <Entry start={<IconTile name="gear" />} title="设置与隐私" onTap={() => goTo('resident/settings')} />
      </Card>
      <Card>
        <SwitchRow title="长辈版(大字)" note="字更大,按钮不变样" on={isLarge} onChange={setLargeType} />
      </Card>
    </Page>
  );
}
