import { Image, View } from '@tarojs/components';
import type { VillagePage } from '../../../../shared/contract/village';
import { fullUrl } from '../../core/server-base';
import { Button } from '../../ui/button';
import { pictured, spoken } from '../../ui/spoken';
import { FollowButton } from '../member/follow-button';
import { openFind } from './open-find';

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** The village's own picture, or a drawn landscape until it has one; name, followers, follow. */
export function VillageHero({ page: { village, cover, followerCount, following } }: { page: VillagePage }) {
  return (
    <View className="v-hero">
      {cover && <Image className="v-hero__cover" src={fullUrl(cover.url)} mode="aspectFill" {...pictured(`${village.name}的照片`)} />}
      <View className="v-hero__switch"><Button small kind="white" icon="search" onTap={openFind}>换个村</Button></View>
      <View className="v-hero__words">
        <View className="v-grow">
          <View className="v-title" {...spoken({ role: 'heading' })}>{village.name}</View>
          <View className="v-hero__sub">{`${village.countyName}${village.townName} · ${grouped(followerCount)} 人关注`}</View>
        </View>
        <FollowButton villageId={village.villageId} following={following} name={village.name} onHero />
      </View>
    </View>
  );
}
