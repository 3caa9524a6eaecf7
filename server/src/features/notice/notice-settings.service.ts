import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { NOTICE_GROUPS, type NoticeChannel, type NoticeGroup } from '../../../../shared/domain/notice-templates';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { NoticeSetting } from './notice.entity';

export type Channels = Record<NoticeGroup, NoticeChannel>;

const UNLESS_CHOSEN: NoticeChannel = 'at-once';

/** How each person wants to be told. */
@Injectable()
export class NoticeSettings {
  constructor(private readonly uow: UnitOfWork) {}

  async channelsOf(memberId: string): Promise<Channels> {
    const chosen = new Map((await this.uow.repo(NoticeSetting).findBy({ memberId })).map(({ noticeGroup, channel }) => [noticeGroup, channel]));
    return Object.fromEntries(NOTICE_GROUPS.map((group) => [group, chosen.get(group) ?? UNLESS_CHOSEN])) as Channels;
  }

  /** Everybody's way for one group; who chose nothing is told at once. */
  async channelsFor(memberIds: readonly string[], noticeGroup: NoticeGroup): Promise<Map<string, NoticeChannel>> {
    const chosen = await this.uow.repo(NoticeSetting).findBy({ memberId: In([...memberIds]), noticeGroup });
    const byMember = new Map(chosen.map(({ memberId, channel }) => [memberId, channel]));
    return new Map(memberIds.map((memberId) => [memberId, byMember.get(memberId) ?? UNLESS_CHOSEN]));
  }

  async choose(memberId: string, channels: Partial<Channels>): Promise<void> {
    await this.uow.run(async () => {
      for (const [noticeGroup, channel] of Object.entries(channels) as [NoticeGroup, NoticeChannel][]) {
        await this.uow.repo(NoticeSetting).upsert({ memberId, noticeGroup, channel }, ['memberId', 'noticeGroup']);
      }
    });
  }
}
