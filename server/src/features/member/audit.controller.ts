import { Controller } from '@nestjs/common';
import { auditRoutes } from '../../../../shared/contract/member';
import type { InputOf, OutputOf } from '../../../../shared/route';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { AuditList } from './audit-list.service';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditList) {}

  @Handles(auditRoutes.list)
  list(@Input(auditRoutes.list) { params, query }: InputOf<typeof auditRoutes.list>): Promise<OutputOf<typeof auditRoutes.list>> {
    return this.audit.ofVillage(params.villageId, query);
  }
}
