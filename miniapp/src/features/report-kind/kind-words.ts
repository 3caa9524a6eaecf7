import type { CountyKind } from '../../../../shared/contract/report-kind';
import { kindGroupNames, KIND_GROUPS } from '../../../../shared/domain/kind-definition';
import { roleNames } from '../../../../shared/domain/permissions';
import type { Choice } from '../../ui/choice';
import type { IconName } from '../../ui/icon';

export const groupChoices = KIND_GROUPS.map((value) => ({ value, words: kindGroupNames[value] }));
export const dutyChoices = (['cleaner', 'repairer', 'cadre'] as const).map((value) => ({ value, words: roleNames[value] }));
export const questionTypes = [
  { value: 'choice', words: '选一个' }, { value: 'yes-no', words: '是不是' }, { value: 'text', words: '写几个字' },
] as const;

const icon = (value: IconName, words: string): Choice<IconName> => ({ value, words, icon: value });
/** Drawings that a kind can have. */
export const iconChoices: readonly Choice<string>[] = [
  icon('bin', '垃圾桶'), icon('litter', '垃圾'), icon('fire', '火'), icon('straw', '秸秆'), icon('water', '水'), icon('piles', '堆放'), icon('shed', '棚屋'),
  icon('pen', '涂画'), icon('leaf', '植物'), icon('livestock', '畜禽'), icon('animal', '动物'), icon('grave', '坟墓'), icon('market', '摊位'), icon('lamp', '路灯'),
  icon('road', '道路'), icon('pipe', '管沟'), icon('fence', '设施'), icon('toilet', '厕所'), icon('shield', '安全'), icon('dots', '其他'),
];

/** 4 小时 of opening hours; half hours are kept. */
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10);

/** 办结 24 小时 · 保洁员 · 2 个问题 */
export function kindLine({ minutes, urgent, dutyRole, questions, recheckDays }: CountyKind): string {
  const parts = [
    `${urgent ? '昼夜算' : '上班时间'} ${hoursOf(minutes.solve)} 小时办结`, roleNames[dutyRole],
    questions.length > 0 && `${questions.length} 个问题`, recheckDays !== null && `${recheckDays} 天后回看`,
  ];
  return parts.filter(Boolean).join(' · ');
}

export function kindTag({ retired, origin, version }: CountyKind): string {
  if (retired) return '已停用';
  if (origin === 'county') return '县里加的';
  return version > 0 ? '县里改过' : '';
}
