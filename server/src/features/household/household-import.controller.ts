import { Controller, type StreamableFile } from '@nestjs/common';
import { householdRoutes } from '../../../../shared/contract/household';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Upload, type UploadedStream } from '../../core/http/upload';
import { HouseholdImports } from './household-imports.service';
import { importTemplate } from './import-template';

type In<K extends keyof typeof householdRoutes> = InputOf<(typeof householdRoutes)[K]>;
type Out<K extends keyof typeof householdRoutes> = Promise<OutputOf<(typeof householdRoutes)[K]>>;

@Controller()
export class HouseholdImportController {
  constructor(private readonly imports: HouseholdImports) {}

  @Handles(householdRoutes.previewImport)
  preview(
    @Me() me: Caller,
    @Input(householdRoutes.previewImport) { params }: In<'previewImport'>,
    @Upload() file: UploadedStream,
  ): Out<'previewImport'> {
    return this.imports.preview(me, params.villageId, file);
  }

  @Handles(householdRoutes.applyImport)
  apply(@Me() me: Caller, @Input(householdRoutes.applyImport) { params }: In<'applyImport'>): Out<'applyImport'> {
    return this.imports.apply(me, params.importId);
  }

  @Handles(householdRoutes.importTemplate)
  async template(): Promise<StreamableFile> {
    return fileAnswer(await importTemplate(), '住户导入模板', 'xlsx');
  }
}
