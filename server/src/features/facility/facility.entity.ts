import { Entity, Index } from 'typeorm';
import type { FacilityState } from '../../../../shared/contract/facility';
import type { FacilityKindId } from '../../../../shared/domain/facility-kinds';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

/** Something that stands in a village with a plate on it (设施). */
@Entity('facility')
@Index(['villageId', 'code'])
@Index(['villageId', 'latE6'])
@Index(['code'], { unique: true })
export class Facility {
  @Id() id: string;
  @Ref() villageId: string;
  @Str(11) code: string;
  @Str(10) kind: FacilityKindId;
  @Str(40) name: string;
  @Int({ nullable: true }) groupNo: number | null;
  @Str(60) placeWords: string;
  /** WGS-84, integer microdegrees. */
  @Int({ nullable: true }) latE6: number | null;
  @Int({ nullable: true }) lngE6: number | null;
  @Int({ nullable: true }) rawLatE6: number | null;
  @Int({ nullable: true }) rawLngE6: number | null;
  @Str(5, { nullable: true }) rawSystem: 'gcj02' | 'wgs84' | null;
  @Ref({ nullable: true }) dutyMemberId: string | null;
  @Str(10) state: FacilityState;
  @Int() version: number;
  @Time() changedAt: number;
}

/** Counts every change to the facilities of a village, so that an import knows which ones it has looked at. */
@Entity('facility_table')
export class FacilityTableVersion {
  @Id() villageId: string;
  @Int() version: number;
}

/** The last running number behind a six-digit prefix, which villages of two counties may share. */
@Entity('facility_serial')
export class FacilitySerial {
  @Id(6) prefix: string;
  @Int() lastSerial: number;
}
