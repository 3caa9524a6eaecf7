import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Id, Int, Json, Str, Text, Time } from '../../core/database/columns';

/** The one signing key of this installation, made at the first sealing where no LOG_KEY is set. */
@Entity('log_key')
export class LogKey {
  @Id() id: string;
  /** The seed, encrypted with the installation's secret. */
  @Str(255) sealed: string;
  @Time() createdAt: number;
}

/** How far a village's log has come; each sealing moves it on by one conditional statement. */
@Entity('log_head')
@Index(['name'], { unique: true })
export class LogHead {
  @Id() villageId: string;
  /** The village's code when its log began: part of the log's name and address, whatever becomes of the code. */
  @Str(26) name: string;
  /** host/log/name */
  @Str(200) origin: string;
  /** Of the newest checkpoint, from 1. */
  @Int() number: number;
  /** Sealed lines. */
  @Int() size: number;
  @Time() sealedAt: number;
}

/** Every checkpoint that was ever signed, numbered without a gap. */
@Entity('log_checkpoint')
export class LogCheckpoint {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'int' }) number: number;
  @Int() size: number;
  /** Hex. */
  @Str(64) root: string;
  /** The signed note. */
  @Text() note: string;
  /** Whole seconds, as signed. */
  @Time() at: number;
}

/** 256 hashes of one level side by side (C2SP tlog-tiles). */
@Entity('log_tile')
export class LogTile {
  @PrimaryColumn({ type: 'varchar', length: 26 }) villageId: string;
  @PrimaryColumn({ type: 'int' }) level: number;
  /** From the left. */
  @PrimaryColumn({ type: 'int' }) place: number;
  @Int() width: number;
  /** Hex, 64 characters each. */
  @Text() hashes: string;
}

/** What the newest recount of a village found. */
@Entity('log_audit')
export class LogAuditResult {
  @Id() villageId: string;
  @Time() at: number;
  @Int() lines: number;
  /** How many; the first ones are kept. */
  @Int() problems: number;
  @Json() findings: object;
}

