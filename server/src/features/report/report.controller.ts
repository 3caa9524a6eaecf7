import { Controller } from '@nestjs/common';
import { reportRoutes } from '../../../../shared/contract/report';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ReportLists } from './report-list.service';
import { ReportReader } from './report-reader.service';
import { ReportService } from './report.service';
import { ReportWorkers } from './report-workers.service';

type In<K extends keyof typeof reportRoutes> = InputOf<(typeof reportRoutes)[K]>;
type Out<K extends keyof typeof reportRoutes> = Promise<OutputOf<(typeof reportRoutes)[K]>>;

@Controller()
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly reader: ReportReader,
    private readonly lists: ReportLists,
    private readonly workers: ReportWorkers,
  ) {}

  @Handles(reportRoutes.submit)
  submit(@Me() me: Caller, @Input(reportRoutes.submit) { params, body }: In<'submit'>): Out<'submit'> {
    return this.reports.submit(me, params.villageId, body);
  }

  @Handles(reportRoutes.list)
  list(@Input(reportRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.lists.ofVillage(params.villageId, query);
  }

  @Handles(reportRoutes.mine)
  mine(@Me() me: Caller, @Input(reportRoutes.mine) { query }: In<'mine'>): Out<'mine'> {
    return this.lists.sentBy(me.memberId, query);
  }

  @Handles(reportRoutes.read)
  read(@Me() me: Caller | undefined, @Input(reportRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.reader.read(me, params.reportId);
  }

  @Handles(reportRoutes.workers)
  async workersOf(@Input(reportRoutes.workers) { params }: In<'workers'>): Out<'workers'> {
    return { items: await this.workers.list(params.villageId) };
  }

  @Handles(reportRoutes.accept)
  accept(@Me() me: Caller, @Input(reportRoutes.accept) { params, body }: In<'accept'>): Out<'accept'> {
    return this.reports.accept(me, params.reportId, body.note);
  }

  @Handles(reportRoutes.reject)
  reject(@Me() me: Caller, @Input(reportRoutes.reject) { params, body }: In<'reject'>): Out<'reject'> {
    return this.reports.reject(me, params.reportId, body.note);
  }

  @Handles(reportRoutes.assign)
  assign(@Me() me: Caller, @Input(reportRoutes.assign) { params, body }: In<'assign'>): Out<'assign'> {
    return this.reports.assign(me, params.reportId, body.workerId, body.note);
  }

  @Handles(reportRoutes.fix)
  fix(@Me() me: Caller, @Input(reportRoutes.fix) { params, body }: In<'fix'>): Out<'fix'> {
    return this.reports.fix(me, params.reportId, body);
  }

  @Handles(reportRoutes.confirm)
  confirm(@Me() me: Caller, @Input(reportRoutes.confirm) { params, body }: In<'confirm'>): Out<'confirm'> {
    return this.reports.confirm(me, params.reportId, body.note);
  }

  @Handles(reportRoutes.dispute)
  dispute(@Me() me: Caller, @Input(reportRoutes.dispute) { params, body }: In<'dispute'>): Out<'dispute'> {
    return this.reports.dispute(me, params.reportId, body);
  }
}
