import type { CountyKind, ReportKindView } from '../../../../shared/contract/report-kind';
import type { KindDefinition, ReportKindOf } from '../../../../shared/domain/kind-definition';
import { nationalKinds } from '../../../../shared/domain/report-kinds';
import type { ReportKindVersion } from './report-kind.entity';

const national: ReadonlyMap<string, ReportKindOf> = new Map(nationalKinds.map((kind) => [kind.id, kind]));
export const nationalKind = (kindId: string): ReportKindOf | undefined => national.get(kindId);

type Field = keyof KindDefinition;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What a county keeps of a kind: the fields in which it differs from the country's. */
export function differing(definition: KindDefinition, base: KindDefinition | undefined): Partial<KindDefinition> {
  const fields = Object.entries(definition) as [Field, unknown][];
  return Object.fromEntries(fields.filter(([field, value]) => !base || !same(value, base[field])));
}

const untouched = (kind: ReportKindOf): CountyKind => ({ ...kind, version: 0, origin: 'national', changedAt: null });

function changed({ kindId, version, effectiveFrom, definition }: ReportKindVersion): CountyKind {
  const base = nationalKind(kindId);
  const changedAt = new Date(effectiveFrom).toISOString();
  // A county's own kind keeps all fields.
  return { ...(base as ReportKindOf), ...definition, id: kindId, version, origin: base ? 'national' : 'county', changedAt };
}

/** All kinds of a county in the order of its form. */
export function countyKinds(rows: readonly ReportKindVersion[]): CountyKind[] {
  const touched = new Set(rows.map(({ kindId }) => kindId));
  const kinds = [...nationalKinds.filter(({ id }) => !touched.has(id)).map(untouched), ...rows.map(changed)];
  return kinds.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

export const toView = ({ version: _version, origin: _origin, changedAt: _changedAt, ...view }: CountyKind): ReportKindView => view;
