const duplicateCodes = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const conflictCodes = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
const conflictNumbers = new Set([1213, 1205]);

interface DriverError {
  code?: unknown;
  errno?: unknown;
  sqlState?: unknown;
}

/** TypeORM wraps what the driver threw, and copies some of its fields. */
function driverError(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  const inner = 'driverError' in error ? error.driverError : undefined;
  return typeof inner === 'object' && inner !== null ? inner : error;
}

/** A row with this key was there already, on either database. */
export function isDuplicateKey(error: unknown): boolean {
  return duplicateCodes.has(String(driverError(error).code));
}

/** Somebody was faster with a row this run had read; thrown inside a unit of work, all of it is tried again. */
export class LostRace extends Error {}

/** The database gave up this transaction for another; the whole run may be tried again. */
export function isConflict(error: unknown): boolean {
  const { code, errno, sqlState } = driverError(error);
  return error instanceof LostRace || conflictCodes.has(String(code)) || conflictNumbers.has(Number(errno)) || sqlState === '40001';
}
