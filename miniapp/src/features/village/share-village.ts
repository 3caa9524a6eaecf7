import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import type { VillagePage } from '../../../../shared/contract/village';
import { fullUrl } from '../../core/server-base';

const titleOf = (page: VillagePage | undefined): string => (page ? `${page.village.name}的网上村庄` : '网上村庄');
const queryOf = (page: VillagePage | undefined): string => (page ? `villageId=${page.village.villageId}` : '');
const pictureOf = (page: VillagePage | undefined): string | undefined => page?.cover ? fullUrl(page.cover.url) : undefined;

/** The card a villager sends to relatives, and what shows among friends. */
export function useShareVillage(page: VillagePage | undefined): void {
  useShareAppMessage(() => ({ title: titleOf(page), path: `/pages/village/index?${queryOf(page)}`, imageUrl: pictureOf(page) }));
  useShareTimeline(() => ({ title: titleOf(page), query: queryOf(page), imageUrl: pictureOf(page) }));
}
