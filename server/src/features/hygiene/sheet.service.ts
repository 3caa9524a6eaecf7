import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hygieneErrors, type NewSheet, type SheetView } from '../../../../shared/contract/hygiene';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { Residencies } from '../member/residencies.service';
import { DoorTally } from './door-tally.service';
import { DoorVisits } from './door-visits.service';
import { assertImpartial, assertMayScore } from './hygiene.policy';
import { Kin } from './kin.service';
import { HygieneRound, type HygieneDoor } from './hygiene.entity';
import { RoundReader } from './round-reader.service';
import { RoundTeams, type Crew } from './round-teams.service';
import { SheetFiling } from './sheet-filing.service';
import { SheetReader } from './sheet-reader.service';
import { HygieneSheet, HygieneVisit } from './sheet.entity';

type Sheet = z.output<typeof NewSheet>;

/** The inspector's act: one household, item by item, or why it was not scored. */
@Injectable()
export class SheetService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rounds: RoundReader,
    private readonly reader: SheetReader,
    private readonly residencies: Residencies,
    private readonly teams: RoundTeams,
    private readonly kin: Kin,
    private readonly tally: DoorTally,
    private readonly filing: SheetFiling,
    private readonly visits: DoorVisits,
    private readonly audit: Audit,
  ) {}

  score(me: Caller, roundId: string, householdId: string, given: Sheet): Promise<SheetView> {
    return this.uow.run(async () => {
      const { round, village } = await this.rounds.load(me, roundId);
      assertMayScore(me, village);
      await this.holdOpen(round);
      const door = await this.tally.door(round, householdId);
      const crew = await this.impartialCrew(me, round, door);
      if (given.outcome === 'scored') await this.filing.file(me, round, door, crew, given);
      else await this.visits.note(me, round, door, given);
      await this.tally.recount(round, door);
      const details = { householdId, outcome: given.outcome };
      await this.audit.note(me, { action: 'hygiene.score', villageId: round.villageId, subject: `hygiene-door:${door.id}`, details });
      return this.reader.read(me, roundId, householdId);
    });
  }

  /** Visits are checked under the same name: a remark is a remark. */
  @HandlesChecked('hygiene-sheet')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(HygieneSheet).update({ id: subjectId }, { checkState: state });
    await this.uow.repo(HygieneVisit).update({ id: subjectId }, { checkState: state });
  }

  private async impartialCrew(me: Caller, round: HygieneRound, door: HygieneDoor): Promise<Crew> {
    const crew = await this.teams.crewFor(me, round, door);
    const homes = await Promise.all(crew.memberIds.map((memberId) => this.residencies.verifiedOf(memberId, round.villageId)));
    const own = new Set(homes.flatMap((home) => home?.householdId ?? []));
    assertImpartial(door.householdId, own, await this.kin.householdsOf(round.villageId, crew.memberIds));
    return crew;
  }

  /** Holds the round's row until the commit: a publication at the same moment waits for this sheet, or comes first and refuses it. */
  private async holdOpen(round: HygieneRound): Promise<void> {
    const held = await this.uow.repo(HygieneRound).update({ id: round.id, state: 'scoring' }, { lastSheetAt: this.clock.now() });
    if (held.affected !== 1) refuse(hygieneErrors, 'ROUND_NOT_SCORING');
  }
}
