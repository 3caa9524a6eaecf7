import { Injectable } from '@nestjs/common';
import { expiryWords } from '../../../../shared/domain/points-expiry';
import { chinaDay, dayWords } from '../../../../shared/domain/weeks';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import { RegionService } from '../region/region.service';
import { PointsExpiryRule } from './points-expiry.entity';

export const ANNOUNCE_EXPIRY = 'points.announce-expiry';

/** Tells the residents of a village that from a day on points lapse otherwise than before; each of them once. */
@Injectable()
export class ExpiryNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly residencies: Residencies,
    private readonly notices: Notices,
  ) {}

  @HandlesJob(ANNOUNCE_EXPIRY)
  async announce({ ruleId }: { ruleId: string }): Promise<void> {
    const rule = await this.uow.repo(PointsExpiryRule).findOneByOrFail({ id: ruleId });
    const { name } = await this.regions.village(rule.villageId);
    for await (const memberIds of this.residencies.memberIdsOf(rule.villageId)) await this.tell(rule, name, memberIds);
  }

  private async tell({ id, villageId, fromAt, ...rule }: PointsExpiryRule, place: string, to: string[]): Promise<void> {
    await this.notices.tell({
      template: 'expiry-announced', to, villageId, subject: `points-expiry:${id}`,
      values: { place, due: dayWords(chinaDay(fromAt)), what: expiryWords(rule) }, page: { name: 'resident/rules', params: { villageId } }, key: `expiry-announced:${id}`,
    });
  }
}
