import type { ChecklistItemView, ChecklistView, PublishedChecklist } from '../../../../shared/contract/checklist';
import { percent, worthWords } from '../../../../shared/domain/checklist-changes';
import { gradeNames, pointsOf, type PhotoRule } from '../../../../shared/domain/grades';

export const levelWords: Record<PublishedChecklist['level'], string> = { national: '全国通用', county: '县里统一', village: '本村的' };
export const photoWords: Record<PhotoRule, string> = { required: '要拍照', optional: '可以拍照', none: '不拍照' };

/** 10 分,打 0、5、8 或 10 分 · 每处扣 2 分,最多扣 10 分 */
export function itemWorth(item: ChecklistItemView): string {
  return item.kind === 'score' ? `${worthWords(item)}(可打 ${item.choices.map(pointsOf).join('、')})` : worthWords(item);
}

/** Photos only where a rule is made of them; what is left to the inspector is not worth a line. */
export const itemNotes = ({ photo, law, villageRule }: ChecklistItemView): string[] =>
  [photo === 'optional' ? '' : photoWords[photo], law && `依据:${law}`, villageRule && `村规民约:${villageRule}`].filter(Boolean);

/** 100 分满分:90 分起最清洁,75 分起清洁 … in points, which is what a household reads on its sheet. */
export function bandLines({ bands, max }: Pick<ChecklistView, 'bands' | 'max'>): { grade: string; words: string }[] {
  const from = (band: number): string => `${pointsOf(Math.ceil((band * max) / 10_000))} 分起(${percent(band)})`;
  return [
    { grade: gradeNames.cleanest, words: from(bands.cleanest) },
    { grade: gradeNames.clean, words: from(bands.clean) },
    { grade: gradeNames['fairly-clean'], words: from(bands['fairly-clean']) },
    { grade: gradeNames['not-clean'], words: `不到 ${pointsOf(Math.ceil((bands['fairly-clean'] * max) / 10_000))} 分` },
  ];
}
