import { z } from 'zod';

/** ULID, or the stable id of a region (its first official code). */
export const Id = z.string().min(1).max(26);
/** ISO 8601 with zone. */
export const Instant = z.iso.datetime({ offset: true });
export const Version = z.int().min(1);
export const IdempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

const trimmed = (max: number) => z.string().trim().max(max, `最多 ${max} 个字`);
/** A text that must say something. */
export const Words = (max: number, ask = '请填写') => trimmed(max).min(1, ask);
export const OptionalWords = (max: number) => trimmed(max).default('');
export const Reason = Words(200, '请写明理由');

/** Village group (村民小组) number, 1 = 一组. */
export const GroupNo = z.int().min(1).max(99);

export const PageQuery = z.object({
  /** Opaque cursor from the previous page's `next`. */
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** A signed, expiring picture link; usable without a session. */
export const Photo = z.object({
  photoId: Id,
  url: z.string(),
  thumbUrl: z.string(),
  width: z.int(),
  height: z.int(),
});
export type Photo = z.infer<typeof Photo>;

export const VillageName = z.object({ villageId: Id, name: z.string(), townName: z.string(), countyName: z.string() });
export type VillageName = z.infer<typeof VillageName>;

/**
 * For `when` of a rule about several fields: it is checked as soon as these (`caller.phone`) could be read, whatever is wrong with
 * the others, so that a form says everything at once.
 */
export const areRead = (...fields: string[]) => ({ value, issues }: z.core.ParsePayload): boolean =>
  typeof value === 'object' && value !== null && issues.every(({ path = [] }) => path.length > 0 && !fields.some((field) => isWithin(path.join('.'), field)));

const isWithin = (one: string, other: string): boolean => `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
