import { AuditEntry } from './core/access/audit.entity';
import type { EntityClass } from './core/database/data-source';
import { Idempotency } from './core/http/idempotency.entity';
import { Job } from './core/jobs/job.entity';
import { PhotoQuotaRow, PhotoRow } from './features/photo/photo.entity';
import { Region, RegionName } from './features/region/region.entity';

/** Every table of the server; `test/migration` compares the list with the migrations. */
export const entities: readonly EntityClass[] = [AuditEntry, Idempotency, Job, PhotoQuotaRow, PhotoRow, Region, RegionName];
