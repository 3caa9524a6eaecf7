import { Entity, Index } from 'typeorm';
import type { RegionLevel } from '../../../../shared/domain/regions';
import { Id, Ref, Str, Time } from '../../core/database/columns';

/** A county, town or village. */
@Entity('region')
@Index(['code'], { unique: true })
@Index(['level', 'code'])
@Index(['parentId', 'code'])
export class Region {
  /** The code it had when first imported; never changes. */
  @Id() id: string;
  /** Today's official code. */
  @Str(12) code: string;
  @Str(8) level: RegionLevel;
  @Ref({ nullable: true }) parentId: string | null;
  @Str(40) name: string;
  @Time() validFrom: number;
  /** Set when it was merged into another or abolished. */
  @Time({ nullable: true }) validUntil: number | null;
}

/** A name to find a region by: today's and every former one. */
@Entity('region_name')
@Index(['regionId', 'name'], { unique: true })
@Index(['name', 'regionId'])
@Index(['pinyin', 'regionId'])
@Index(['initials', 'regionId'])
export class RegionName {
  @Id() id: string;
  @Ref() regionId: string;
  @Ref() countyId: string;
  @Str(40) name: string;
  @Str(8) kind: 'current' | 'former';
  /** Without spaces and tones. */
  @Str(255) pinyin: string;
  @Str(40) initials: string;
}
