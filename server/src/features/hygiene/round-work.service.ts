import { Injectable } from '@nestjs/common';
import type { RoundWork } from '../../../../shared/contract/hygiene';
import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { toChecklistView } from '../checklist/checklist-in-full';
import { HouseholdCodes } from '../household/household-codes.service';
import { Residencies } from '../member/residencies.service';
import type { HygieneDoor } from './hygiene.entity';
import { assertMayWork, mayHold, scoresBlind } from './hygiene.policy';
import { countsOf, toRoundCard } from './hygiene.view';
import { Kin } from './kin.service';
import { RoundChecklists } from './round-checklists.service';
import { RoundReader, type LoadedRound } from './round-reader.service';
import { crewOf, RoundTeams, teamFor } from './round-teams.service';
import { HygieneSheet } from './sheet.entity';
import { toWorkHousehold, type DoorOfReader } from './work.view';

/** Everything an inspector's phone needs for a round, in one answer that can be kept for the day. */
@Injectable()
export class RoundWorkReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReader,
    private readonly checklists: RoundChecklists,
    private readonly residencies: Residencies,
    private readonly codes: HouseholdCodes,
    private readonly kin: Kin,
    private readonly teams: RoundTeams,
  ) {}

  async read(me: Caller, roundId: string): Promise<RoundWork> {
    const loaded = await this.rounds.load(me, roundId);
    const { round, village } = loaded;
    assertMayWork(me, village);
    const doors = await this.rounds.doors(roundId);
    const codes = await this.codes.codesOf(round.villageId);
    const ofReader = await this.doorsOfReader(me, loaded);
    return {
      ...toRoundCard(round, countsOf(doors)),
      village,
      checklist: toChecklistView(await this.checklists.of(round)),
      items: doors.map((door) => toWorkHousehold(door, codes.get(door.householdId) ?? '', ofReader(door))),
      mayScore: round.state === 'scoring' && mayIn(me.standing, 'hygiene:score', village),
      mayPublish: round.state === 'scoring' && mayHold(me, village, round),
      mayPlan: (round.state === 'scoring' || round.state === 'planned') && mayHold(me, village, round),
    };
  }

  private async doorsOfReader(me: Caller, { round, village }: LoadedRound): Promise<(door: HygieneDoor) => DoorOfReader> {
    const teams = await this.teams.of(round);
    const home = await this.residencies.verifiedOf(me.memberId, round.villageId);
    const kin = await this.kin.householdsOf(round.villageId, [me.memberId]);
    const sheets = await this.uow.repo(HygieneSheet).find({ where: { villageId: round.villageId, roundId: round.id }, select: { id: true, doorId: true, slot: true, total: true, grade: true } });
    const bySlot = new Map(sheets.map((sheet) => [`${sheet.doorId} ${sheet.slot}`, sheet]));
    return (door) => {
      const team = teamFor(teams, me.memberId, door);
      const sheet = bySlot.get(`${door.id} ${crewOf(team, me.memberId).slot}`) ?? bySlot.get(`${door.id} ${me.memberId}`);
      return {
        sheet, isMine: teams.length === 0 || team !== undefined, isBlind: scoresBlind(me, village, round), isOwn: home?.householdId === door.householdId,
        isKin: kin.has(door.householdId),
      };
    };
  }
}
