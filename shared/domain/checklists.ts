import type { Checklist, ChecklistItem } from './grades';

const points = (...values: number[]): number[] => values.map((value) => value * 100);

function item(id: string, text: string, ...choices: number[]): ChecklistItem {
  return {
    id, kind: 'score', text, max: Math.max(...choices) * 100, choices: points(...choices), each: null, photo: 'optional', law: '', villageRule: '',
    villageMayChange: true, own: false,
  };
}

const NATIONAL = 'national-';
export const nationalId = (version: number): string => `${NATIONAL}${version}`;

/** The national list, for villages whose county has published none. A published version is never edited, a change is a new version. */
export const checklists: readonly Checklist[] = [
  {
    id: nationalId(1),
    version: 1,
    title: '农户清洁卫生评比清单',
    sections: [
      {
        id: 'front',
        title: '门前屋后',
        items: [
          item('firewood', '柴草堆放整齐,在屋后,不在路边', 0, 5, 8, 10),
          item('piling', '无乱堆乱放、乱搭乱建', 0, 5, 8, 10),
          item('sewage', '污水不外流', 0, 5, 8, 10),
        ],
      },
      {
        id: 'courtyard',
        title: '庭院和门前三包',
        items: [
          item('swept', '庭院干净,无积存垃圾', 0, 5, 8, 10),
          item('three-bundles', '门前包卫生、包绿化、包秩序', 0, 5, 8, 10),
        ],
      },
      { id: 'inside', title: '室内', items: [item('rooms', '堂屋、厨房干净整齐', 0, 5, 8, 10)] },
      {
        id: 'sorting',
        title: '垃圾分类',
        items: [
          item('sorted', '能沤的、能卖的分开放', 0, 10, 15, 20),
          item('bin', '垃圾入桶,不焚烧', 0, 3, 5),
        ],
      },
      {
        id: 'toilet',
        title: '厕所和圈舍',
        items: [
          item('toilet', '厕所干净无异味', 0, 3, 5),
          item('pens', '畜禽圈养,粪污不外排', 0, 3, 5),
          item('flies', '无蚊蝇滋生', 0, 3, 5),
        ],
      },
    ],
    bands: { cleanest: 9000, clean: 7500, 'fairly-clean': 6000 },
    noticeDays: 7,
    villageMay: { bands: true, noticeDays: true },
  },
];

export function checklistOf(version: number): Checklist {
  const found = checklists.find((list) => list.version === version);
  if (!found) throw new RangeError(`no checklist of version ${version}`);
  return found;
}

/** By id; undefined for one that is not the nation's. */
export const nationalChecklist = (id: string): Checklist | undefined => checklists.find((list) => list.id === id);

export const currentChecklist: Checklist = checklists[checklists.length - 1]!;
