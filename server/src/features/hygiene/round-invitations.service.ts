import { Injectable } from '@nestjs/common';
import { chinaDay, dayWords } from '../../../../shared/domain/weeks';
import { Notices } from '../notice/notices.service';
import { RegionService } from '../region/region.service';
import type { HygieneRound } from './hygiene.entity';

const clockTime = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Asks inspectors to take part in a round, each of them once, and tells them when there is none; of a round that is not announced nobody else hears. */
@Injectable()
export class RoundInvitations {
  constructor(
    private readonly regions: RegionService,
    private readonly notices: Notices,
  ) {}

  async send(round: HygieneRound, inspectorIds: readonly string[]): Promise<void> {
    if (inspectorIds.length === 0) return;
    const { id: roundId, villageId, title } = round;
    const { name: place } = await this.regions.village(villageId);
    await this.notices.tell({
      template: 'round-for-you', to: inspectorIds, villageId, subject: `hygiene-round:${roundId}`,
      values: { what: title, place, due: beginning(round), note: isSecret(round) ? '开始以前请不要告诉别人' : '' },
      page: { name: 'staff/round', params: { roundId } }, key: `round-for-you:${roundId}`,
    });
  }

  async callOff({ id: roundId, villageId, title }: HygieneRound, inspectorIds: readonly string[]): Promise<void> {
    if (inspectorIds.length === 0) return;
    const { name: place } = await this.regions.village(villageId);
    await this.notices.tell({
      template: 'round-called-off', to: inspectorIds, villageId, subject: `hygiene-round:${roundId}`, values: { what: title, place },
      page: { name: 'staff/round', params: { villageId } }, key: `round-called-off:${roundId}`,
    });
  }
}

/** 12月8日 09:00 开始 */
function beginning({ state, startsAt }: HygieneRound): string {
  if (state !== 'planned' || startsAt === null) return '现在就可以打分';
  return `${dayWords(chinaDay(startsAt))} ${clockTime.format(startsAt)} 开始`;
}

const isSecret = ({ state, startsAt, announced }: HygieneRound): boolean => state === 'planned' && startsAt !== null && !announced;
