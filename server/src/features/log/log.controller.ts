import { Controller, type StreamableFile } from '@nestjs/common';
import { logRoutes } from '../../../../shared/contract/log';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { LogReader } from './log-reader.service';
import { LogSheets } from './log-sheet.service';

type In<K extends keyof typeof logRoutes> = InputOf<(typeof logRoutes)[K]>;
type Out<K extends keyof typeof logRoutes> = Promise<OutputOf<(typeof logRoutes)[K]>>;

@Controller()
export class LogController {
  constructor(
    private readonly reader: LogReader,
    private readonly sheets: LogSheets,
  ) {}

  @Handles(logRoutes.village)
  village(@Input(logRoutes.village) { params, query }: In<'village'>): Out<'village'> {
    return this.reader.village(params.villageId, query.older);
  }

  @Handles(logRoutes.print)
  async print(@Input(logRoutes.print) { params }: In<'print'>): Promise<StreamableFile> {
    const { bytes, name } = await this.sheets.print(params.villageId);
    return fileAnswer(bytes, name, 'pdf');
  }

  @Handles(logRoutes.line)
  line(@Me() me: Caller, @Input(logRoutes.line) { params, query }: In<'line'>): Out<'line'> {
    return this.reader.line(me, params.entryId, query.older);
  }

  @Handles(logRoutes.household)
  household(@Me() me: Caller, @Input(logRoutes.household) { params, query }: In<'household'>): Out<'household'> {
    const { older, ...asked } = query;
    return this.reader.household(me, params.householdId, older, asked);
  }
}
