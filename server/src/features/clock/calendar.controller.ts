import { Controller, type StreamableFile } from '@nestjs/common';
import { calendarRoutes } from '../../../../shared/contract/clock';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Upload, type UploadedStream } from '../../core/http/upload';
import { CalendarDesk } from './calendar-desk.service';

type In<K extends keyof typeof calendarRoutes> = InputOf<(typeof calendarRoutes)[K]>;
type Out<K extends keyof typeof calendarRoutes> = Promise<OutputOf<(typeof calendarRoutes)[K]>>;

@Controller()
export class CalendarController {
  constructor(private readonly desk: CalendarDesk) {}

  @Handles(calendarRoutes.read)
  read(@Me() me: Caller, @Input(calendarRoutes.read) { params, query }: In<'read'>): Out<'read'> {
    return this.desk.read(me, params.countyCode, query.year);
  }

  @Handles(calendarRoutes.saveHours)
  saveHours(@Me() me: Caller, @Input(calendarRoutes.saveHours) { params, query, body }: In<'saveHours'>): Out<'saveHours'> {
    return this.desk.saveHours(me, params.countyCode, query.year, body);
  }

  @Handles(calendarRoutes.importDays)
  importDays(
    @Me() me: Caller,
    @Input(calendarRoutes.importDays) { params, query }: In<'importDays'>,
    @Upload() file: UploadedStream,
  ): Out<'importDays'> {
    return this.desk.importDays(me, params.countyCode, query.year, file);
  }

  @Handles(calendarRoutes.daysTable)
  async daysTable(@Input(calendarRoutes.daysTable) { params, query }: In<'daysTable'>): Promise<StreamableFile> {
    const { name, bytes } = await this.desk.table(params.countyCode, query.year);
    return fileAnswer(bytes, name, 'xlsx');
  }
}
