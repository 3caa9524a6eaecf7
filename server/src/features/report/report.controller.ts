import { Controller } from '@nestjs/common';
import { reportRoutes } from '../../../../shared/contract/report';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { ReportDispatch } from './report-dispatch.service';
import { ReportFollows } from './report-follows.service';
import { ReportLists } from './report-list.service';
import { ReportModeration } from './report-moderation.service';
import { ReportNearby } from './report-nearby.service';
import { ReportReader } from './report-reader.service';
import { ReportService } from './report.service';
import { ReportVerdict } from './report-verdict.service';

type In<K extends keyof typeof reportRoutes> = InputOf<(typeof reportRoutes)[K]>;
type Out<K extends keyof typeof reportRoutes> = Promise<OutputOf<(typeof reportRoutes)[K]>>;

@Controller()
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly reader: ReportReader,
    private readonly lists: ReportLists,
    private readonly near: ReportNearby,
    private readonly follows: ReportFollows,
    private readonly verdict: ReportVerdict,
    private readonly dispatch: ReportDispatch,
    private readonly moderation: ReportModeration,
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

  @Handles(reportRoutes.followed)
  followed(@Me() me: Caller, @Input(reportRoutes.followed) { query }: In<'followed'>): Out<'followed'> {
    return this.lists.followedBy(me.memberId, query);
  }

  @Handles(reportRoutes.read)
  read(@Me() me: Caller | undefined, @Input(reportRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.reader.read(me, params.reportId);
  }

  @Handles(reportRoutes.follow)
  follow(@Me() me: Caller, @Input(reportRoutes.follow) { params }: In<'follow'>): Out<'follow'> {
    return this.follows.follow(me, params.reportId);
  }

  @Handles(reportRoutes.unfollow)
  unfollow(@Me() me: Caller, @Input(reportRoutes.unfollow) { params }: In<'unfollow'>): Out<'unfollow'> {
    return this.follows.unfollow(me, params.reportId);
  }

  @Handles(reportRoutes.reply)
  reply(@Me() me: Caller, @Input(reportRoutes.reply) { params, body }: In<'reply'>): Out<'reply'> {
    return this.moderation.reply(me, params.reportId, body);
  }

  @Handles(reportRoutes.confirm)
  confirm(@Me() me: Caller, @Input(reportRoutes.confirm) { params, body }: In<'confirm'>): Out<'confirm'> {
    return this.verdict.confirm(me, params.reportId, body.note);
  }

  @Handles(reportRoutes.dispute)
  dispute(@Me() me: Caller, @Input(reportRoutes.dispute) { params, body }: In<'dispute'>): Out<'dispute'> {
    return this.verdict.dispute(me, params.reportId, body);
  }

  @Handles(reportRoutes.reopen)
  reopen(@Me() me: Caller, @Input(reportRoutes.reopen) { params, body }: In<'reopen'>): Out<'reopen'> {
    return this.verdict.reopen(me, params.reportId, body);
  }

  @Handles(reportRoutes.contest)
  contest(@Me() me: Caller, @Input(reportRoutes.contest) { params, body }: In<'contest'>): Out<'contest'> {
    return this.verdict.contest(me, params.reportId, body);
  }

  @Handles(reportRoutes.drop)
  drop(@Me() me: Caller, @Input(reportRoutes.drop) { params, body }: In<'drop'>): Out<'drop'> {
    return this.dispatch.drop(me, params.reportId, body.note);
  }

  @Handles(reportRoutes.nearby)
  async nearby(@Input(reportRoutes.nearby) { params, query }: In<'nearby'>): Out<'nearby'> {
    return { items: await this.near.find(params.villageId, query) };
  }
}
