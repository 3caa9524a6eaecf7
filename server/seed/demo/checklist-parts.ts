import type { z } from 'zod';
import type { ChecklistForm, ChecklistView } from '../../../shared/contract/checklist';

type List = z.input<typeof ChecklistForm>;
type Section = List['sections'][number];
type Item = Section['items'][number];

const score = (id: string, text: string, choices: number[], more: Partial<Item> = {}): Item =>
  ({ id, kind: 'score', text, max: Math.max(...choices) * 100, choices: choices.map((points) => points * 100), ...more });
const deduct = (id: string, text: string, max: number, each: number, more: Partial<Item> = {}): Item =>
  ({ id, kind: 'deduct', text, max: max * 100, each: each * 100, ...more });

const TEN = [0, 5, 8, 10];
const FIVE = [0, 3, 5];
const WASTE_LAW = '《固体废物污染环境防治法》第四十九条';

/** The county's template: inside, courtyard, three bundles, sorting, toilet, pens, and firewood behind the house, never along main roads. */
export const countyList: List = {
  title: '黄州区农户清洁卫生评比清单',
  sections: [
    {
      id: 'front', title: '房前屋后', items: [
        score('firewood', '柴草码放整齐,放在屋后,大路边一处也没有', TEN, { law: '《公路法》第四十六条' }),
        deduct('piling', '乱堆乱放、乱搭乱建', 10, 2, { law: WASTE_LAW }),
        score('sewage', '污水不外流', TEN),
      ],
    },
    {
      id: 'courtyard', title: '庭院和门前三包', items: [
        score('swept', '庭院干净,没有积存垃圾', TEN),
        score('three-bundles', '门前包卫生、包绿化、包秩序', TEN),
      ],
    },
    { id: 'inside', title: '室内', items: [score('rooms', '堂屋、厨房干净整齐', TEN, { photo: 'none' })] },
    {
      id: 'sorting', title: '垃圾分类', items: [
        score('sorted', '能沤的、能卖的、有害的分开放', [0, 10, 15, 20], { law: WASTE_LAW }),
        deduct('burning', '露天焚烧垃圾、秸秆', 5, 5, { law: '《大气污染防治法》第七十七条' }),
      ],
    },
    {
      id: 'toilet', title: '厕所和圈舍', items: [
        score('toilet', '厕所干净没有异味', FIVE, { law: '《乡村振兴促进法》第三十七条' }),
        score('pens', '畜禽圈养,粪污不外排', FIVE, { law: '《水污染防治法》第五十六条', villageMayChange: true }),
        deduct('flies', '长蚊蝇的积水和污物', 5, 1),
      ],
    },
  ],
  bands: { cleanest: 9000, clean: 7500, 'fairly-clean': 6000 },
  noticeDays: 7,
  villageMay: { bands: false, noticeDays: true },
};

/** What 杨家湾村 adds. */
export const villageSection: Section = {
  title: '本村约定', items: [
    score('', '屋边塘堰没有垃圾和秸秆', FIVE, { villageRule: '第五条' }),
    score('', '红白事办完,当天清扫干净', FIVE, { villageRule: '第八条' }),
  ].map(({ id: _, ...item }) => item),
};

export const inputOf = ({ title, sections, bands, noticeDays, villageMay }: ChecklistView): List =>
  ({ title, bands, noticeDays, villageMay, sections: sections.map((section) => ({ ...section, items: section.items.map(({ own: _own, ...item }) => item) })) });
