import type { Persona } from '../personas';
import { DEMO_VILLAGE } from '../personas';

/** Somebody of the demo beside the personas: nobody can sign in as them. */
export type Extra = Pick<Persona, 'name' | 'home' | 'offices'>;

const here = (role: Extra['offices'][number]['role']): Extra['offices'] => [{ role, regionCode: DEMO_VILLAGE, groupNo: null }];
const at = (groupNo: number, doorNo: string, presence: 'home' | 'away' = 'home'): Extra['home'] => ({ groupNo, doorNo, presence });

export const extras: Extra[] = [
  { name: '赵大勇', home: at(5, '6'), offices: here('repairer') },
  { name: '杨明亮', home: at(1, '2'), offices: here('cadre') },
  { name: '周玉珍', home: at(6, '5'), offices: here('inspector') },
  { name: '杨秀英', home: at(2, '3'), offices: [] },
  { name: '李长河', home: at(4, '6'), offices: [] },
  { name: '杨全喜', home: at(1, '6'), offices: [] },
  { name: '杨文斌', home: at(6, '2', 'away'), offices: [] },
];

/** People who have asked to be known as members of their household. */
export const claimants = [
  { name: '杨帆', groupNo: 1, doorNo: '5', hoursAgo: 40 },
  { name: '陈小芳', groupNo: 3, doorNo: '12', hoursAgo: 9 },
];

const SURNAMES = '杨王李陈周刘张胡吴徐';
const GIVEN = ['建华', '小红', '志刚', '丽娟', '海涛', '春梅', '晓东', '玉兰', '文军', '秀芳', '立新', '婷婷'];

/** Who follows the demo's villages from near and far. */
export const followerNames: string[] = Array.from({ length: 48 }, (_, n) => `${SURNAMES[n % SURNAMES.length]}${GIVEN[(n * 5) % GIVEN.length]}`);
