import { Controller } from '@nestjs/common';
import { reportStaffRoutes } from '../../../../shared/contract/report-staff';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ReportDispatch } from './report-dispatch.service';
import { ReportModeration } from './report-moderation.service';
import { ReportVerdict } from './report-verdict.service';
import { ReportWork } from './report-work.service';
import { ReportWorkers } from './report-workers.service';

type In<K extends keyof typeof reportStaffRoutes> = InputOf<(typeof reportStaffRoutes)[K]>;
type Out<K extends keyof typeof reportStaffRoutes> = Promise<OutputOf<(typeof reportStaffRoutes)[K]>>;

@Controller()
export class ReportStaffController {
  constructor(
    private readonly dispatch: ReportDispatch,
    private readonly work: ReportWork,
    private readonly verdict: ReportVerdict,
    private readonly moderation: ReportModeration,
    private readonly people: ReportWorkers,
  ) {}

  @Handles(reportStaffRoutes.accept)
  accept(@Me() me: Caller, @Input(reportStaffRoutes.accept) { params, body }: In<'accept'>): Out<'accept'> {
    return this.dispatch.accept(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.reject)
  reject(@Me() me: Caller, @Input(reportStaffRoutes.reject) { params, body }: In<'reject'>): Out<'reject'> {
    return this.dispatch.reject(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.assign)
  assign(@Me() me: Caller, @Input(reportStaffRoutes.assign) { params, body }: In<'assign'>): Out<'assign'> {
    return this.dispatch.assign(me, params.reportId, body.workerId, body.note);
  }

  @Handles(reportStaffRoutes.assignMany)
  assignMany(@Me() me: Caller, @Input(reportStaffRoutes.assignMany) { params, body }: In<'assignMany'>): Out<'assignMany'> {
    return this.dispatch.assignMany(me, params.villageId, body.reportIds, body.workerId, body.note);
  }

  @Handles(reportStaffRoutes.handBack)
  handBack(@Me() me: Caller, @Input(reportStaffRoutes.handBack) { params, body }: In<'handBack'>): Out<'handBack'> {
    return this.work.handBack(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.partlyFix)
  partlyFix(@Me() me: Caller, @Input(reportStaffRoutes.partlyFix) { params, body }: In<'partlyFix'>): Out<'partlyFix'> {
    return this.work.partlyFix(me, params.reportId, body);
  }

  @Handles(reportStaffRoutes.fix)
  fix(@Me() me: Caller, @Input(reportStaffRoutes.fix) { params, body }: In<'fix'>): Out<'fix'> {
    return this.work.fix(me, params.reportId, body);
  }

  @Handles(reportStaffRoutes.close)
  close(@Me() me: Caller, @Input(reportStaffRoutes.close) { params, body }: In<'close'>): Out<'close'> {
    return this.verdict.close(me, params.reportId, body);
  }

  @Handles(reportStaffRoutes.defer)
  defer(@Me() me: Caller, @Input(reportStaffRoutes.defer) { params, body }: In<'defer'>): Out<'defer'> {
    return this.dispatch.defer(me, params.reportId, body.until, body.note);
  }

  @Handles(reportStaffRoutes.resurface)
  resurface(@Me() me: Caller, @Input(reportStaffRoutes.resurface) { params, body }: In<'resurface'>): Out<'resurface'> {
    return this.dispatch.resurface(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.merge)
  merge(@Me() me: Caller, @Input(reportStaffRoutes.merge) { params, body }: In<'merge'>): Out<'merge'> {
    return this.dispatch.merge(me, params.reportId, body.intoId, body.note);
  }

  @Handles(reportStaffRoutes.unmerge)
  unmerge(@Me() me: Caller, @Input(reportStaffRoutes.unmerge) { params, body }: In<'unmerge'>): Out<'unmerge'> {
    return this.dispatch.unmerge(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.forward)
  forward(@Me() me: Caller, @Input(reportStaffRoutes.forward) { params, body }: In<'forward'>): Out<'forward'> {
    return this.dispatch.forward(me, params.reportId, body.to, body.note);
  }

  @Handles(reportStaffRoutes.giveBack)
  giveBack(@Me() me: Caller, @Input(reportStaffRoutes.giveBack) { params, body }: In<'giveBack'>): Out<'giveBack'> {
    return this.dispatch.giveBack(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.settle)
  settle(@Me() me: Caller, @Input(reportStaffRoutes.settle) { params, body }: In<'settle'>): Out<'settle'> {
    return this.work.settle(me, params.reportId, body);
  }

  @Handles(reportStaffRoutes.falsify)
  falsify(@Me() me: Caller, @Input(reportStaffRoutes.falsify) { params, body }: In<'falsify'>): Out<'falsify'> {
    return this.verdict.falsify(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.recheck)
  recheck(@Me() me: Caller, @Input(reportStaffRoutes.recheck) { params, body }: In<'recheck'>): Out<'recheck'> {
    return this.verdict.recheck(me, params.reportId, body.isClean, body);
  }

  @Handles(reportStaffRoutes.hide)
  hide(@Me() me: Caller, @Input(reportStaffRoutes.hide) { params, body }: In<'hide'>): Out<'hide'> {
    return this.moderation.hide(me, params.reportId, body.note);
  }

  @Handles(reportStaffRoutes.show)
  show(@Me() me: Caller, @Input(reportStaffRoutes.show) { params }: In<'show'>): Out<'show'> {
    return this.moderation.show(me, params.reportId);
  }

  @Handles(reportStaffRoutes.workers)
  async workers(@Input(reportStaffRoutes.workers) { params, query }: In<'workers'>): Out<'workers'> {
    return { items: await this.people.list(params.villageId, query.reportId) };
  }
}
