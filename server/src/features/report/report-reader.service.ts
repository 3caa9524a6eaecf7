import { Injectable } from '@nestjs/common';
import type { Photo } from '../../../../shared/contract/common';
import type { ReportView } from '../../../../shared/contract/report';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { Facilities } from '../facility/facilities.service';
import { Members } from '../member/members.service';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { RuleBook } from '../record-rule/rule-book.service';
import { ReportKinds } from '../report-kind/report-kinds.service';
import { Voices } from '../voice/voices.service';
import { Report, ReportFollow, ReportStepRow } from './report.entity';
import { ReportClocks } from './report-clocks.service';
import { isModerator, mayRead, mayRecheck, mayReply, possibleMoves } from './report.policy';
import { toReportView, type Sight } from './report.view';

/** A timeline longer than this shows its newest lines. */
const MAX_STEPS = 100;

type Village = Awaited<ReturnType<RegionService['village']>>;

const channelWords: Partial<Record<Report['channel'], string>> = { 'duty-line': '值班电话', 'on-behalf': '帮邻居代报', slip: '纸条转录', open311: '其他平台转来' };

/** One report as one reader may see it. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly members: Members,
    private readonly photos: PhotoService,
    private readonly voices: Voices,
    private readonly kinds: ReportKinds,
    private readonly facilities: Facilities,
    private readonly clocks: ReportClocks,
    private readonly checks: ContentChecks,
    private readonly rules: RuleBook,
  ) {}

  async read(me: Caller | undefined, reportId: string): Promise<ReportView> {
    const report = await this.uow.repo(Report).findOneBy({ id: reportId });
    const village = report && (await this.regions.village(report.villageId));
    if (!report || !village || !mayRead(me, report, village)) return refuse(commonErrors, 'NOT_FOUND');
    return this.viewOf(me, report);
  }

  async viewOf(me: Caller | undefined, report: Report): Promise<ReportView> {
    const village = await this.regions.village(report.villageId);
    const steps = await this.uow.repo(ReportStepRow).find({ where: { reportId: report.id }, order: { at: 'DESC', id: 'DESC' }, take: MAX_STEPS });
    const sight: Sight = { memberId: me?.memberId, seesUnchecked: isModerator(me, village) };
    const isMine = report.reporterId === me?.memberId;
    return toReportView(report, {
      village: { villageId: village.id, name: village.name, townName: village.townName, countyName: village.countyName },
      kind: await this.kinds.find(report.villageId, report.kind),
      rule: isMine ? await this.rules.at(report.villageId, 'report-confirmed', report.endedAt ?? this.clock.now()) : null,
      steps, sight, isMine, now: this.clock.now(),
      photos: await this.photosOf(report, steps, sight),
      voices: await this.voices.view(report.voiceIds ?? [], readerOf(sight)),
      ...(await this.peopleIn(report)),
      facility: await this.facilityOf(report),
      mergedInto: await this.targetOf(me, report, village),
      clocks: await this.clocks.viewsOf(report.id),
      isFollowing: me !== undefined && (await this.uow.repo(ReportFollow).existsBy({ reportId: report.id, memberId: me.memberId })),
      check: isMine ? await this.checkOf(report) : null,
      ...this.powersOf(me, report, village),
    });
  }

  private powersOf(me: Caller | undefined, report: Report, village: Village): Pick<ReportView, 'moves' | 'canReply' | 'canRecheck' | 'canHide'> {
    const now = this.clock.now();
    const moves = possibleMoves(me, report, village, now);
    return { moves, canReply: mayReply(me, report, village), canRecheck: mayRecheck(me, report, village, this.clock.now()), canHide: isModerator(me, village) };
  }

  private async peopleIn(report: Report): Promise<Pick<ReportView, 'reporterName' | 'assigneeName' | 'broughtBy'>> {
    const ids = [report.reporterId, report.assigneeId].filter((id) => id !== null);
    const names = await this.members.nameOf([...new Set(ids)], report.villageId);
    const way = channelWords[report.channel];
    return {
      reporterName: report.showName ? (names.get(report.reporterId) ?? null) : null,
      assigneeName: report.assigneeId && (names.get(report.assigneeId) ?? null),
      broughtBy: way ? [way, report.channel === 'open311' ? '' : names.get(report.reporterId)].filter(Boolean).join(' · ') : null,
    };
  }

  private async facilityOf({ villageId, facilityId }: Report): Promise<ReportView['facility']> {
    const facility = facilityId === null ? undefined : await this.facilities.byId(villageId, facilityId);
    return facility ? { facilityId: facility.id, code: facility.code, name: facility.name } : null;
  }

  private async targetOf(me: Caller | undefined, { mergedIntoId }: Report, village: Village): Promise<ReportView['mergedInto']> {
    const target = mergedIntoId === null ? null : await this.uow.repo(Report).findOneBy({ id: mergedIntoId });
    return target && mayRead(me, target, village) ? { reportId: target.id, number: target.number } : null;
  }

  private async checkOf(report: Report): Promise<ReportView['check']> {
    if (report.checkState === 'passed') return null;
    const found = (await this.checks.stateOf([`report:${report.id}`])).get(`report:${report.id}`);
    return found ? { reason: found.reason ?? '', canAppeal: found.canAppeal } : null;
  }

  private async photosOf(report: Report, steps: ReportStepRow[], sight: Sight): Promise<Map<string, Photo>> {
    const ids = [...report.photoIds, ...report.afterPhotoIds, ...steps.flatMap((step) => step.photoIds)];
    return this.photos.viewMany([...new Set(ids)], readerOf(sight));
  }
}

const readerOf = ({ memberId, seesUnchecked }: Sight) => ({ ...(memberId !== undefined && { memberId }), seesUnchecked });
