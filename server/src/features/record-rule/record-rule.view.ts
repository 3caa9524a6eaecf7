import type { RuleDeskLine, RuleInForceView, RuleView } from '../../../../shared/contract/record-rule';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import { boundsWords } from '../../../../shared/domain/rule-words';
import { RULED_ACTS, type RuleTerms, type RuleVersion } from '../../../../shared/domain/rule-terms';
import { frameAt, isSameRule, problemsWithin, ruleInForce, toRule, versionAt, type InForce } from '../../../../shared/domain/rule-versions';
import type { RecordRuleRow } from './record-rule.entity';
import { toVersion } from './rule-book.service';

/** One look at everything a county and a village have published. */
export interface Shelf {
  rows: readonly RecordRuleRow[];
  versions: readonly RuleVersion[];
  names: { county: string; village: string };
  now: number;
}
export type RuleKey = Pick<RuleTerms, 'act' | 'kind'>;

const VERSIONS_SHOWN = 20;

/** Acts that are always there, then kinds of deeds in the order they were first published; of a county also the frame of villages' own kinds. */
export function keysOf({ versions }: Shelf, level: 'county' | 'village'): RuleKey[] {
  const fixed: RuleKey[] = RULED_ACTS.filter((act) => act !== 'deed-confirmed' || level === 'county').map((act) => ({ act, kind: '' }));
  const kinds = [...new Set(versions.filter(({ kind }) => kind !== '').map(({ kind }) => kind))];
  return [...fixed, ...kinds.map((kind): RuleKey => ({ act: 'deed-confirmed', kind }))];
}

export function toRuleView(row: RecordRuleRow, { names, now, versions }: Shelf): RuleView {
  const version = toVersion(row);
  return {
    ruleId: row.id, level: row.level, ownerName: names[row.level], act: row.act, kind: row.kind, name: row.name, version: row.version, from: row.fromDay,
    mode: row.mode, phase: row.phase, points: row.points.value, caps: row.caps, confirmers: row.confirmers, bounds: row.bounds,
    state: stateOf(row, versions, now), words: wordsOf(version), boundsWords: boundsWords(row.bounds), reason: row.reason,
    publishedAt: new Date(row.publishedAt).toISOString(), corrects: row.corrects, withdrawnReason: row.withdrawnReason,
  };
}

function wordsOf(version: RuleVersion): string {
  if (version.mode !== 'follow') return toRule(version).words;
  return version.level === 'village' ? '按县里的规则' : '按全国的规则';
}

function stateOf(row: RecordRuleRow, versions: readonly RuleVersion[], now: number): RuleView['state'] {
  if (row.withdrawnAt !== null) return 'withdrawn';
  if (row.fromAt > now) return 'announced';
  return versionAt(versions, row.level, row, now)?.id === row.id ? 'in-force' : 'past';
}

function nationalView(key: RuleKey, { rule }: InForce, { versions }: Shelf): RuleView {
  const name = versions.find((one) => key.kind !== '' && one.kind === key.kind)?.name ?? '';
  return {
    ruleId: null, level: 'national', ownerName: '全国', act: key.act, kind: key.kind, name, version: rule.version, from: rule.from, mode: 'set',
    phase: rule.phase, points: rule.points, caps: rule.caps, confirmers: [], bounds: null, state: 'in-force', words: rule.words, boundsWords: '',
    reason: '', publishedAt: null, corrects: null, withdrawnReason: null,
  };
}

const viewOf = (key: RuleKey, found: InForce, shelf: Shelf): RuleView => {
  const row = shelf.rows.find(({ id }) => id === found.version?.id);
  return row ? toRuleView(row, shelf) : nationalView(key, found, shelf);
};

/** What holds now and after each midnight at which it becomes another rule. */
export function toInForce(key: RuleKey, shelf: Shelf): RuleInForceView {
  const { versions, now } = shelf;
  const found = ruleInForce(versions, key, now);
  const mornings = versions.filter((one) => !one.withdrawn && isSameRule(one, key)).map(({ from }) => startOfChinaDate(from)).filter((at) => at > now);
  const later = [...new Set(mornings)].sort((one, other) => one - other).map((at) => ({ at, then: ruleInForce(versions, key, at) }));
  const changes = later.filter(({ then }, nth) => then.rule.id !== (later[nth - 1]?.then ?? found).rule.id);
  const coming = changes.map(({ at, then }) => ({ ...viewOf(key, then, shelf), from: dayOf(at) }));
  return { rule: viewOf(key, found, shelf), coming, passedOverWords: passedOver(key, found, shelf) };
}

const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

function passedOver(key: RuleKey, { passedOver: own }: InForce, { versions, now, names }: Shelf): string | null {
  if (!own) return null;
  return `${names.village}自己定的第 ${own.version} 版现在不作数:${problemsWithin(own, frameAt(versions, key, now)).join(';')}。按${names.county}的规则记`;
}

export function toDeskLine(key: RuleKey, level: 'county' | 'village', frameFrom: number, shelf: Shelf): RuleDeskLine {
  const own = shelf.rows.filter((row) => row.level === level && isSameRule(row, key)).sort((one, other) => other.version - one.version);
  const frame = level === 'village' ? frameAt(shelf.versions, key, frameFrom) : null;
  return {
    ...toInForce(key, shelf), base: own[0]?.version ?? 0,
    frame: frame && { ...frame, confirmers: frame.confirmers && [...frame.confirmers], words: frame.isOff ? '县里已停用这一项' : boundsWords(frame.bounds) },
    versions: own.slice(0, VERSIONS_SHOWN).map((row) => toRuleView(row, shelf)),
  };
}
