import { Controller } from '@nestjs/common';
import { workbenchRoutes, type WorkDay, type Workbench } from '../../../../shared/contract/workbench';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { WorkbenchService } from './workbench.service';

@Controller()
export class WorkbenchController {
  constructor(private readonly workbench: WorkbenchService) {}

  @Handles(workbenchRoutes.read)
  read(@Me() me: Caller): Promise<Workbench> {
    return this.workbench.read(me);
  }

  @Handles(workbenchRoutes.day)
  day(@Me() me: Caller): Promise<WorkDay> {
    return this.workbench.day(me);
  }
}
