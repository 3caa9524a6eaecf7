import type { z } from 'zod';
import type { ChecklistForm, ChecklistView } from '../../../../shared/contract/checklist';
import { pointsOf } from '../../../../shared/domain/grades';

export type ChecklistInput = z.input<typeof ChecklistForm>;
export type SectionInput = ChecklistInput['sections'][number];
export type ItemInput = SectionInput['items'][number];

/** A list to be written on. */
export const inputOf = ({ title, sections, bands, noticeDays, villageMay }: ChecklistView): ChecklistInput =>
  ({ title, bands, noticeDays, villageMay, sections: sections.map((section) => ({ ...section, items: section.items.map(({ own: _own, ...item }) => item) })) });

export const newItem = (): ItemInput => ({ kind: 'score', text: '', max: 1000, choices: [0, 500, 800, 1000], each: null, photo: 'optional' });

export const ofKind = (item: ItemInput, kind: ItemInput['kind']): ItemInput =>
  (kind === 'score' ? { ...item, kind, max: 1000, choices: [0, 500, 800, 1000], each: null } : { ...item, kind, max: 1000, choices: [], each: 200 });

/** 8.5 → 850; what is no number is NaN, which the schema refuses. */
export const hundredthsIn = (typed: string): number => (/^\d+(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed) * 100) : Number.NaN);

/** 0 5 8 10 → its hundredths in order; the greatest is the maximum. */
export function scoresIn(typed: string): { choices: number[]; max: number } {
  const choices = [...new Set(typed.split(/[^\d.]+/).filter(Boolean).map(hundredthsIn))].sort((a, b) => a - b);
  return { choices, max: choices.at(-1) ?? Number.NaN };
}
export const scoresTyped = (choices: readonly number[]): string => choices.map(pointsOf).join(' ');

export const maxTotal = ({ sections }: ChecklistInput): number => sections.flatMap(({ items }) => items).reduce((sum, { max }) => sum + (max || 0), 0);

export const replaced = <T,>(all: readonly T[], at: number, one: T): T[] => all.map((other, index) => (index === at ? one : other));
export const without = <T,>(all: readonly T[], at: number): T[] => all.filter((_, index) => index !== at);
