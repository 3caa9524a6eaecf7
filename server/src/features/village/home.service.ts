import { Injectable } from '@nestjs/common';
import type { PostCard } from '../../../../shared/contract/post';
import type { ReportCard } from '../../../../shared/contract/report';
import type { HomePage } from '../../../../shared/contract/village';
import type { Caller } from '../../core/access/caller';
import { Follows } from '../member/follows.service';
import { NoticeInbox } from '../notice/notice-inbox.service';
import { PostPicks } from '../post/post-picks.service';
import { RegionService } from '../region/region.service';
import { ReportLists } from '../report/report-list.service';

const POSTS_A_VILLAGE = 2;
/** As many as one can follow. */
const VILLAGES = 50;

type HomeVillage = HomePage['villages'][number];

/** The app's first page: followed villages and what waits for the reader; a fixed number of queries. */
@Injectable()
export class Home {
  constructor(
    private readonly regions: RegionService,
    private readonly follows: Follows,
    private readonly picks: PostPicks,
    private readonly reports: ReportLists,
    private readonly notices: NoticeInbox,
  ) {}

  async read(me: Caller): Promise<HomePage> {
    const [followed, waiting, { unread }] = await Promise.all([
      this.follows.villagesOf(me.memberId), this.reports.waitingForConfirmation(me.memberId), this.notices.unread(me),
    ]);
    return { villages: await this.villages(followed.slice(0, VILLAGES)), waiting: waiting.map(toWaiting), unreadNotices: unread };
  }

  private async villages(ids: string[]): Promise<HomeVillage[]> {
    const [names, followers, open, newest] = await Promise.all([
      this.regions.byIds(ids), this.follows.countOf(ids), this.reports.openCount(ids), this.newest(ids),
    ]);
    const villages = ids.flatMap((id): HomeVillage[] => {
      const village = names.get(id);
      if (!village) return [];
      const { name, townName, countyName } = village;
      const figures = { followerCount: followers.get(id) ?? 0, openReports: open.get(id) ?? 0 };
      return [{ villageId: id, name, townName, countyName, ...figures, newest: newest.get(id) ?? [] }];
    });
    return villages.sort((a, b) => activityOf(b).localeCompare(activityOf(a)));
  }

  private async newest(ids: string[]): Promise<Map<string, PostCard[]>> {
    const picked = await this.picks.pick(ids.map((villageId) => ({ villageId, limit: POSTS_A_VILLAGE })));
    return new Map(ids.map((id, at) => [id, picked[at] ?? []]));
  }
}

/** ISO instants of one zone sort as text; a silent village comes last. */
const activityOf = ({ newest }: HomeVillage): string => newest[0]?.publishedAt ?? '';

const toWaiting = ({ reportId, kindName, place }: ReportCard): HomePage['waiting'][number] => ({
  kind: 'confirm-report', id: reportId, title: `${kindName}:修好了吗?`, detail: place.label,
});
