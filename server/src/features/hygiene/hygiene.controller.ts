import { Controller } from '@nestjs/common';
import { hygieneRoutes } from '../../../../shared/contract/hygiene';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { RoundOpening } from './round-opening.service';
import { RoundReader } from './round-reader.service';
import { RoundWorkReader } from './round-work.service';
import { RoundService } from './round.service';
import { SheetReader } from './sheet-reader.service';
import { SheetService } from './sheet.service';

type In<K extends keyof typeof hygieneRoutes> = InputOf<(typeof hygieneRoutes)[K]>;
type Out<K extends keyof typeof hygieneRoutes> = Promise<OutputOf<(typeof hygieneRoutes)[K]>>;

@Controller()
export class HygieneController {
  constructor(
    private readonly opening: RoundOpening,
    private readonly rounds: RoundService,
    private readonly reader: RoundReader,
    private readonly workReader: RoundWorkReader,
    private readonly sheets: SheetService,
    private readonly sheetReader: SheetReader,
  ) {}

  @Handles(hygieneRoutes.openRound)
  open(@Me() me: Caller, @Input(hygieneRoutes.openRound) { params, body }: In<'openRound'>): Out<'openRound'> {
    return this.opening.open(me, params.villageId, body);
  }

  @Handles(hygieneRoutes.inspect)
  inspect(@Me() me: Caller, @Input(hygieneRoutes.inspect) { params, body }: In<'inspect'>): Out<'inspect'> {
    return this.opening.inspect(me, params.villageId, body);
  }

  @Handles(hygieneRoutes.rounds)
  list(@Me() me: Caller | undefined, @Input(hygieneRoutes.rounds) { params, query }: In<'rounds'>): Out<'rounds'> {
    return this.reader.ofVillage(me, params.villageId, query);
  }

  @Handles(hygieneRoutes.work)
  work(@Me() me: Caller, @Input(hygieneRoutes.work) { params }: In<'work'>): Out<'work'> {
    return this.workReader.read(me, params.roundId);
  }

  @Handles(hygieneRoutes.score)
  score(@Me() me: Caller, @Input(hygieneRoutes.score) { params, body }: In<'score'>): Out<'score'> {
    return this.sheets.score(me, params.roundId, params.householdId, body);
  }

  @Handles(hygieneRoutes.sheet)
  sheet(@Me() me: Caller, @Input(hygieneRoutes.sheet) { params }: In<'sheet'>): Out<'sheet'> {
    return this.sheetReader.read(me, params.roundId, params.householdId);
  }

  @Handles(hygieneRoutes.publish)
  publish(@Me() me: Caller, @Input(hygieneRoutes.publish) { params }: In<'publish'>): Out<'publish'> {
    return this.rounds.publish(me, params.roundId);
  }

  @Handles(hygieneRoutes.results)
  results(@Me() me: Caller | undefined, @Input(hygieneRoutes.results) { params }: In<'results'>): Out<'results'> {
    return this.reader.results(me, params.roundId);
  }
}
