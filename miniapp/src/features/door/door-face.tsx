import { View } from '@tarojs/components';
import type { DoorView } from '../../../../shared/contract/door';
import { goTo } from '../../core/navigation';
import { useMe } from '../../core/session';
import { Button } from '../../ui/button';
import { Card, Entry, Stat, StatRow } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { gradeWords } from '../hygiene/grade-words';
import { openVillage } from '../village/current-village';

/** What its household lets everybody see. */
export function Shown({ shows, grade, points }: Pick<DoorView, 'shows' | 'grade' | 'points'>) {
  if (shows === 'nothing') return null;
  const note = grade ? `${grade.roundTitle}${grade.final ? '' : '(公示中)'}` : '还没有评比过';
  return (
    <Card>
      <StatRow>
        <Stat words="入户评比" value={grade ? gradeWords(grade.grade) : '–'} tone="pine" />
        {points !== null && <Stat words="共治积分" value={`${points} 分`} />}
      </StatRow>
      <View className="v-sub">{`${note}。这户人家愿意让路过的人看到`}</View>
    </Card>
  );
}

/** Where the scan leads those who belong here. */
function Ways({ door: { householdId, isOwn } }: { door: DoorView }) {
  if (!householdId) return null;
  return (
    <Card flush>
      {isOwn && <Entry start={<IconTile name="shield" />} title="我家的共治档案" note="积分、评比和每一笔" onTap={() => goTo('resident/record')} />}
      {isOwn && <Entry start={<IconTile name="eye" tone="gold" />} title="路人扫码看到什么" note="由您家来定" onTap={() => goTo('resident/my-door')} />}
      {!isOwn && <Entry start={<IconTile name="house" />} title="打开这一户" note="村里办事用" onTap={() => goTo('staff/household', { householdId })} />}
    </Card>
  );
}

/** A plate as a passer-by sees it: the village, and what the household shows. */
export function DoorFace({ door }: { door: DoorView }) {
  const isSignedIn = Boolean(useMe());
  const { village } = door;
  return (
    <>
      <Card tone="pine">
        <View className="v-title">{village.name}</View>
        <View className="v-sub">{`${village.countyName} · ${village.townName}`}</View>
        <View className="v-gap">这是村里一户人家的户牌</View>
      </Card>
      <Shown {...door} />
      <Ways door={door} />
      <View className="v-gap"><Button wide kind={isSignedIn ? 'line' : 'main'} onTap={() => (isSignedIn ? openVillage(village.villageId) : goTo('home'))}>{isSignedIn ? `看看${village.name}` : '登录'}</Button></View>
      {!isSignedIn && <View className="v-sub v-gap">住在这里?登录后认领您家,就能看自家的评比和积分</View>}
    </>
  );
}
