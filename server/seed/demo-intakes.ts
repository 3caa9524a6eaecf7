import type { NewIntake } from '../../shared/contract/intake';
import { Households } from '../src/features/household/households.service';
import { Intakes } from '../src/features/intake/intakes.service';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

interface Told extends Pick<NewIntake, 'channel' | 'heardWords'> {
  takenBy: string;
  hoursAgo: number;
  name: string;
  phone: string;
  door?: [groupNo: number, doorNo: string];
  report: { kind: string; groupNo: number; words: string; description: string };
}

/** Two who have no phone that could take a picture: one called, one told the group leader. */
const intakes: Told[] = [
  {
    channel: 'duty-line', takenBy: '杨国平', hoursAgo: 27, name: '周奶奶', phone: '07138350321', heardWords: '我家门前那盏灯夜里一闪一闪的,孙伢放学看不见路',
    report: { kind: 'lamp', groupNo: 5, words: '周家门前', description: '路灯夜里一闪一闪' },
  },
  {
    channel: 'on-behalf', takenBy: '杨建国', hoursAgo: 11, name: '杨桂兰', phone: '', door: [3, '12'], heardWords: '屋后水沟被树叶堵了,下雨水就往屋里走',
    report: { kind: 'drain', groupNo: 3, words: '12 号屋后', description: '树叶堵了水沟' },
  },
];

export async function tellIntakes(stage: Stage): Promise<void> {
  for (const { channel, takenBy, hoursAgo, name, phone, door, heardWords, report } of intakes) {
    stage.hoursAgo(hoursAgo);
    const household = door && (await stage.service(Households).atDoor(DEMO_VILLAGE, ...door));
    const { kind, groupNo, words, description } = report;
    const taken = await stage.service(Intakes).take(stage.who(takenBy), DEMO_VILLAGE, {
      channel, heardWords, consent: channel === 'on-behalf', caller: { name, phone, groupNo: door?.[0] ?? null, householdId: household?.id ?? null },
      report: { kind, description, photoIds: [], voiceIds: [], place: { groupNo, words, point: null }, facilityId: null, answers: {}, showName: false },
    });
    await stage.check(`report:${taken.report.reportId}`);
  }
}
