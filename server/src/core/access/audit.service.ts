import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Ids } from '../clock/ids';
import { UnitOfWork } from '../database/unit-of-work';
import { AuditEntry } from './audit.entity';
import type { Caller } from './caller';

export interface StaffAct {
  /** `<area>.<verb>`, e.g. `report.assigned`. */
  action: string;
  /** Null: an act above one village. */
  villageId: string | null;
  /** What it was done to, as `kind:id`. */
  subject?: string;
  /** Ids, codes and reasons; no names, phones or openids. */
  details?: Record<string, unknown>;
}

/** Notes every use of a power that others do not have, in the same unit of work as the act itself. */
@Injectable()
export class Audit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `me` null: the server itself acted. */
  async note(me: Caller | null, { action, villageId, subject, details }: StaffAct): Promise<void> {
    await this.uow.repo(AuditEntry).insert({
      id: this.ids.next(),
      at: this.clock.now(),
      memberId: me?.memberId ?? null,
      role: me?.standing.appointments[0]?.role ?? null,
      action,
      villageId,
      subject: subject ?? null,
      details: (details ?? null) as object,
    });
  }
}
