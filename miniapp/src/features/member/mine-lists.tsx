import { View } from '@tarojs/components';
import type { MeView } from '../../../../shared/contract/member';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Notice } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { openVillage } from '../village/current-village';
import { openFind } from '../village/open-find';

export function MyLists({ me }: { me: MeView }) {
  const verified = me.residencies.some(({ state }) => state === 'verified');
  const pending = me.residencies.some(({ state }) => state === 'pending');
  return (
    <Card flush>
      <Entry start={<IconTile name="camera" tone="warm" />} title="我的随手拍" note="上报到哪一步了,手机里存着的" onTap={() => goTo('resident/reports', { mine: 1 })} />
      {verified && <Entry start={<IconTile name="raise" />} title="报一件好事" note="义务劳动、邻里互助,确认后记分" onTap={() => goTo('resident/deeds')} />}
      {verified && <Entry start={<IconTile name="market" tone="gold" />} title="积分超市" note="用积分换东西,看领取码" onTap={() => goTo('resident/shop')} />}
      <Entry
        start={<IconTile name="house" tone="gold" />}
        title={verified ? '我认领的住户' : '认领我家'}
        note={pending ? <Tag tone="gold">等村里核实</Tag> : verified ? '看看,或再认领别的村' : '认领后,能上报、能看自家档案'}
        onTap={() => goTo('resident/claim')}
      />
      <Entry start={<IconTile name="gear" />} title="设置与隐私" note="称呼、大字、隐私说明、退出" onTap={() => goTo('resident/settings')} />
    </Card>
  );
}

/** For those who hold an office. */
export function OfficeEntry({ appointments }: Pick<MeView, 'appointments'>) {
  if (appointments.length === 0) return null;
  const offices = appointments.map(({ regionName, roleName }) => `${regionName} ${roleName}`).join('、');
  return (
    <Card flush tone="pine">
      <Entry start={<IconTile name="list" />} title="进工作台" note={offices} onTap={() => goTo('staff/workbench')} />
    </Card>
  );
}

export function MyFollows({ follows }: Pick<MeView, 'follows'>) {
  return (
    <Section title="我关注的村庄" more="找村庄 ›" onMore={openFind}>
      <View>
        {follows.length === 0 && <Notice icon="village" words="还没有关注村庄。关注后,村里的消息会出现在首页" act="去找村庄" onAct={openFind} />}
        {follows.length > 0 && (
          <Card tight flush>
            {follows.map(({ villageId, name, townName, countyName }) => (
              <Entry key={villageId} start={<IconTile name="village" />} title={name} note={`${countyName} ${townName}`} onTap={() => openVillage(villageId)} />
            ))}
          </Card>
        )}
      </View>
    </Section>
  );
}
