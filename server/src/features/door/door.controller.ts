import { Controller, type StreamableFile } from '@nestjs/common';
import { doorRoutes } from '../../../../shared/contract/door';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { fileAnswer } from '../../core/http/file-answer';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { DoorChoices } from './door-choices.service';
import { DoorLook } from './door-look.service';
import { DoorRules } from './door-rules.service';
import { HouseholdPlates } from './household-plates.service';

type In<K extends keyof typeof doorRoutes> = InputOf<(typeof doorRoutes)[K]>;
type Out<K extends keyof typeof doorRoutes> = Promise<OutputOf<(typeof doorRoutes)[K]>>;

@Controller()
export class DoorController {
  constructor(
    private readonly doors: DoorLook,
    private readonly choices: DoorChoices,
    private readonly rules: DoorRules,
    private readonly sheets: HouseholdPlates,
  ) {}

  @Handles(doorRoutes.look)
  look(@Me() me: Caller | undefined, @Input(doorRoutes.look) { params }: In<'look'>): Out<'look'> {
    return this.doors.at(me, params.code);
  }

  @Handles(doorRoutes.read)
  read(@Me() me: Caller, @Input(doorRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.choices.read(me, params.householdId);
  }

  @Handles(doorRoutes.choose)
  choose(@Me() me: Caller, @Input(doorRoutes.choose) { params, body }: In<'choose'>): Out<'choose'> {
    return this.choices.choose(me, params.householdId, body.shows, body.version);
  }

  @Handles(doorRoutes.plate)
  async plate(@Me() me: Caller, @Input(doorRoutes.plate) { params }: In<'plate'>): Promise<StreamableFile> {
    return fileAnswer(await this.sheets.one(me, params.householdId), '户牌', 'pdf');
  }

  @Handles(doorRoutes.rule)
  rule(@Input(doorRoutes.rule) { params }: In<'rule'>): Out<'rule'> {
    return this.rules.read(params.villageId);
  }

  @Handles(doorRoutes.setRule)
  setRule(@Me() me: Caller, @Input(doorRoutes.setRule) { params, body }: In<'setRule'>): Out<'setRule'> {
    return this.rules.set(me, params.villageId, body.highest, body.version);
  }

  @Handles(doorRoutes.plates)
  async plates(@Input(doorRoutes.plates) { params, query }: In<'plates'>): Promise<StreamableFile> {
    return fileAnswer(await this.sheets.print(params.villageId, query), '户牌', 'pdf');
  }

  @Handles(doorRoutes.notePrinted)
  notePrinted(@Me() me: Caller, @Input(doorRoutes.notePrinted) { params, body }: In<'notePrinted'>): Out<'notePrinted'> {
    return this.sheets.notePrinted(me, params.villageId, body);
  }
}
