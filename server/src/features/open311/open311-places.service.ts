import { Injectable } from '@nestjs/common';
import { covers, regionLevel } from '../../../../shared/domain/regions';
import { Facilities } from '../facility/facilities.service';
import { RegionService, type Village } from '../region/region.service';
import { problem } from './open311.problem';
import { given } from './open311.query';

export interface Jurisdiction {
  code: string;
  villageIds: string[];
}

export interface NamedPlace {
  village: Village;
  facilityId: string | null;
}

const VILLAGE_NEEDED = 'The village is not known: give its 12-digit code as jurisdiction_id or address_id, or the code of a facility as address_id';

/** Where: jurisdictions are county, town or village codes; address ids are village codes or codes on facilities' plates. */
@Injectable()
export class Open311Places {
  constructor(
    private readonly regions: RegionService,
    private readonly facilities: Facilities,
  ) {}

  /** 400 without one, since this endpoint serves many; 404 for an unknown one. */
  async jurisdiction(from: URLSearchParams): Promise<Jurisdiction> {
    const code = given(from, 'jurisdiction_id') ?? problem(400, 'jurisdiction_id was not provided');
    const known = regionLevel(code) !== undefined && (await this.regions.byCode(code));
    if (!known) problem(404, 'jurisdiction_id provided was not found');
    const villages = await this.regions.villagesUnder(code);
    return { code, villageIds: villages.map(({ id }) => id) };
  }

  /** The one village in which something is reported, inside the jurisdiction. */
  async villageFor({ code }: Jurisdiction, addressId: string | undefined): Promise<NamedPlace> {
    const named = addressId === undefined ? undefined : await this.named(addressId, code);
    if (addressId !== undefined && !named) return problem(400, 'address_id is not known in this jurisdiction');
    if (named) return named;
    return regionLevel(code) === 'village' ? { village: await this.byVillageCode(code), facilityId: null } : problem(400, VILLAGE_NEEDED);
  }

  private async named(addressId: string, jurisdiction: string): Promise<NamedPlace | undefined> {
    if (regionLevel(addressId) === 'village') {
      const known = covers(jurisdiction, addressId) && (await this.regions.byCode(addressId));
      return known ? { village: await this.byVillageCode(addressId), facilityId: null } : undefined;
    }
    const facility = await this.facilities.byCode(addressId);
    const village = facility && (await this.regions.byId(facility.villageId));
    return village && covers(jurisdiction, village.code) ? { village, facilityId: facility.id } : undefined;
  }

  private async byVillageCode(code: string): Promise<Village> {
    const [found] = await this.regions.villagesUnder(code);
    return (found && (await this.regions.byId(found.id))) ?? problem(404, 'jurisdiction_id provided was not found');
  }
}
