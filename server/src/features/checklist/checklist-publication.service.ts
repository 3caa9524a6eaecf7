import { Injectable } from '@nestjs/common';
import { checklistErrors, type ChecklistDesk } from '../../../../shared/contract/checklist';
import { changesBetween } from '../../../../shared/domain/checklist-changes';
import { templateProblems, type ChecklistDefinition } from '../../../../shared/domain/checklist-template';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { beginningOf, ChecklistDesks, earliestDay } from './checklist-desk.service';
import { ChecklistDraft, ChecklistVersion } from './checklist.entity';
import type { ChecklistOwner } from './checklist.owner';
import { Checklists } from './checklists.service';

const YEAR_MS = 366 * 86_400_000;

interface Publication {
  revision: number;
  /** `2026-12-01` in China. */
  effectiveOn: string;
}
type Written = ChecklistDraft & { definition: ChecklistDefinition };

/** A draft becomes a version that is in force from a day on; what runs already keeps its own. */
@Injectable()
export class ChecklistPublication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly desks: ChecklistDesks,
    private readonly checklists: Checklists,
    private readonly audit: Audit,
  ) {}

  publish(me: Caller, ownerId: string, { revision, effectiveOn }: Publication): Promise<ChecklistDesk> {
    return this.uow.run(async () => {
      const owner = await this.desks.enter(me, ownerId);
      const draft = await this.take(owner.id, revision);
      const latest = await this.checklists.latest(owner.id);
      assertPossible(effectiveOn, latest, this.clock.now());
      await this.assertUnderTemplate(owner, draft);
      assertNew(latest, draft);
      await this.insert(me, draft, (latest?.version ?? 0) + 1, beginningOf(effectiveOn, this.clock.now()));
      await this.note(me, owner, draft, effectiveOn);
      return this.desks.of(owner);
    });
  }

  /** Takes the draft's row first: of two who publish it, or of one who still writes on it, the second is told. */
  private async take(ownerId: string, revision: number): Promise<Written> {
    const drafts = this.uow.repo(ChecklistDraft);
    const taken = await drafts.update({ ownerId, revision }, { revision: revision + 1 });
    const draft = taken.affected === 1 ? await drafts.findOneBy({ ownerId }) : null;
    const definition = draft?.definition;
    if (!definition) return refuseCommon('CHANGED_MEANWHILE');
    await drafts.update({ ownerId }, { definition: null } as object);
    return { ...draft, definition };
  }

  /** The county may have published another template since the draft was begun. */
  private async assertUnderTemplate(owner: ChecklistOwner, { templateId, definition }: Written): Promise<void> {
    if (owner.level === 'county') return;
    const { checklist: template } = await this.checklists.templateFor(owner);
    if (template.id !== templateId) refuse(checklistErrors, 'CHECKLIST_TEMPLATE_CHANGED');
    const problems = templateProblems(template, definition);
    if (problems.length > 0) refuse(checklistErrors, 'CHECKLIST_TEMPLATE_BROKEN', problems.map((message) => ({ path: 'sections', message })));
  }

  private async insert(me: Caller, { ownerId, templateId, definition }: Written, version: number, effectiveFrom: number): Promise<void> {
    try {
      await this.uow.repo(ChecklistVersion).insert({
        id: this.ids.next(), ownerId, version, title: definition.title, effectiveFrom, templateId, definition: definition as object,
        publishedBy: me.memberId, publishedAt: this.clock.now(),
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      refuseCommon('CHANGED_MEANWHILE');
    }
  }

  private note(me: Caller, { id, level }: ChecklistOwner, { definition: { title } }: Written, effectiveOn: string): Promise<void> {
    return this.audit.note(me, {
      action: 'checklist.publish', villageId: level === 'village' ? id : null, subject: `checklist:${id}`, details: { title, from: effectiveOn },
    });
  }
}

function assertPossible(day: string, latest: ChecklistVersion | null, now: number): void {
  const tooLate = beginningOf(day, now) > now + YEAR_MS;
  if (day < earliestDay(latest, now) || tooLate) refuse(checklistErrors, 'CHECKLIST_DAY_NOT_POSSIBLE');
}

function assertNew(latest: ChecklistVersion | null, { templateId, definition }: Written): void {
  if (latest && latest.templateId === templateId && isSame(latest.definition, definition)) refuse(checklistErrors, 'CHECKLIST_UNCHANGED');
}

/** Who may change what counts as well: it is not a line of the preview, but it is what a county publishes. */
const isSame = (before: ChecklistDefinition, after: ChecklistDefinition): boolean =>
  changesBetween(before, after).length === 0 && JSON.stringify(shapeOf(before)) === JSON.stringify(shapeOf(after));

const shapeOf = ({ sections, villageMay }: ChecklistDefinition) =>
  [villageMay.bands, villageMay.noticeDays, sections.map(({ id, items }) => [id, items.map((item) => [item.id, item.villageMayChange])])];
