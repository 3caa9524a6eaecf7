import type { z } from 'zod';
import type { Presence, PersonaView } from '../../shared/contract/member';
import type { Role } from '../../shared/domain/permissions';

/** 杨家湾村, 陶店乡, 黄州区: the village the demo tells about. */
export const DEMO_VILLAGE = '421102200215';
const DEMO_TOWN = '421102200';
const DEMO_COUNTY = '421102';

export interface Persona extends PersonaView {
  /** Verified member of this household; its other people come with the demo's households. */
  home?: { groupNo: number; doorNo: string; presence: z.infer<typeof Presence> };
  offices: { role: Role; regionCode: string; groupNo: number | null }[];
}

const village = (role: Role, groupNo: number | null = null): Persona['offices'][number] => ({ role, regionCode: DEMO_VILLAGE, groupNo });

export const personas: Persona[] = [
  {
    persona: 'villager', name: '杨桂兰', does: '在村村民,住三组 12 号:随手拍、看自家评比和积分',
    home: { groupNo: 3, doorNo: '12', presence: 'home' }, offices: [],
  },
  {
    persona: 'villager-away', name: '杨志强', does: '杨桂兰的儿子,在外务工:关注家乡、看自家档案',
    home: { groupNo: 3, doorNo: '12', presence: 'away' }, offices: [],
  },
  { persona: 'follower', name: '周晓梅', does: '关注村庄的网友:看村庄主页和公开内容', offices: [] },
  {
    persona: 'group-leader', name: '杨建国', does: '三组组长:核实本组住户认领、帮邻居上报',
    home: { groupNo: 3, doorNo: '1', presence: 'home' }, offices: [village('group-leader', 3)],
  },
  {
    persona: 'secretary', name: '杨国平', does: '村书记:发布、派单、开评比、任命和导入住户',
    home: { groupNo: 1, doorNo: '5', presence: 'home' }, offices: [village('secretary')],
  },
  {
    persona: 'cleaner', name: '王德顺', does: '保洁员:接任务、拍处理后的照片',
    home: { groupNo: 2, doorNo: '8', presence: 'home' }, offices: [village('cleaner')],
  },
  {
    persona: 'inspector', name: '李秋菊', does: '评比员:入户打分、拍照',
    home: { groupNo: 4, doorNo: '3', presence: 'home' }, offices: [village('inspector')],
  },
  {
    persona: 'keeper', name: '胡桂花', does: '保管员:扫领取码,把积分超市的东西交给来领的人',
    home: { groupNo: 6, doorNo: '2', presence: 'home' }, offices: [village('keeper')],
  },
  {
    persona: 'town-officer', name: '陈志远', does: '陶店乡整治办:看全乡各村的上报、评比和超期',
    offices: [{ role: 'town-officer', regionCode: DEMO_TOWN, groupNo: null }],
  },
  {
    persona: 'county-officer', name: '刘敏', does: '黄州区整治办:看全区进度和排名',
    offices: [{ role: 'county-officer', regionCode: DEMO_COUNTY, groupNo: null }],
  },
];

/** Stands for the openid WeChat would give. */
export const personaOpenid = (persona: Persona['persona']): string => `demo-persona-${persona}`;
