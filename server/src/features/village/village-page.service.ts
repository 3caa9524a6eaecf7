import { Injectable } from '@nestjs/common';
import type { VillagePage } from '../../../../shared/contract/village';
import type { Board } from '../../../../shared/domain/boards';
import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { HygieneStandings } from '../hygiene/hygiene-standing.service';
import { LogHeads } from '../log/log-heads.service';
import { Follows } from '../member/follows.service';
import { PhotoService } from '../photo/photo.service';
import { PostPicks } from '../post/post-picks.service';
import { RegionService, type Village } from '../region/region.service';
import { ReportLists } from '../report/report-list.service';
import { Profiles, visibleOf } from './profiles.service';

const POSTS_A_BOARD = 2;
const LATEST = 5;
const REPORTS = 3;

/** The whole village page (村庄主页) in one answer and about ten small queries. */
@Injectable()
export class VillagePages {
  constructor(
    private readonly regions: RegionService,
    private readonly profiles: Profiles,
    private readonly follows: Follows,
    private readonly picks: PostPicks,
    private readonly photos: PhotoService,
    private readonly reports: ReportLists,
    private readonly standings: HygieneStandings,
    private readonly heads: LogHeads,
  ) {}

  async page(me: Caller | undefined, villageId: string): Promise<VillagePage> {
    const village = await this.regions.village(villageId);
    const [own, people, sanitation, head] = await Promise.all([
      this.ownWords(me, village), this.people(me, villageId), this.sanitation(villageId), this.heads.of(villageId),
    ]);
    const log = head && { size: head.size, sealedAt: new Date(head.sealedAt).toISOString() };
    return { village: nameOf(village), ...own, ...people, ...sanitation, log, ...rightsOf(me, village) };
  }

  /** Introduction, cover and posts. */
  private async ownWords(me: Caller | undefined, village: Village): Promise<Pick<VillagePage, 'intro' | 'cover' | 'boards' | 'latest'>> {
    const villageId = village.id;
    const profile = await this.profiles.of(villageId);
    const seesUnchecked = me !== undefined && mayIn(me.standing, 'content:moderate', village);
    const shown = seesUnchecked || profile.checkState === 'passed';
    const [posts, covers] = await Promise.all([
      this.posts(villageId, visibleOf(profile)), this.photos.view(shown && profile.coverPhotoId ? [profile.coverPhotoId] : [], { seesUnchecked }),
    ]);
    return { intro: shown ? profile.intro : '', cover: covers[0] ?? null, ...posts };
  }

  private async posts(villageId: string, visible: readonly Board[]): Promise<Pick<VillagePage, 'boards' | 'latest'>> {
    const ofBoards = visible.map((board) => ({ villageId, board, limit: POSTS_A_BOARD }));
    const [pinned = [], newest = [], ...perBoard] = await this.picks.pick([
      { villageId, pinned: true, limit: LATEST }, { villageId, limit: LATEST }, ...ofBoards,
    ]);
    const others = newest.filter((post) => !post.pinned);
    return {
      boards: visible.map((board, at) => ({ board, posts: perBoard[at] ?? [] })),
      latest: [...pinned, ...others].slice(0, LATEST),
    };
  }

  private async people(me: Caller | undefined, villageId: string): Promise<Pick<VillagePage, 'followerCount' | 'following'>> {
    const [counts, following] = await Promise.all([this.follows.countOf([villageId]), this.follows.isFollowing(me, villageId)]);
    return { followerCount: counts.get(villageId) ?? 0, following };
  }

  private async sanitation(villageId: string): Promise<Pick<VillagePage, 'hygiene' | 'openReports' | 'reports'>> {
    const [hygiene, open, reports] = await Promise.all([
      this.standings.of(villageId), this.reports.openCount([villageId]), this.reports.newest(villageId, REPORTS),
    ]);
    return { hygiene, openReports: open.get(villageId) ?? 0, reports };
  }
}

function nameOf({ id, code, name, townName, countyName, aliases }: Village): VillagePage['village'] {
  return { villageId: id, code, name, townName, countyName, aliases };
}

const rightsOf = (me: Caller | undefined, village: Village): Pick<VillagePage, 'mayPublish' | 'mayReport'> => ({
  mayPublish: me !== undefined && mayIn(me.standing, 'post:publish', village),
  mayReport: me !== undefined && mayIn(me.standing, 'report:submit', village),
});
