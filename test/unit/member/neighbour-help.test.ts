import { helpsGroup } from '../../../server/src/features/member/member.policy';
import type { Role } from '../../../shared/domain/permissions';

const village = { id: '421102200215', code: '421102200215' };
const office = (role: Role, groupNo: number | null = null, regionCode = village.code) => ({ role, regionCode, groupNo });

describe('who acts for neighbours without a phone', () => {
  it('a group leader in the own group, a party contact in the whole village', () => {
    expect(helpsGroup([office('group-leader', 3)], village, 3)).toBe(true);
    expect(helpsGroup([office('group-leader', 3)], village, 4)).toBe(false);
    expect(helpsGroup([office('group-leader', 4), office('group-leader', 3)], village, 3)).toBe(true);
    expect(helpsGroup([office('party-contact')], village, 4)).toBe(true);
  });

  it('not in another village, and not by another office', () => {
    expect(helpsGroup([office('group-leader', 3, '421102200216'), office('party-contact', null, '421102200216')], village, 3)).toBe(false);
    expect(helpsGroup([office('secretary'), office('cleaner', 3), office('inspector')], village, 3)).toBe(false);
    expect(helpsGroup([], village, 3)).toBe(false);
  });
});
