import { Injectable } from '@nestjs/common';
import { reportKindErrors, type CountyKind, type KindForm } from '../../../../shared/contract/report-kind';
import { REPORT_CLOCKS, type KindDefinition, type KindMinutes } from '../../../../shared/domain/kind-definition';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Clocks } from '../clock/clocks.service';
import { RegionService } from '../region/region.service';
import { ReportKindVersion } from './report-kind.entity';
import { differing, nationalKind } from './report-kind.merge';
import { assertMayManage } from './report-kind.policy';
import { definitionFrom, freshKindId } from './report-kind.words';
import { ReportKinds, ruleKeyOf } from './report-kinds.service';

const OWN_AT_MOST = 60;

interface Target {
  countyCode: string;
  kindId: string;
}
interface Change extends Target {
  /** The version the officer read; 0 when nobody has written one. */
  version: number;
  definition: KindDefinition;
  action: 'create' | 'edit' | 'retire' | 'restore';
}

/** What the county's officers do with kinds. Each verb: policy, one unit of work, audit. */
@Injectable()
export class CountyKinds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly kinds: ReportKinds,
    private readonly clocks: Clocks,
    private readonly audit: Audit,
  ) {}

  async list(me: Caller, countyCode: string): Promise<{ items: CountyKind[] }> {
    await this.enter(me, countyCode);
    return { items: await this.kinds.ofCounty(countyCode) };
  }

  async create(me: Caller, countyCode: string, form: KindForm): Promise<CountyKind> {
    await this.enter(me, countyCode);
    return this.uow.run(async () => {
      const known = await this.kinds.ofCounty(countyCode);
      if (known.filter(({ origin }) => origin === 'county').length >= OWN_AT_MOST) refuse(reportKindErrors, 'REPORT_KIND_TOO_MANY');
      const kindId = freshKindId(countyCode, form.name, known.map(({ id }) => id));
      return this.write(me, { countyCode, kindId, version: 0, definition: definitionFrom(form, this.ids, false), action: 'create' }, known);
    });
  }

  async edit(me: Caller, target: Target, { version, kind: form }: { version: number; kind: KindForm }): Promise<CountyKind> {
    await this.enter(me, target.countyCode);
    return this.uow.run(async () => {
      const { known, kind } = await this.load(target);
      await this.relimit(target, kind.minutes, form.minutes);
      return this.write(me, { ...target, version, definition: definitionFrom(form, this.ids, kind.retired), action: 'edit' }, known);
    });
  }

  async retire(me: Caller, target: Target, { version, retired }: { version: number; retired: boolean }): Promise<CountyKind> {
    await this.enter(me, target.countyCode);
    return this.uow.run(async () => {
      const { known, kind } = await this.load(target);
      return this.write(me, { ...target, version, definition: { ...definitionOf(kind), retired }, action: retired ? 'retire' : 'restore' }, known);
    });
  }

  private async enter(me: Caller, countyCode: string): Promise<void> {
    assertMayManage(me, countyCode);
    if ((await this.regions.byCode(countyCode))?.level !== 'county') refuseCommon('NOT_FOUND');
  }

  private async load({ countyCode, kindId }: Target): Promise<{ known: CountyKind[]; kind: CountyKind }> {
    const known = await this.kinds.ofCounty(countyCode);
    return { known, kind: known.find(({ id }) => id === kindId) ?? refuseCommon('NOT_FOUND') };
  }

  private async write(me: Caller, change: Change, known: readonly CountyKind[]): Promise<CountyKind> {
    const { countyCode, kindId, definition, action } = change;
    assertNameFree(change, known);
    await this.supersede(change);
    await this.insert(me, change);
    await this.audit.note(me, {
      action: `report-kind.${action}`, villageId: null, subject: `report-kind:${countyCode}:${kindId}`,
      details: { title: definition.name, version: change.version + 1 },
    });
    return (await this.load(change)).kind;
  }

  /** What runs already gets the new deadlines as well. */
  private async relimit({ countyCode, kindId }: Target, before: KindMinutes, after: KindMinutes): Promise<void> {
    for (const clock of REPORT_CLOCKS.filter((name) => before[name] !== after[name])) {
      await this.clocks.relimit(ruleKeyOf(countyCode, kindId, clock), after[clock]);
    }
  }

  /** Of two officers who read the same version, the first one's form stands. */
  private async supersede({ countyCode, kindId, version }: Change): Promise<void> {
    if (version === 0) return;
    const { affected } = await this.uow.repo(ReportKindVersion).update(
      { regionCode: countyCode, liveKindId: kindId, version }, { liveKindId: null, liveName: null },
    );
    if (affected !== 1) refuseCommon('CHANGED_MEANWHILE');
  }

  private async insert(me: Caller, { countyCode, kindId, version, definition }: Change): Promise<void> {
    try {
      await this.uow.repo(ReportKindVersion).insert({
        id: this.ids.next(), regionCode: countyCode, kindId, version: version + 1, effectiveFrom: this.clock.now(),
        liveKindId: kindId, liveName: definition.retired ? null : definition.name, changedBy: me.memberId,
        definition: differing(definition, nationalKind(kindId)) as object,
      });
      this.uow.afterCommit(() => this.kinds.forget(countyCode));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      refuseCommon('CHANGED_MEANWHILE');
    }
  }
}

const definitionOf = ({ id: _id, version: _version, origin: _origin, changedAt: _changedAt, ...definition }: CountyKind): KindDefinition => definition;

function assertNameFree({ kindId, definition }: Change, known: readonly CountyKind[]): void {
  if (definition.retired) return;
  const taken = known.some((other) => other.id !== kindId && !other.retired && other.name === definition.name);
  if (taken) refuse(reportKindErrors, 'REPORT_KIND_NAME_TAKEN');
}
