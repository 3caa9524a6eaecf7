import type { EntityTarget } from 'typeorm';

/** What the rows of every kind of uploaded file have in common. */
export interface UploadRow {
  id: string;
  /** Known once the file is attached. */
  villageId: string | null;
  ownerId: string;
  /** The one thing that shows it, such as `report:01J…`. */
  subject: string | null;
  uploadKey: string | null;
  /** Of what was sent. */
  sha256: string;
  createdAt: number;
  attachedAt: number | null;
}

/** What `Uploads` needs to know of photos, of voices: how they are made safe, where they are kept, how refusals are worded. */
export abstract class UploadKind<Row extends UploadRow, Made> {
  /** Its table, and its name in the quota. */
  abstract readonly table: string;
  abstract readonly entity: EntityTarget<Row>;
  /** How much one member may send in a day. */
  abstract readonly aDay: { readonly files: number; readonly bytes: number };

  /** Reads what was sent and makes it safe; refuses what is not of this kind. */
  abstract prepare(original: Buffer): Promise<Made>;
  abstract keep(id: string, made: Made): Promise<void>;
  abstract remove(id: string): Promise<void>;

  abstract refuseQuota(): never;
  /** The key has come with another file. */
  abstract refuseKey(): never;
  /** Somebody else's, gone, or part of another thing. */
  abstract refuseAttach(): never;
}
