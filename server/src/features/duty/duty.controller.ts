import { Controller, type StreamableFile } from '@nestjs/common';
import { absenceRoutes, dutyRoutes } from '../../../../shared/contract/duty';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Clock } from '../../core/clock/clock';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { Upload, type UploadedStream } from '../../core/http/upload';
import { Absences } from './absences.service';
import { Duties } from './duties.service';
import { DutyImports } from './duty-imports.service';
import { DutyPeople } from './duty-people.service';
import { DutyTable } from './duty-table.service';

type In<K extends keyof typeof dutyRoutes> = InputOf<(typeof dutyRoutes)[K]>;
type Out<K extends keyof typeof dutyRoutes> = Promise<OutputOf<(typeof dutyRoutes)[K]>>;
type AbsenceIn<K extends keyof typeof absenceRoutes> = InputOf<(typeof absenceRoutes)[K]>;
type AbsenceOut<K extends keyof typeof absenceRoutes> = Promise<OutputOf<(typeof absenceRoutes)[K]>>;

@Controller()
export class DutyController {
  constructor(
    private readonly table: DutyTable,
    private readonly imports: DutyImports,
    private readonly duties: Duties,
    private readonly dutyPeople: DutyPeople,
    private readonly absences: Absences,
    private readonly clock: Clock,
  ) {}

  @Handles(dutyRoutes.table)
  lines(@Input(dutyRoutes.table) { params, query }: In<'table'>): Out<'table'> {
    return this.table.page(params.villageId, query);
  }

  @Handles(dutyRoutes.gaps)
  gaps(@Input(dutyRoutes.gaps) { params }: In<'gaps'>): Out<'gaps'> {
    return this.duties.gaps(params.villageId);
  }

  @Handles(dutyRoutes.people)
  people(@Input(dutyRoutes.people) { params, query }: In<'people'>): Out<'people'> {
    return this.dutyPeople.list(params.villageId, this.clock.now(), query.scope);
  }

  @Handles(dutyRoutes.addLine)
  add(@Me() me: Caller, @Input(dutyRoutes.addLine) { params, body }: In<'addLine'>): Out<'addLine'> {
    return this.table.add(me, params.villageId, body);
  }

  @Handles(dutyRoutes.editLine)
  edit(@Me() me: Caller, @Input(dutyRoutes.editLine) { params, body }: In<'editLine'>): Out<'editLine'> {
    return this.table.edit(me, params.villageId, params.lineId, body);
  }

  @Handles(dutyRoutes.dropLine)
  drop(@Me() me: Caller, @Input(dutyRoutes.dropLine) { params, query }: In<'dropLine'>): Out<'dropLine'> {
    return this.table.drop(me, params.villageId, params.lineId, query.version);
  }

  @Handles(dutyRoutes.exportTable)
  async export(@Input(dutyRoutes.exportTable) { params, query }: In<'exportTable'>): Promise<StreamableFile> {
    return fileAnswer(await this.imports.export(params.villageId, query.format), '责任表', query.format);
  }

  @Handles(dutyRoutes.importTable)
  import(
    @Me() me: Caller,
    @Input(dutyRoutes.importTable) { params, query }: In<'importTable'>,
    @Upload() file: UploadedStream,
  ): Out<'importTable'> {
    return this.imports.import(me, params.villageId, query, file);
  }

  @Handles(absenceRoutes.list)
  away(@Input(absenceRoutes.list) { params, query }: AbsenceIn<'list'>): AbsenceOut<'list'> {
    return this.absences.page(params.villageId, query);
  }

  @Handles(absenceRoutes.add)
  leave(@Me() me: Caller, @Input(absenceRoutes.add) { params, body }: AbsenceIn<'add'>): AbsenceOut<'add'> {
    return this.absences.add(me, params.villageId, body);
  }

  @Handles(absenceRoutes.drop)
  back(@Me() me: Caller, @Input(absenceRoutes.drop) { params }: AbsenceIn<'drop'>): AbsenceOut<'drop'> {
    return this.absences.drop(me, params.villageId, params.absenceId);
  }
}
