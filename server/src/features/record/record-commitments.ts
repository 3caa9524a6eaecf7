import { createHash, randomBytes } from 'node:crypto';
import { canonicalEntry, canonicalPerson, salted } from '../../../../shared/domain/transparency/canonical';
import type { Involved, Line } from './record-entries';
import type { RecordEntry, RecordPerson, RecordSeal } from './record.entity';

const SALT_BYTES = 16;
const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const newSalt = (): string => randomBytes(SALT_BYTES).toString('hex');

/** What `record_entry.person_digest` must be. */
export function personDigestOf({ entryId, memberId, onBehalfBy, actorId, salt }: Involved & { entryId: string; salt: string }): string {
  return sha256Hex(salted(Buffer.from(salt, 'hex'), canonicalPerson({ entryId, memberId, onBehalfBy, actorId })));
}

/** What `record_seal.commitment` must be. */
export const commitmentOf = (entry: RecordEntry, salt: string): string => sha256Hex(salted(Buffer.from(salt, 'hex'), canonicalEntry({ ...entry })));

export interface Sealable {
  entry: RecordEntry;
  person: RecordPerson;
  seal: RecordSeal;
}

/** The three rows of one line: what happened, who had a part in it, and what the public log will say of it. */
export function sealable({ memberId, onBehalfBy, actorId, ...line }: Line): Sealable {
  const { id: entryId, villageId, at } = line;
  const person: RecordPerson = { entryId, villageId, memberId, onBehalfBy, actorId, at, salt: newSalt() };
  const entry: RecordEntry = { ...line, personDigest: personDigestOf(person) };
  const salt = newSalt();
  return { entry, person, seal: { entryId, villageId, salt, commitment: commitmentOf(entry, salt), position: null } };
}
