import { Register } from '../../src/features/household/register.service';
import { Households } from '../../src/features/household/households.service';
import { DEMO_VILLAGE } from '../personas';
import { demoHouseholds, neighbourHouseholds } from './households';
import { claimants, extras, followerNames } from './people';
import { neighbours } from './posts';
import type { Stage } from './stage';

/** Households, once a village. */
export async function settleHouseholds(stage: Stage): Promise<void> {
  const register = stage.service(Register);
  if ((await stage.service(Households).count(DEMO_VILLAGE)) < demoHouseholds.length) await register.store(DEMO_VILLAGE, demoHouseholds);
  for (const [n, { villageId }] of neighbours.entries()) {
    if ((await stage.service(Households).count(villageId)) === 0) await register.store(villageId, neighbourHouseholds(n));
  }
}

/** Everybody the story needs, and those who only follow; each exactly once. */
export async function gatherPeople(stage: Stage): Promise<void> {
  await stage.meetPersonas();
  for (const [n, extra] of extras.entries()) await stage.follow((await stage.meet(`demo-extra-${n}`, extra)).memberId, DEMO_VILLAGE);
  for (const [n, { name }] of claimants.entries()) await stage.follow((await stage.meet(`demo-claimant-${n}`, { name, offices: [] })).memberId, DEMO_VILLAGE);
  for (const { villageId, secretary, inspector } of neighbours) await staff(stage, villageId, secretary, inspector);
  for (const [n, name] of followerNames.entries()) await gatherFollower(stage, n, name);
}

async function staff(stage: Stage, villageId: string, secretary: string, inspector: string): Promise<void> {
  const office = (role: 'secretary' | 'inspector') => ({ offices: [{ role, regionCode: villageId, groupNo: null }] });
  const { memberId } = await stage.meet(`demo-secretary-${villageId}`, { name: secretary, ...office('secretary') });
  await stage.follow(memberId, villageId);
  await stage.meet(`demo-inspector-${villageId}`, { name: inspector, ...office('inspector') });
}

async function gatherFollower(stage: Stage, n: number, name: string): Promise<void> {
  stage.hoursAgo(950 - n * 17);
  const { memberId } = await stage.meet(`demo-follower-${n}`, { name: `${name}${n}`, offices: [] });
  await stage.follow(memberId, DEMO_VILLAGE);
  for (const { villageId } of neighbours.filter(({ followers }, at) => (n + at * 7) % followerNames.length < followers)) await stage.follow(memberId, villageId);
}
