import { BOARDS } from '../../../shared/domain/boards';
import { PostService } from '../../src/features/post/post.service';
import { Profiles } from '../../src/features/village/profiles.service';
import { DEMO_VILLAGE } from '../personas';
import { demoIntro, demoPosts, neighbours, type DemoPost } from './posts';
import type { Stage } from './stage';

const SECRETARY = '杨国平';

interface Page {
  villageId: string;
  secretary: string;
  intro: string;
  posts: DemoPost[];
}

const pages: Page[] = [{ villageId: DEMO_VILLAGE, secretary: SECRETARY, intro: demoIntro, posts: demoPosts }, ...neighbours];

const keyOf = (villageId: string, at: number, scene: number): string => `post-${villageId}-${at}-${scene}`;
const coverOf = (villageId: string): string => `cover-${villageId}`;

/** Pictures of posts and covers, taken by the village's secretary. */
export async function preparePages(stage: Stage): Promise<void> {
  for (const { villageId, secretary, posts } of pages) {
    const cover = neighbours.find((neighbour) => neighbour.villageId === villageId)?.cover ?? 'village';
    await stage.prepare(coverOf(villageId), secretary, cover, 'post');
    for (const [at, { scenes }] of posts.entries()) {
      for (const [number, scene] of scenes.entries()) await stage.prepare(keyOf(villageId, at, number), secretary, scene, 'post');
    }
  }
}

/** Inside the story's unit of work. */
export async function tellPages(stage: Stage): Promise<void> {
  for (const page of pages) {
    stage.hoursAgo(1000);
    const boards = BOARDS.map((board) => ({ board, visible: true }));
    await stage.service(Profiles).edit(stage.who(page.secretary), page.villageId, { intro: page.intro, coverPhotoId: stage.photo(coverOf(page.villageId)), boards });
    for (const [at, post] of page.posts.entries()) await publish(stage, page, post, at);
  }
}

async function publish(stage: Stage, { villageId, secretary }: Page, { hoursAgo, scenes, pinned = false, ...words }: DemoPost, at: number): Promise<void> {
  stage.daytimeAgo(hoursAgo);
  const photoIds = scenes.map((_, number) => stage.photo(keyOf(villageId, at, number)));
  await stage.service(PostService).publish(stage.who(secretary), villageId, { ...words, photoIds, pinned });
}
