import { Controller, type StreamableFile } from '@nestjs/common';
import { intakeRoutes } from '../../../../shared/contract/intake';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { IntakeReader } from './intake-reader.service';
import { IntakeSlips } from './intake-slip.service';
import { Intakes } from './intakes.service';

type In<K extends keyof typeof intakeRoutes> = InputOf<(typeof intakeRoutes)[K]>;
type Out<K extends keyof typeof intakeRoutes> = Promise<OutputOf<(typeof intakeRoutes)[K]>>;

@Controller()
export class IntakeController {
  constructor(
    private readonly intakes: Intakes,
    private readonly reader: IntakeReader,
    private readonly slips: IntakeSlips,
  ) {}

  @Handles(intakeRoutes.take)
  take(@Me() me: Caller, @Input(intakeRoutes.take) { params, body }: In<'take'>): Out<'take'> {
    return this.intakes.take(me, params.villageId, body);
  }

  @Handles(intakeRoutes.list)
  list(@Me() me: Caller, @Input(intakeRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.reader.list(me, params.villageId, query);
  }

  @Handles(intakeRoutes.phone)
  phone(@Me() me: Caller, @Input(intakeRoutes.phone) { params }: In<'phone'>): Out<'phone'> {
    return this.intakes.phone(me, params.intakeId);
  }

  @Handles(intakeRoutes.slip)
  async slip(@Me() me: Caller, @Input(intakeRoutes.slip) { params }: In<'slip'>): Promise<StreamableFile> {
    const { bytes, number } = await this.slips.print(me, params.intakeId);
    return fileAnswer(bytes, `回执 ${number}`, 'pdf');
  }
}
