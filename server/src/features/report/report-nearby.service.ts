import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import type { NearbyReport, NewReport, reportRoutes } from '../../../../shared/contract/report';
import { NEARBY_METRES, OPEN_STATES } from '../../../../shared/domain/report-states';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { boxAround, metresBetween, toWgs84, type LatLng } from '../../core/geo/coordinates';
import { Report } from './report.entity';
import { ReportLists } from './report-list.service';
import type { StoredPlace } from './report.place';

type Asked = z.output<typeof reportRoutes.nearby.query>;
const SHOWN = 10;
const LOOKED_AT = 200;
const E6 = 1_000_000;
const DAY_MS = 86_400_000;
/** Closer than this counts as the same place for the relapse watch. */
const SAME_PLACE_METRES = 30;

/** "Is it this one?": the same thing, reported already. */
@Injectable()
export class ReportNearby {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly lists: ReportLists,
  ) {}

  /** Open reports of the kind at the facility, or within 100 m of the point; nearest first. */
  async find(villageId: string, asked: Asked): Promise<z.infer<typeof NearbyReport>[]> {
    const at = pointOf(asked);
    const found = new Map<string, { report: Report; metres: number | null }>();
    if (asked.facilityId) for (const report of await this.open(villageId, asked.kind, { facilityId: asked.facilityId })) found.set(report.id, { report, metres: 0 });
    if (at) for (const near of await this.around(villageId, asked.kind, at, NEARBY_METRES)) if (!found.has(near.report.id)) found.set(near.report.id, near);
    const nearest = [...found.values()].sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0)).slice(0, SHOWN);
    const cards = await this.lists.cards(nearest.map(({ report }) => report));
    return cards.map((report, index) => ({ report, metres: nearest[index]?.metres ?? null }));
  }

  /** A report of the kind at this place that was closed within the relapse watch's days. */
  async closedAt(villageId: string, body: z.output<typeof NewReport>, place: StoredPlace, days: number | null): Promise<string | null> {
    if (days === null) return null;
    const since = this.clock.now() - days * DAY_MS;
    const rows = (await this.closedSince(villageId, body.kind, since)).filter((row) => isSamePlace(row, body.facilityId, place));
    return rows[0]?.id ?? null;
  }

  private closedSince(villageId: string, kind: string, since: number): Promise<Report[]> {
    return this.uow.repo(Report).createQueryBuilder('r')
      .where({ villageId, state: 'closed', kind }).andWhere('r.endedAt >= :since', { since })
      .orderBy('r.endedAt', 'DESC').limit(LOOKED_AT).getMany();
  }

  private async around(villageId: string, kind: string, at: LatLng, metres: number): Promise<{ report: Report; metres: number }[]> {
    const half = boxAround(at, metres);
    const box = { south: e6(at.lat - half.lat), north: e6(at.lat + half.lat), west: e6(at.lng - half.lng), east: e6(at.lng + half.lng) };
    const rows = await this.openQuery(villageId, kind)
      .andWhere('r.latE6 BETWEEN :south AND :north AND r.lngE6 BETWEEN :west AND :east', box).limit(LOOKED_AT).getMany();
    return rows.map((report) => ({ report, metres: Math.round(metresBetween(at, degrees(report.latE6 ?? 0, report.lngE6 ?? 0))) }))
      .filter((near) => near.metres <= metres);
  }

  private open(villageId: string, kind: string, where: { facilityId: string }): Promise<Report[]> {
    return this.openQuery(villageId, kind).andWhere(where).limit(SHOWN).getMany();
  }

  private openQuery(villageId: string, kind: string): SelectQueryBuilder<Report> {
    return this.uow.repo(Report).createQueryBuilder('r')
      .where({ villageId, kind, state: In([...OPEN_STATES]), checkState: 'passed' }).andWhere('r.hiddenAt IS NULL').orderBy('r.submittedAt', 'DESC');
  }
}

const e6 = (degree: number): number => Math.round(degree * E6);
const degrees = (latE6: number, lngE6: number): LatLng => ({ lat: latE6 / E6, lng: lngE6 / E6 });

const pointOf = ({ lat, lng, system }: Asked): LatLng | null => (lat === undefined || lng === undefined ? null : toWgs84({ lat, lng, system }));

function isSamePlace(row: Report, facilityId: string | null, { latE6, lngE6 }: StoredPlace): boolean {
  if (facilityId !== null) return row.facilityId === facilityId;
  if (latE6 === null || lngE6 === null || row.latE6 === null || row.lngE6 === null) return false;
  return metresBetween(degrees(latE6, lngE6), degrees(row.latE6, row.lngE6)) <= SAME_PLACE_METRES;
}
