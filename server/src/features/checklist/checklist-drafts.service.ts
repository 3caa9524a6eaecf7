import { Injectable } from '@nestjs/common';
import type { ChecklistDesk, ChecklistForm } from '../../../../shared/contract/checklist';
import { adopted, type ChecklistDefinition } from '../../../../shared/domain/checklist-template';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { ChecklistDesks } from './checklist-desk.service';
import { ChecklistDraft } from './checklist.entity';
import { definitionFrom } from './checklist.form';
import type { ChecklistOwner } from './checklist.owner';
import { Checklists } from './checklists.service';

type Content = Pick<ChecklistDraft, 'templateId' | 'definition'>;

/** Writing on a draft: nobody is scored by it, and of two who write from the same revision the second is told. */
@Injectable()
export class ChecklistDrafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly desks: ChecklistDesks,
    private readonly checklists: Checklists,
  ) {}

  save(me: Caller, ownerId: string, { revision, form }: { revision: number; form: ChecklistForm }): Promise<ChecklistDesk> {
    return this.write(me, ownerId, revision, async (owner) => {
      const template = await this.templateOf(owner);
      return { templateId: template?.checklist.id ?? null, definition: definitionFrom(form, this.ids, template?.checklist) };
    });
  }

  /** The county's template anew; what the village has added or was allowed to change is taken along. */
  adopt(me: Caller, ownerId: string, { revision }: { revision: number }): Promise<ChecklistDesk> {
    return this.write(me, ownerId, revision, async (owner) => {
      const template = await this.templateOf(owner);
      if (!template) return refuseCommon('NOT_FOUND');
      const { id: templateId, max: _max, version: _version, ...theirs } = template.checklist;
      return { templateId, definition: adopted(theirs, await this.mine(owner)) };
    });
  }

  discard(me: Caller, ownerId: string, { revision }: { revision: number }): Promise<ChecklistDesk> {
    return this.write(me, ownerId, revision, () => Promise.resolve({ templateId: null, definition: null }));
  }

  private write(me: Caller, ownerId: string, revision: number, contentOf: (owner: ChecklistOwner) => Promise<Content>): Promise<ChecklistDesk> {
    return this.uow.run(async () => {
      const owner = await this.desks.enter(me, ownerId);
      await this.store(owner.id, revision, { ...(await contentOf(owner)), changedBy: me.memberId, changedAt: this.clock.now() });
      return this.desks.of(owner);
    });
  }

  private async store(ownerId: string, revision: number, content: Content & Pick<ChecklistDraft, 'changedBy' | 'changedAt'>): Promise<void> {
    if (revision === 0) return this.begin({ ownerId, revision: 1, ...content });
    const { affected } = await this.uow.repo(ChecklistDraft).update({ ownerId, revision }, { ...content, revision: revision + 1 } as object);
    if (affected !== 1) refuseCommon('CHANGED_MEANWHILE');
  }

  private async begin(draft: ChecklistDraft): Promise<void> {
    try {
      await this.uow.repo(ChecklistDraft).insert(draft as object);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      refuseCommon('CHANGED_MEANWHILE');
    }
  }

  private templateOf(owner: ChecklistOwner) {
    return owner.level === 'village' ? this.checklists.templateFor(owner) : Promise.resolve(undefined);
  }

  /** What the village is writing, else what it last published. */
  private async mine({ id }: ChecklistOwner): Promise<ChecklistDefinition | undefined> {
    const draft = await this.uow.repo(ChecklistDraft).findOneBy({ ownerId: id });
    return draft?.definition ?? (await this.checklists.latest(id))?.definition;
  }
}
