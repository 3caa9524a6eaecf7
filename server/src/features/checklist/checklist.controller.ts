import { Controller } from '@nestjs/common';
import { checklistRoutes } from '../../../../shared/contract/checklist';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ChecklistDesks } from './checklist-desk.service';
import { ChecklistDrafts } from './checklist-drafts.service';
import { ChecklistPublication } from './checklist-publication.service';
import { Checklists } from './checklists.service';

type In<K extends keyof typeof checklistRoutes> = InputOf<(typeof checklistRoutes)[K]>;
type Out<K extends keyof typeof checklistRoutes> = Promise<OutputOf<(typeof checklistRoutes)[K]>>;

@Controller()
export class ChecklistController {
  constructor(
    private readonly checklists: Checklists,
    private readonly desks: ChecklistDesks,
    private readonly drafts: ChecklistDrafts,
    private readonly publication: ChecklistPublication,
  ) {}

  @Handles(checklistRoutes.inForce)
  inForce(@Input(checklistRoutes.inForce) { params }: In<'inForce'>): Out<'inForce'> {
    return this.checklists.ofVillage(params.villageId);
  }

  @Handles(checklistRoutes.read)
  read(@Input(checklistRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.checklists.published(params.checklistId);
  }

  @Handles(checklistRoutes.versions)
  versions(@Input(checklistRoutes.versions) { params, query }: In<'versions'>): Out<'versions'> {
    return this.checklists.versions(params.ownerId, query);
  }

  @Handles(checklistRoutes.desk)
  desk(@Me() me: Caller, @Input(checklistRoutes.desk) { params }: In<'desk'>): Out<'desk'> {
    return this.desks.read(me, params.ownerId);
  }

  @Handles(checklistRoutes.saveDraft)
  save(@Me() me: Caller, @Input(checklistRoutes.saveDraft) { params, body }: In<'saveDraft'>): Out<'saveDraft'> {
    return this.drafts.save(me, params.ownerId, body);
  }

  @Handles(checklistRoutes.adopt)
  adopt(@Me() me: Caller, @Input(checklistRoutes.adopt) { params, body }: In<'adopt'>): Out<'adopt'> {
    return this.drafts.adopt(me, params.ownerId, body);
  }

  @Handles(checklistRoutes.discardDraft)
  discard(@Me() me: Caller, @Input(checklistRoutes.discardDraft) { params, body }: In<'discardDraft'>): Out<'discardDraft'> {
    return this.drafts.discard(me, params.ownerId, body);
  }

  @Handles(checklistRoutes.publish)
  publish(@Me() me: Caller, @Input(checklistRoutes.publish) { params, body }: In<'publish'>): Out<'publish'> {
    return this.publication.publish(me, params.ownerId, body);
  }
}
