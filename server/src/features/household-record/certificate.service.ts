import { Injectable } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { phaseNames, type Phase } from '../../../../shared/domain/record-rules';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { fileAnswer } from '../../core/http/file-answer';
import { refuseCommon } from '../../core/http/refusal';
import { drawPoster, type PosterLine } from '../../core/pdf/poster';
import { Households, type DoorStep } from '../household/households.service';
import { LogHeads } from '../log/log-heads.service';
import { Residencies } from '../member/residencies.service';
import { RecordFigures } from '../record/record-figures.service';
import { RegionService } from '../region/region.service';

export type Shows = 'door' | 'given-name' | 'nothing';
const [WIDTH, HEIGHT] = [750, 1000];
const [PINE, GOLD, INK, GREY] = ['#17603f', '#b98a2f', '#1f2a24', '#56655c'];

const GROUND = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
  <rect width="100%" height="100%" fill="#f6f4ee"/><rect x="28" y="28" width="694" height="944" fill="#fffdf7" stroke="${GOLD}" stroke-width="4"/>
  <rect x="44" y="44" width="662" height="912" fill="none" stroke="${GOLD}" stroke-width="1"/>
  ${[0, 1, 2, 3, 4].map((at) => `<circle cx="${131 + at * 122}" cy="540" r="46" fill="${PINE}"/>`).join('')}
  <line x1="120" y1="850" x2="630" y2="850" stroke="${GOLD}" stroke-width="1"/></svg>`;

/** The surname stays at home. */
const givenName = (name: string): string => [...name].slice([...name].length > 2 ? -2 : -1).join('');

/** A year's certificate of co-governance (年度共治证书): only what the household wants to show of itself. */
@Injectable()
export class Certificates {
  constructor(
    private readonly clock: Clock,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
    private readonly figures: RecordFigures,
    private readonly logs: LogHeads,
  ) {}

  async draw(me: Caller, householdId: string, yearAsked: string, shows: Shows): Promise<StreamableFile> {
    const [household] = await this.households.byIds([householdId]);
    const home = household && (await this.residencies.verifiedOf(me.memberId, household.villageId));
    const year = Number(yearAsked);
    if (!household || home?.householdId !== householdId || !this.isYear(yearAsked)) return refuseCommon('NOT_FOUND');
    return fileAnswer(await drawPoster({ width: WIDTH, ground: GROUND, lines: await this.lines(household, year, shows) }), `${year}年度共治证书`, 'png');
  }

  /** What stands on it. */
  async lines(household: DoorStep, year: number, shows: Shows): Promise<PosterLine[]> {
    const { villageId, householdId } = household;
    const { name, townName, countyName } = await this.regions.village(villageId);
    const { phases, points } = await this.figures.householdYear(villageId, householdId, year);
    const stamp = await this.logs.stampOf(villageId);
    return [
      { words: '年度共治证书', y: 110, size: 64, colour: PINE },
      { words: `${year} 年`, y: 205, size: 36, colour: GOLD },
      { words: `${countyName} ${townName}`, y: 285, size: 28, colour: GREY },
      { words: name, y: 330, size: 44, colour: INK },
      { words: whoOf(household, shows), y: 405, size: 40, colour: INK },
      ...phases.flatMap(phaseLines),
      { words: `这一年,我家为村里办了 ${phases.reduce((sum, { entries }) => sum + entries, 0)} 件事`, y: 690, size: 32, colour: INK },
      { words: `得 ${points} 分`, y: 745, size: 56, colour: GOLD },
      { words: '每一笔都记在村里的共治档案,记下后没有人能改', y: 868, size: 22, colour: GREY },
      ...(stamp ? [{ words: `存证编号 ${stamp}`, y: 908, size: 20, colour: GREY }] : []),
    ];
  }

  private isYear(year: string): boolean {
    return /^20\d\d$/.test(year) && Number(year) <= new Date(this.clock.now() + 8 * 3_600_000).getUTCFullYear();
  }
}

function whoOf({ label, headName }: DoorStep, shows: Shows): string {
  if (shows === 'nothing') return '一户人家';
  return shows === 'door' ? label : `${givenName(headName)}家`;
}

const phaseLines = ({ phase, entries }: { phase: Phase; entries: number }, at: number): PosterLine[] => [
  { words: phaseNames[phase], y: 522, size: 34, colour: '#ffffff', x: 131 + at * 122 },
  { words: `${entries} 件`, y: 600, size: 28, colour: INK, x: 131 + at * 122 },
];
