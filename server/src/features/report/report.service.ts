import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { reportErrors, type NewReport, type ReportView } from '../../../../shared/contract/report';
import { answersSchema, type ReportKindView } from '../../../../shared/contract/report-kind';
import { answerLines } from '../../../../shared/domain/report-answers';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { Facilities } from '../facility/facilities.service';
import { Residencies } from '../member/residencies.service';
import { PhotoService } from '../photo/photo.service';
import { ReportKinds } from '../report-kind/report-kinds.service';
import { Voices } from '../voice/voices.service';
import { Report, type ReportChannel } from './report.entity';
import { ReportClocks } from './report-clocks.service';
import { ReportLife } from './report-life.service';
import { ReportNearby } from './report-nearby.service';
import { ReportNumbers } from './report-numbers.service';
import { ReportReader } from './report-reader.service';
import { ReportRouting } from './report-routing.service';
import { placeOf, type StoredPlace } from './report.place';

type Body = z.output<typeof NewReport>;

/** For whom it is counted, and by which way it came. */
export interface Origin {
  channel: ReportChannel;
  /** The household acted for; absent: the sender's own. */
  household?: { householdId: string; groupNo: number } | undefined;
  words: string;
}

const FROM_APP: Origin = { channel: 'app', words: '村民上报' };

/** Takes a report in (随手拍): stored whole at once, seen by others when the content check has passed it. */
@Injectable()
export class ReportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly life: ReportLife,
    private readonly numbers: ReportNumbers,
    private readonly reader: ReportReader,
    private readonly kinds: ReportKinds,
    private readonly facilities: Facilities,
    private readonly clocks: ReportClocks,
    private readonly nearby: ReportNearby,
    private readonly routing: ReportRouting,
    private readonly checks: ContentChecks,
    private readonly photos: PhotoService,
    private readonly voices: Voices,
    private readonly residencies: Residencies,
  ) {}

  submit(me: Caller, villageId: string, body: Body, origin: Origin = FROM_APP): Promise<ReportView> {
    return this.uow.run(async () => this.reader.viewOf(me, await this.take(me, villageId, body, origin)));
  }

  /** The stored report, for intakes that add a row of their own in the same unit of work. */
  take(me: Caller, villageId: string, body: Body, origin: Origin): Promise<Report> {
    return this.uow.run(async () => {
      const kind = await this.kindFor(villageId, body.kind);
      const answers = answersTo(kind, body.answers);
      const place = await this.placeFor(villageId, body);
      const home = origin.household ?? (origin.channel === 'app' ? await this.residencies.verifiedOf(me.memberId, villageId) : undefined);
      const report = await this.newReport(me, villageId, body, { kind, answers, place, home, channel: origin.channel });
      const subject = `report:${report.id}`;
      await this.photos.attach(me, body.photoIds, subject, villageId);
      await this.voices.attach(me, body.voiceIds, subject, villageId);
      await this.uow.repo(Report).insert(report);
      const dueAt = await this.clocks.begin(report, kind);
      await this.life.tell(report, 'submit', me.memberId, { words: origin.words });
      const checkState = await this.checks.open({
        subject, villageId, authorId: me.memberId, scene: 'forum', texts: textsOf(body), photoIds: body.photoIds, voiceIds: body.voiceIds,
      });
      await this.uow.repo(Report).update({ id: report.id }, { dueAt, checkState });
      if (checkState === 'passed') await this.routing.passed(report.id);
      return this.uow.repo(Report).findOneByOrFail({ id: report.id });
    });
  }

  private async kindFor(villageId: string, kindId: string): Promise<ReportKindView> {
    const kind = await this.kinds.find(villageId, kindId);
    if (!kind || kind.retired) return refuse(reportErrors, 'REPORT_KIND_UNKNOWN');
    return kind;
  }

  private async placeFor(villageId: string, { place, facilityId }: Body): Promise<StoredPlace> {
    if (facilityId === null) return placeOf(place);
    const facility = await this.facilities.byId(villageId, facilityId);
    return facility ? placeOf(place, facility) : refuse(reportErrors, 'REPORT_FACILITY_UNKNOWN');
  }

  private async newReport(me: Caller, villageId: string, body: Body, known: Known): Promise<Report> {
    const now = this.clock.now();
    const relapseOf = await this.nearby.closedAt(villageId, body, known.place, known.kind.recheckDays);
    return {
      ...UNTOUCHED, id: this.ids.next(), villageId, number: await this.numbers.next(villageId, now), kind: body.kind,
      ...known.place, facilityId: body.facilityId, answers: known.answers, description: body.description, photoIds: body.photoIds,
      voiceIds: body.voiceIds, reporterId: me.memberId, reporterHouseholdId: known.home?.householdId ?? null,
      reporterGroupNo: known.home?.groupNo ?? null, showName: body.showName, channel: known.channel, isUrgent: known.kind.urgent,
      relapseOfId: relapseOf, submittedAt: now, dueAt: now, stateAt: now,
    };
  }
}

interface Known {
  kind: ReportKindView;
  answers: { label: string; value: string }[];
  place: StoredPlace;
  home: { householdId: string; groupNo: number } | undefined;
  channel: ReportChannel;
}

function answersTo(kind: ReportKindView, given: Body['answers']): Known['answers'] {
  const answers = answersSchema(kind).safeParse(given);
  if (answers.success) return answerLines(kind, answers.data);
  return refuseCommon('INPUT_INVALID', answers.error.issues.map(({ path, message }) => ({ path: ['answers', ...path].join('.'), message })));
}

const UNTOUCHED = {
  state: 'submitted', checkState: 'checking', afterPhotoIds: [] as string[], assigneeId: null, endedAt: null, hiddenAt: null, hiddenReason: null,
  forwardedTo: null, resurfaceAt: null, mergedIntoId: null, recheckAt: null, reopened: 0, relapses: 0, turn: 1, followers: 0,
  respondedAt: null, fixedAt: null, closedBy: null, version: 1,
} as const satisfies Partial<Report>;

const textsOf = ({ description, place, answers }: Body): string[] =>
  [...inParts(description), place.words, ...Object.values(answers)].filter((text) => text !== '');

/** WeChat looks at no more than 2,500 characters at a time. */
const inParts = (text: string): string[] => text.match(/[\s\S]{1,2000}/gu) ?? [];
