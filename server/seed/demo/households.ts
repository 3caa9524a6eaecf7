import type { RegisterHousehold, RegisterPerson } from '../../src/features/household/register.plan';

const GROUPS: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 5, 6, 8, 10, 12], [1, 2, 3, 4, 5, 6, 7, 9], [1, 2, 3, 4, 5, 6, 8, 9], [1, 2, 3, 4, 5, 6, 7, 8],
];
const SURNAMES = ['杨', '杨', '王', '杨', '李', '杨', '陈', '杨', '周', '刘', '杨', '张'];
const HEADS = ['德明', '运来', '桂生', '水清', '长庚', '全喜', '仕龙', '传福', '金元', '海波', '正华', '开元', '先锋', '永泉', '和平', '新民'];
const WIVES = ['秀珍', '春香', '桂花', '腊梅', '菊英', '玉莲', '冬梅', '翠兰', '凤英', '银枝'];
const SONS = ['志军', '伟', '俊杰', '涛', '小龙', '文杰', '强', '磊'];
const GRANDCHILDREN = ['子涵', '欣怡', '浩然', '梓萱', '宇轩', '思琪'];

const pick = (from: readonly string[], n: number): string => from[n % from.length]!;
const person = (name: string, relation: string, presence: RegisterPerson['presence'] = 'home'): RegisterPerson => ({ name, relation, presence });

/** Doors whose people the story knows by name. */
const KNOWN: Readonly<Record<string, RegisterPerson[]>> = {
  '3/12': [person('杨桂兰', '户主'), person('杨志强', '儿子', 'away'), person('陈小芳', '儿媳', 'away'), person('杨欣怡', '孙女')],
  '3/1': [person('杨建国', '户主'), person('王春香', '妻子'), person('杨磊', '儿子', 'away')],
  '1/5': [person('杨国平', '户主'), person('刘菊英', '妻子'), person('杨帆', '女儿', 'away')],
  '2/8': [person('王德顺', '户主'), person('杨翠兰', '妻子')],
  '4/3': [person('李秋菊', '户主'), person('杨正华', '丈夫'), person('杨俊杰', '儿子', 'away')],
  '5/6': [person('赵大勇', '户主'), person('杨冬梅', '妻子'), person('赵子涵', '女儿')],
  '1/2': [person('杨明亮', '户主'), person('周银枝', '妻子')],
  '6/5': [person('周玉珍', '户主'), person('杨新民', '丈夫'), person('杨浩然', '孙子')],
  '2/3': [person('杨秀英', '户主'), person('杨海波', '儿子', 'away')],
  '4/6': [person('李长河', '户主'), person('陈腊梅', '妻子')],
  '6/2': [person('杨传福', '户主'), person('胡桂花', '妻子'), person('杨文斌', '儿子', 'away')],
};

function invented(n: number): RegisterPerson[] {
  const surname = pick(SURNAMES, n);
  const couple = [person(`${surname}${pick(HEADS, n)}`, '户主'), person(`${pick(SURNAMES, n + 4)}${pick(WIVES, n)}`, '妻子')];
  const son = n % 3 === 0 ? [] : [person(`${surname}${pick(SONS, n)}`, '儿子', n % 2 === 0 ? 'away' : 'home')];
  const grandchild = n % 4 === 1 ? [person(`${surname}${pick(GRANDCHILDREN, n)}`, '孙子')] : [];
  return [...couple, ...son, ...grandchild];
}

function household(groupNo: number, door: number, n: number): RegisterHousehold {
  const persons = KNOWN[`${groupNo}/${door}`] ?? invented(n);
  return { groupNo, doorNo: String(door), headName: persons[0]!.name, partyMember: n % 6 === 4 || n % 11 === 1, welfare: n % 13 === 7, persons };
}

/** Six groups with eight households each, the same every time. */
export const demoHouseholds: RegisterHousehold[] = GROUPS.flatMap((doors, group) => doors.map((door, at) => household(group + 1, door, group * 8 + at)));

/** Two groups of a neighbouring village; `n` makes villages differ. */
export const neighbourHouseholds = (n: number): RegisterHousehold[] =>
  [1, 2].flatMap((groupNo) => [1, 2, 3, 4, 5].map((door) => ({ ...household(groupNo + 10, door, n * 10 + groupNo * 5 + door), groupNo })));
