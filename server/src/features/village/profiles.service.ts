import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { villageRoutes } from '../../../../shared/contract/village';
import { BOARDS, type Board } from '../../../../shared/domain/boards';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { PhotoService } from '../photo/photo.service';
import { VillageProfile } from './village-profile.entity';

export type ProfileEdit = z.output<(typeof villageRoutes)['editPage']['body']>;
type Profile = Pick<VillageProfile, 'intro' | 'coverPhotoId' | 'boards' | 'checkState'>;

const USUAL: Profile = { intro: '', coverPhotoId: null, boards: BOARDS.map((board) => ({ board, visible: true })), checkState: 'passed' };

/** Introduction, cover and arrangement of village pages. */
@Injectable()
export class Profiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly audit: Audit,
  ) {}

  async of(villageId: string): Promise<Profile> {
    return (await this.uow.repo(VillageProfile).findOneBy({ villageId })) ?? USUAL;
  }

  /** Staff of the village, as the route's access says; the last one to save wins, both are in the audit log. */
  edit(me: Caller, villageId: string, edit: ProfileEdit): Promise<void> {
    return this.uow.run(async () => {
      const { coverPhotoId } = await this.of(villageId);
      // A cover that stays may be a colleague's.
      if (edit.coverPhotoId && edit.coverPhotoId !== coverPhotoId) {
        await this.photos.attach(me, [edit.coverPhotoId], subjectOf(villageId), villageId);
      }
      const photoIds = edit.coverPhotoId ? [edit.coverPhotoId] : [];
      const checkState = await this.checks.open({
        subject: subjectOf(villageId), villageId, authorId: me.memberId, scene: 'profile', texts: [edit.intro], photoIds, voiceIds: [],
      });
      await this.save({ ...edit, villageId, checkState, updatedAt: this.clock.now() });
      await this.audit.note(me, { action: 'page.edit', villageId, subject: subjectOf(villageId), details: { boards: visibleOf(edit) } });
    });
  }

  @HandlesChecked('village')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.update(subjectId, { checkState: state });
  }

  private async save({ villageId, ...profile }: VillageProfile): Promise<void> {
    if (await this.update(villageId, profile)) return;
    try {
      await this.uow.repo(VillageProfile).insert({ villageId, ...profile });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await this.update(villageId, profile);
    }
  }

  private async update(villageId: string, profile: Partial<Omit<VillageProfile, 'villageId'>>): Promise<boolean> {
    return (await this.uow.repo(VillageProfile).update({ villageId }, profile)).affected === 1;
  }
}

export const visibleOf = ({ boards }: Pick<Profile, 'boards'>): Board[] => boards.filter(({ visible }) => visible).map(({ board }) => board);

const subjectOf = (villageId: string): string => `village:${villageId}`;
