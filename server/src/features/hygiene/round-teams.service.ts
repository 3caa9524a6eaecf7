import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { z } from 'zod';
import { hygieneErrors, type TeamBody } from '../../../../shared/contract/hygiene';
import type { InspectorView, RoundTeams as RoundTeamsView } from '../../../../shared/contract/hygiene-plan';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Appointments } from '../member/appointments.service';
import { HygieneRound, type HygieneDoor } from './hygiene.entity';
import { RoundInvitations } from './round-invitations.service';
import { HygieneTeam } from './round-plan.entity';

type Inspector = z.infer<typeof InspectorView>;
type Asked = readonly z.output<typeof TeamBody>[];

/** Who fills in a sheet together, and under which slot it is kept. */
export interface Crew {
  slot: string;
  memberIds: string[];
}

/** Inspectors and pairs of a round, and what they score. */
@Injectable()
export class RoundTeams {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly appointments: Appointments,
    private readonly audit: Audit,
    private readonly invitations: RoundInvitations,
  ) {}

  of({ id: roundId, villageId }: Pick<HygieneRound, 'id' | 'villageId'>): Promise<HygieneTeam[]> {
    return this.uow.repo(HygieneTeam).find({ where: { villageId, roundId }, order: { position: 'ASC' } });
  }

  /** Rounds of a village in whose teams the person is. */
  async assigned(memberId: string, villageId: string, roundIds?: readonly string[]): Promise<string[]> {
    const teams = await this.uow.repo(HygieneTeam).find({ where: { villageId, ...(roundIds && { roundId: In([...roundIds]) }) }, order: { id: 'DESC' }, take: 1000 });
    return teams.filter(({ inspectorIds }) => inspectorIds.includes(memberId)).map(({ roundId }) => roundId);
  }

  async inspectors(villageId: string): Promise<Inspector[]> {
    const holders = await this.appointments.inVillage(villageId, ['inspector']);
    return [...new Map(holders.map(({ memberId, name }) => [memberId, { memberId, name }])).values()];
  }

  async view(round: HygieneRound): Promise<RoundTeamsView> {
    const inspectors = await this.inspectors(round.villageId);
    const names = new Map(inspectors.map(({ memberId, name }) => [memberId, name]));
    const named = (memberId: string): Inspector => ({ memberId, name: names.get(memberId) ?? '评比员' });
    const teams = (await this.of(round)).map(({ id, inspectorIds, groupNos, householdIds }) => ({ teamId: id, inspectors: inspectorIds.map(named), groupNos, householdIds }));
    return { teams, inspectors };
  }

  /** Takes the round's row first, so that no sheet is filed under half a team. */
  async change(me: Caller, round: HygieneRound, asked: Asked): Promise<void> {
    const held = await this.uow.repo(HygieneRound).update({ id: round.id, state: In(['planned', 'scoring']) }, { lastSheetAt: this.clock.now() });
    if (held.affected !== 1) refuse(hygieneErrors, 'ROUND_NOT_SCORING');
    await this.replace(round, asked);
    await this.audit.note(me, { action: 'hygiene.assign', villageId: round.state === 'planned' && !round.announced ? null : round.villageId, subject: `hygiene-round:${round.id}`, details: { title: round.title } });
  }

  /** The same inspectors stay the same team: their sheets are kept under it. Whoever is newly named is asked to take part. */
  async replace(round: HygieneRound, asked: Asked): Promise<void> {
    await this.assertInspectors(round.villageId, asked);
    const before = new Map((await this.of(round)).map((team) => [keyOf(team.inspectorIds), team.id]));
    await this.uow.repo(HygieneTeam).delete({ villageId: round.villageId, roundId: round.id });
    const teams = asked.map(({ inspectorIds, groupNos, householdIds }, position): HygieneTeam => {
      const key = keyOf(inspectorIds);
      const id = before.get(key) ?? this.ids.next();
      before.delete(key);
      return { id, villageId: round.villageId, roundId: round.id, position, inspectorIds: [...new Set(inspectorIds)], groupNos, householdIds };
    });
    if (teams.length > 0) await this.uow.repo(HygieneTeam).insert(teams);
    await this.invitations.send(round, teams.flatMap(({ inspectorIds }) => inspectorIds));
  }

  /** A round without teams is everybody's: all inspectors of the village are asked once it has begun. */
  async askEverybody(round: HygieneRound): Promise<void> {
    if ((await this.of(round)).length > 0) return;
    await this.invitations.send(round, (await this.inspectors(round.villageId)).map(({ memberId }) => memberId));
  }

  /** A plan is given up: who was to go hears of it. */
  async disband(round: HygieneRound): Promise<void> {
    const teams = await this.of(round);
    await this.uow.repo(HygieneTeam).delete({ villageId: round.villageId, roundId: round.id });
    await this.invitations.callOff(round, teams.flatMap(({ inspectorIds }) => inspectorIds));
  }

  /** Alone where the round has no teams; refuses a door that was given to somebody else. */
  async crewFor(me: Caller, round: HygieneRound, door: HygieneDoor): Promise<Crew> {
    const teams = await this.of(round);
    const team = teamFor(teams, me.memberId, door);
    if (teams.length > 0 && !team) refuse(hygieneErrors, 'SHEET_OF_ANOTHER_TEAM');
    return crewOf(team, me.memberId);
  }

  private async assertInspectors(villageId: string, asked: Asked): Promise<void> {
    if (asked.length === 0) return;
    const known = new Set((await this.inspectors(villageId)).map(({ memberId }) => memberId));
    if (asked.some(({ inspectorIds }) => inspectorIds.some((id) => !known.has(id)))) refuse(hygieneErrors, 'TEAM_WITHOUT_INSPECTOR');
  }
}

const keyOf = (inspectorIds: readonly string[]): string => [...new Set(inspectorIds)].sort().join(' ');

const scores = ({ groupNos, householdIds }: HygieneTeam, { groupNo, householdId }: HygieneDoor): boolean =>
  groupNos.length + householdIds.length === 0 || groupNos.includes(groupNo) || householdIds.includes(householdId);

export const teamFor = (teams: readonly HygieneTeam[], memberId: string, door: HygieneDoor): HygieneTeam | undefined =>
  teams.find((team) => team.inspectorIds.includes(memberId) && scores(team, door));

export const crewOf = (team: HygieneTeam | undefined, memberId: string): Crew =>
  team && team.inspectorIds.length > 1 ? { slot: team.id, memberIds: team.inspectorIds } : { slot: memberId, memberIds: [memberId] };
