import fc from 'fast-check';
import { canonicalDoor, doorOrder } from '../../../server/src/features/household/doors';
import { planOf, type RegisterHousehold, type StoredHousehold } from '../../../server/src/features/household/register.plan';
import { readRows } from '../../../server/src/features/household/table-rows';
import { groupName } from '../../../shared/domain/groups';

const header = ['组', '门牌号', '户主', '姓名', '关系', '在村/外出', '党员户', '低保户'];
const rowOf = (group: string, door = '1') => [group, door, '张三', '张三', '户主', '在村', '', ''];
const read = (...rows: string[][]) => readRows([header, ...rows].map((cells, at) => ({ line: at + 1, cells })));

describe('a row of the table of households', () => {
  it('names its group as people write it', () => {
    for (let groupNo = 1; groupNo <= 99; groupNo += 1) {
      for (const word of [String(groupNo), `${groupNo}组`, groupName(groupNo), `第${groupName(groupNo)}`]) {
        expect([word, read(rowOf(word)).rows[0]?.groupNo]).toEqual([word, groupNo]);
      }
    }
  });

  it.each(['0', '100', '十十', '一二', '组', '百组', '-1', '1.5', 'constructor'])('and %s is no group', (word) => {
    expect(read(rowOf(word))).toMatchObject({ rows: [], issues: [{ line: 2 }] });
  });

  it('may have its columns in any order, and more of them', () => {
    const [row] = [rowOf('三组', '12')];
    const turned = [[...header].reverse(), [...row!].reverse()].map((cells, at) => ({ line: at + 1, cells: ['备注', ...cells] }));
    expect(readRows(turned).rows).toEqual(read(row!).rows);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.array(fc.string(), { maxLength: 12 }), (cells) => {
      const { rows, issues } = read(cells);
      expect(rows.length + issues.length).toBe(1);
    }));
  });
});

const door = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.option(fc.integer({ min: 0, max: 99 })));

describe('doors', () => {
  it('sort as one walks, and no two share a place', () => {
    fc.assert(fc.property(door, door, ([a, subA], [b, subB]) => {
      const [first, second] = [subA === null ? `${a}` : `${a}-${subA}`, subB === null ? `${b}` : `${b}-${subB}`];
      const walked = a - b || (subA ?? -1) - (subB ?? -1);
      expect(Math.sign(doorOrder(first) - doorOrder(second))).toBe(Math.sign(walked));
    }));
  });

  it('have one spelling', () => {
    expect(['012', '12-01', '0', '7'].map(canonicalDoor)).toEqual(['12', '12-1', '0', '7']);
  });
});

describe('the plan of an import', () => {
  const household = (doorNo: string, names: string[]): RegisterHousehold => ({
    groupNo: 1, doorNo, headName: names[0]!, partyMember: false, welfare: false,
    persons: names.map((name) => ({ name, relation: '家人', presence: 'home' })),
  });
  const stored = (wanted: RegisterHousehold): StoredHousehold => ({
    household: { ...wanted, id: wanted.doorNo, villageId: 'v', doorOrder: doorOrder(wanted.doorNo), closedAt: null, mergedInto: null },
    persons: wanted.persons.map((person, position) => ({ ...person, id: person.name, villageId: 'v', householdId: wanted.doorNo, position })),
  });

  it('is empty for what is stored already, in whatever order the rows come back', () => {
    const wanted = household('1', ['张三', '李四']);
    const { household: row, persons } = stored(wanted);
    expect(planOf([{ household: row, persons: [...persons].reverse() }], [wanted])).toEqual({ added: [], changed: [] });
  });

  it('tells new households from changed ones', () => {
    const [same, moved, fresh] = [household('1', ['张三']), household('2', ['李四', '王五']), household('3', ['赵六'])];
    const plan = planOf([stored(same), stored(household('2', ['李四']))], [same, moved, fresh]);
    expect(plan.added).toEqual([fresh]);
    expect(plan.changed.map(({ wanted }) => wanted)).toEqual([moved]);
  });
});
