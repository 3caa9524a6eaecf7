import { Entity, Index } from 'typeorm';
import type { z } from 'zod';
import type { Presence } from '../../../../shared/contract/member';
import type { ImportPreview } from '../../../../shared/contract/household';
import { Bool, Id, Int, Json, Ref, Str, Text, Time } from '../../core/database/columns';

/** A household (户) behind a door of a village group; group and door are its identity and never change. */
@Entity('household')
@Index(['villageId', 'groupNo', 'doorNo'], { unique: true })
@Index(['villageId', 'groupNo', 'doorOrder'])
export class Household {
  @Id() id: string;
  @Ref() villageId: string;
  @Int() groupNo: number;
  @Str(10) doorNo: string;
  /** Sorts 9 before 12 before 12-1. */
  @Int() doorOrder: number;
  @Str(20) headName: string;
  @Bool() partyMember: boolean;
  @Bool() welfare: boolean;
  /** When it was merged into another (并户); it is never deleted. */
  @Time({ nullable: true }) closedAt: number | null;
  @Ref({ nullable: true }) mergedInto: string | null;
}

/** 一户一码: given with the household, never again to another, and never changed. */
@Entity('household_code')
@Index(['villageId', 'serial'], { unique: true })
@Index(['code'], { unique: true })
export class HouseholdCode {
  @Id() householdId: string;
  @Ref() villageId: string;
  @Int() serial: number;
  @Str(17) code: string;
  /** When its plate was last printed. */
  @Time({ nullable: true }) printedAt: number | null;
}

/** The last running number of a village; it only grows, whatever becomes of the households. */
@Entity('household_serial')
export class HouseholdSerial {
  @Id() villageId: string;
  @Int() lastSerial: number;
}

@Entity('household_person')
@Index(['villageId', 'householdId', 'name'], { unique: true })
export class HouseholdPerson {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() householdId: string;
  @Str(20) name: string;
  @Str(10) relation: string;
  @Str(8) presence: z.infer<typeof Presence>;
  /** Order within the household as written in the table. */
  @Int() position: number;
}

/** Counts every change to the households of a village, so that a preview knows when it is out of date. */
@Entity('household_register')
export class HouseholdRegisterVersion {
  @Id() villageId: string;
  @Int() version: number;
}

/** An uploaded table with what it would do. */
@Entity('household_import')
@Index(['villageId', 'createdAt'])
export class HouseholdImport {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() uploadedBy: string;
  @Time() createdAt: number;
  /** Of the file. */
  @Str(64) sha256: string;
  @Json() preview: z.infer<typeof ImportPreview>;
  /** Of the register, when previewed. */
  @Int() baseVersion: number;
  @Str(12) state: 'ready' | 'has-problems' | 'applied';
}

/** A hundred rows or so of an uploaded table: a text column holds 64 kB. */
@Entity('household_import_part')
@Index(['importId', 'position'])
export class HouseholdImportPart {
  @Id() id: string;
  @Ref() importId: string;
  @Int() position: number;
  /** JSON of the rows. */
  @Text() content: string;
}
