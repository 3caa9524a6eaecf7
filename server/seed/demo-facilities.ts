import { NewFacility } from '../../shared/contract/facility';
import { FacilityDesk } from '../src/features/facility/facility-desk.service';
import type { Stage } from './demo/stage';
import { neighbours } from './demo/posts';
import { DEMO_VILLAGE } from './personas';

const DAYS_AGO = 1_000;
type Words = [kind: NewFacility['kind'], name: string, groupNo: number, placeWords: string, dutyName?: string];

/** What stands in 杨家湾村; around the village's middle, as no map knows the true places. */
const facilities: Words[] = [
  ['bin', '村口垃圾桶', 1, '公交站旁'],
  ['bin', '老槐树垃圾桶', 3, '老槐树旁'],
  ['bin', '四组垃圾桶', 4, '晒谷场边'],
  ['pit', '二组垃圾池', 2, '机耕路口'],
  ['lamp', '桥头路灯', 3, '石桥东头', '赵大勇'],
  ['lamp', '小学路灯', 5, '小学门口', '赵大勇'],
  ['lamp', '广场路灯', 1, '文化广场', '赵大勇'],
  ['toilet', '广场公厕', 1, '文化广场北边'],
  ['river', '湾里河三组段', 3, '石桥到水闸'],
  ['river', '湾里河五组段', 5, '水闸往下'],
];
const MIDDLE = { lat: 30.5212, lng: 114.9153 };
const STEP = 0.0013;

export async function tellFacilities(stage: Stage): Promise<void> {
  stage.hoursAgo(DAYS_AGO);
  const desk = stage.service(FacilityDesk);
  for (const [at, [kind, name, groupNo, placeWords, dutyName]] of facilities.entries()) {
    const point = { lat: MIDDLE.lat + ((at % 4) - 1.5) * STEP, lng: MIDDLE.lng + (Math.floor(at / 4) - 1) * STEP, system: 'wgs84' as const };
    const dutyMemberId = dutyName ? stage.who(dutyName).memberId : null;
    await desk.create(stage.who('杨国平'), DEMO_VILLAGE, NewFacility.parse({ kind, name, groupNo, placeWords, point, dutyMemberId }));
  }
  for (const { villageId, secretary } of neighbours) {
    await desk.create(stage.who(secretary), villageId, NewFacility.parse({ kind: 'bin', name: '村部垃圾桶', groupNo: 1, placeWords: '村部门口' }));
  }
}
