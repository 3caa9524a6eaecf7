import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { plainCode } from '../../../../shared/domain/check-digit';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { boxAround, metresBetween, type LatLng } from '../../core/geo/coordinates';
import { Facility } from './facility.entity';

const E6 = 1_000_000;
const NEAR_AT_MOST = 200;

/** What other features know of a facility. */
export type FacilityRef = Pick<
  Facility, 'id' | 'villageId' | 'code' | 'kind' | 'name' | 'groupNo' | 'latE6' | 'lngE6' | 'placeWords' | 'dutyMemberId' | 'state'
>;

/** Facilities for the other areas: by what a report, a duty line or a scan names. */
@Injectable()
export class Facilities {
  constructor(private readonly uow: UnitOfWork) {}

  /** Out of use too: what was reported there once keeps its name. */
  async byId(villageId: string, facilityId: string): Promise<FacilityRef | undefined> {
    return (await this.uow.repo(Facility).findOneBy({ villageId, id: facilityId })) ?? undefined;
  }

  async byIds(villageId: string, ids: readonly string[]): Promise<Map<string, FacilityRef>> {
    const found = ids.length > 0 ? await this.uow.repo(Facility).findBy({ villageId, id: In([...new Set(ids)]) }) : [];
    return new Map(found.map((facility) => [facility.id, facility]));
  }

  /** As typed or said; of whichever village. */
  async byCode(code: string): Promise<FacilityRef | undefined> {
    return (await this.uow.repo(Facility).findOneBy({ code: plainCode(code) })) ?? undefined;
  }

  /** The village's own with these codes, by code as it was given. */
  async byCodes(villageId: string, codes: readonly string[]): Promise<Map<string, FacilityRef>> {
    const plain = [...new Set(codes.map(plainCode))];
    const found = plain.length > 0 ? await this.uow.repo(Facility).findBy({ villageId, code: In(plain) }) : [];
    const byCode = new Map(found.map((facility) => [facility.code, facility]));
    return new Map(codes.flatMap((code) => { const facility = byCode.get(plainCode(code)); return facility ? [[code, facility] as const] : []; }));
  }

  /** In use and within so many metres of a WGS-84 point, nearest first. */
  async nearest(villageId: string, point: LatLng, metres: number): Promise<(FacilityRef & { metres: number })[]> {
    const box = boxAround(point, metres);
    const rows = await this.uow.repo(Facility).find({
      where: { villageId, state: 'in-use', latE6: around(point.lat, box.lat), lngE6: around(point.lng, box.lng) }, take: NEAR_AT_MOST,
    });
    return rows
      .map((row) => ({ ...row, metres: metresBetween(point, { lat: (row.latE6 ?? 0) / E6, lng: (row.lngE6 ?? 0) / E6 }) }))
      .filter((row) => row.metres <= metres)
      .sort((a, b) => a.metres - b.metres);
  }
}

const around = (degrees: number, half: number) => Between(Math.floor((degrees - half) * E6), Math.ceil((degrees + half) * E6));
