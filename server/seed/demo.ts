import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UnitOfWork } from '../src/core/database/unit-of-work';
import { JobRunner } from '../src/core/jobs/job-runner';
import { PersonaSeed } from '../src/features/demo/persona-seed.service';
import { LogSealer } from '../src/features/log/log-sealer.service';
import { PostPicks } from '../src/features/post/post-picks.service';
import { VillageImport } from '../src/features/region/village-import.service';
import { tellChecklists } from './demo-checklists';
import { tellDoors } from './demo-doors';
import { tellDuties } from './demo-duties';
import { tellFacilities } from './demo-facilities';
import { tellIntakes } from './demo-intakes';
import { prepareHygiene, tellHygiene } from './demo-hygiene';
import { prepareRedemption, tellRedemption } from './demo-redemption';
import { tellRecord } from './demo-record';
import { tellReportRule, tellRules } from './demo-rules';
import { prepareReports, tellReports } from './demo-reports';
import { tellClaims } from './demo/claims';
import { gatherPeople, settleHouseholds } from './demo/crowd';
import { preparePages, tellPages } from './demo/pages';
import type { StoryClock } from './demo/seed-clock';
import { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

/** 黄州区, the district of the demo. */
const DEMO_COUNTY = '421102';
const BEFORE_THE_STORY_HOURS = 1100;

/**
 * Fills a fresh demo database with the district's real villages and an invented story that ends now. Places, people and pictures
 * may be made twice without harm; the story itself is one unit of work, so after a crash the next start tells all of it.
 */
export async function seedDemo(app: NestFastifyApplication, clock: StoryClock): Promise<void> {
  const stage = new Stage(app, clock);
  if (await isTold(stage)) return;
  try {
    await stage.service(VillageImport).importVillages(await districtFile());
    stage.hoursAgo(BEFORE_THE_STORY_HOURS);
    await settleHouseholds(stage);
    await stage.service(PersonaSeed).plant();
    await gatherPeople(stage);
    clock.release();
    for (const prepare of [preparePages, prepareReports, prepareHygiene, prepareRedemption]) await prepare(stage);
    await stage.service(UnitOfWork).run(async () => {
      for (const tell of [tellPages, tellClaims, tellFacilities, tellReportRule, tellReports, tellIntakes, tellChecklists, tellHygiene, tellDoors, tellDuties, tellRedemption, tellRules, tellRecord]) await tell(stage);
    });
  } finally {
    clock.release();
  }
  await stage.service(JobRunner).drain();
  await stage.service(LogSealer).seal(DEMO_VILLAGE);
}

/** Told and checked: after a crash between the two, the promised checks come first. */
async function isTold(stage: Stage): Promise<boolean> {
  await stage.service(JobRunner).drain();
  const [posts = []] = await stage.service(PostPicks).pick([{ villageId: DEMO_VILLAGE, limit: 1 }]);
  return posts.length > 0;
}

async function districtFile(): Promise<string> {
  const [header = '', ...rows] = (await readFile(join(__dirname, 'villages.csv'), 'utf8')).split('\n');
  return [header, ...rows.filter((row) => row.startsWith(DEMO_COUNTY))].join('\n');
}
