import { Controller, type StreamableFile } from '@nestjs/common';
import { facilityRoutes } from '../../../../shared/contract/facility';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Upload, type UploadedStream } from '../../core/http/upload';
import { FacilityImports } from './facility-imports.service';
import { FacilityPlates } from './facility-plates.service';

type In<K extends keyof typeof facilityRoutes> = InputOf<(typeof facilityRoutes)[K]>;

@Controller()
export class FacilityTableController {
  constructor(
    private readonly imports: FacilityImports,
    private readonly plates: FacilityPlates,
  ) {}

  @Handles(facilityRoutes.exportTable)
  async export(@Input(facilityRoutes.exportTable) { params, query }: In<'exportTable'>): Promise<StreamableFile> {
    return fileAnswer(await this.imports.export(params.villageId, query.format), '设施表', query.format);
  }

  @Handles(facilityRoutes.importTable)
  import(
    @Me() me: Caller,
    @Input(facilityRoutes.importTable) { params, query }: In<'importTable'>,
    @Upload() file: UploadedStream,
  ): Promise<OutputOf<typeof facilityRoutes.importTable>> {
    return this.imports.import(me, params.villageId, query.baseVersion, file);
  }

  @Handles(facilityRoutes.plates)
  async print(@Input(facilityRoutes.plates) { params, query }: In<'plates'>): Promise<StreamableFile> {
    return fileAnswer(await this.plates.print(params.villageId, query), '设施牌', 'pdf');
  }
}
