import { Injectable } from '@nestjs/common';
import type { MeView } from '../../../../shared/contract/member';
import { refuseCommon } from '../../core/http/refusal';
import { RegionService, type Village } from '../region/region.service';
import { Appointments } from './appointments.service';
import { Follows } from './follows.service';
import { Members } from './members.service';
import { Residencies } from './residencies.service';
import { toResidencyView, toVillageName } from './residency.view';

/** What the app knows of the person who holds it. */
@Injectable()
export class MeViews {
  constructor(
    private readonly members: Members,
    private readonly follows: Follows,
    private readonly residencies: Residencies,
    private readonly appointments: Appointments,
    private readonly regions: RegionService,
  ) {}

  async of(memberId: string): Promise<MeView> {
    const member = (await this.members.byId(memberId)) ?? refuseCommon('NOT_FOUND');
    const followed = await Promise.all((await this.follows.villagesOf(memberId)).map((id) => this.regions.byId(id)));
    return {
      memberId,
      nickname: member.nickname,
      follows: followed.flatMap((village) => (village ? [toVillageName(village)] : [])),
      residencies: await this.homes(memberId),
      appointments: await this.appointments.views(await this.appointments.of(memberId)),
      consentVersion: member.consentVersion,
    };
  }

  private async homes(memberId: string): Promise<MeView['residencies']> {
    const homes = await this.residencies.ofMember(memberId);
    const villages = await Promise.all(homes.map(({ villageId }) => this.regions.byId(villageId)));
    return homes.flatMap((home, at) => inVillage(villages[at], (village) => toResidencyView(home, village)));
  }
}

const inVillage = <T>(village: Village | undefined, view: (village: Village) => T): T[] => (village ? [view(village)] : []);
