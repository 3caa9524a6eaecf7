import { pinyin } from 'pinyin-pro';
import type { KindForm } from '../../../../shared/contract/report-kind';
import type { KindDefinition, KindQuestion } from '../../../../shared/domain/kind-definition';
import type { Ids } from '../../core/clock/ids';

const SLUG_LENGTH = 11;
const slugOf = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array' }).join('').toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, SLUG_LENGTH) || 'kind';

/** `421102-luantingche`: the county in front keeps it apart from kinds of the country and of other counties, whatever comes later. */
export function freshKindId(countyCode: string, name: string, taken: readonly string[]): string {
  const slug = `${countyCode}-${slugOf(name)}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** A key nobody had before: answers to a question that was taken away never turn up under a new one. */
const freshKey = (ids: Ids): string => ids.next().slice(-16).toLowerCase();

const withKeys = ({ key, options, ...question }: KindForm['questions'][number], ids: Ids): KindQuestion => ({
  ...question,
  key: key ?? freshKey(ids),
  options: options.map((option) => ({ key: option.key ?? freshKey(ids), words: option.words })),
});

export const definitionFrom = ({ questions, ...form }: KindForm, ids: Ids, retired: boolean): KindDefinition =>
  ({ ...form, questions: questions.map((question) => withKeys(question, ids)), retired });
