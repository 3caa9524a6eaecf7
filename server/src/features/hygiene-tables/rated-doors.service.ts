import { Injectable } from '@nestjs/common';
import { maxOf, type Grade } from '../../../../shared/domain/grades';
import { meansByHousehold, type RatedDoor } from '../../../../shared/domain/hygiene-tables';
import { quarterName, quartersBack } from '../../../../shared/domain/quarters';
import { Households } from '../household/households.service';
import { ComparableRounds } from '../hygiene/comparable-rounds.service';
import { DoorResults } from '../hygiene/door-results.service';

export interface TableDoor extends RatedDoor {
  doorNo: string;
  headName: string;
}

type Round = NonNullable<Awaited<ReturnType<DoorResults['round']>>>;
type Door = Awaited<ReturnType<DoorResults['ofRound']>>[number];

/** What a table is made of: results, and what they are compared with. */
export interface Rated {
  title: string;
  beforeTitle: string | null;
  /** In walking order; of a quarter the older rounds first. */
  doors: TableDoor[];
  /** Each household's mean before. */
  before: ReadonlyMap<string, number>;
}

/** Results of published rounds with what the register knows of the households. */
@Injectable()
export class RatedDoors {
  constructor(
    private readonly households: Households,
    private readonly results: DoorResults,
    private readonly rounds: ComparableRounds,
  ) {}

  async ofRound(round: Round): Promise<Rated> {
    const before = await this.comparable(round);
    return {
      title: round.title, beforeTitle: before?.title ?? null, doors: await this.doors(round.villageId, [round]),
      before: meansByHousehold(before ? await this.doors(round.villageId, [before]) : []),
    };
  }

  async ofQuarter(villageId: string, quarter: string): Promise<Rated> {
    const [, last = ''] = quartersBack(quarter, 2);
    const rounds = await this.results.published([villageId], [quarter, last]);
    const inQuarter = (one: string): Round[] => rounds.filter((round) => round.quarter === one).reverse();
    const earlier = await this.doors(villageId, inQuarter(last));
    return {
      title: quarterName(quarter), beforeTitle: earlier.length > 0 ? quarterName(last) : null,
      doors: await this.doors(villageId, inQuarter(quarter)), before: meansByHousehold(earlier),
    };
  }

  /** 低保户 as the register has them now. */
  async welfareOf(villageId: string): Promise<Set<string>> {
    return new Set((await this.households.ofVillage(villageId)).filter(({ welfare }) => welfare).map(({ householdId }) => householdId));
  }

  /** The round before with the same households and as many points to be had. */
  private async comparable(round: Round): Promise<Round | null> {
    const before = await this.rounds.before(round);
    if (!before) return null;
    const [now, then] = [await this.results.checklist(round), await this.results.checklist(before)];
    return maxOf(now) === maxOf(then) ? before : null;
  }

  private async doors(villageId: string, rounds: readonly Round[]): Promise<TableDoor[]> {
    if (rounds.length === 0) return [];
    const welfare = await this.welfareOf(villageId);
    const all: TableDoor[] = [];
    for (const { id } of rounds) all.push(...(await this.results.ofRound(id)).flatMap((door) => toTableDoor(door, welfare)));
    return all;
  }
}

function toTableDoor({ householdId, groupNo, doorNo, headName, partyMember, outcome, total, grade }: Door, welfare: ReadonlySet<string>): TableDoor[] {
  if (outcome !== 'scored' || total === null || grade === null) return [];
  return [{ householdId, groupNo, doorNo, headName, partyMember, welfare: welfare.has(householdId), total, grade: grade as Grade }];
}
