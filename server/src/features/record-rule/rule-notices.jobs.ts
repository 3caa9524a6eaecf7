import { Injectable } from '@nestjs/common';
import type { NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import { ruleInForce, toRule } from '../../../../shared/domain/rule-versions';
import { dayWords } from '../../../../shared/domain/weeks';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { HandlesJob } from '../../core/jobs/handles-job';
import { Jobs } from '../../core/jobs/jobs';
import { Appointments } from '../member/appointments.service';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import { RegionService } from '../region/region.service';
import { RecordRuleRow } from './record-rule.entity';
import { RuleBook, toVersion } from './rule-book.service';

export const ANNOUNCE = 'record-rule.announce';
const ANNOUNCE_IN_VILLAGES = 'record-rule.announce-in-villages';
const VILLAGES_A_JOB = 50;

interface Told {
  ruleId: string;
  withdrawn: boolean;
}

/** Tells the residents of every village in which a published change makes a difference; each of them once. */
@Injectable()
export class RuleNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly regions: RegionService,
    private readonly rules: RuleBook,
    private readonly residencies: Residencies,
    private readonly appointments: Appointments,
    private readonly notices: Notices,
  ) {}

  @HandlesJob(ANNOUNCE)
  async announce(told: Told): Promise<void> {
    const { level, ownerId } = await this.uow.repo(RecordRuleRow).findOneByOrFail({ id: told.ruleId });
    const villages = level === 'village' ? [ownerId] : (await this.regions.villagesUnder(ownerId)).map(({ id }) => id);
    await this.uow.run(async () => {
      for (let at = 0; at < villages.length; at += VILLAGES_A_JOB) {
        const villageIds = villages.slice(at, at + VILLAGES_A_JOB);
        await this.jobs.enqueue(ANNOUNCE_IN_VILLAGES, { ...told, villageIds }, { key: `${ANNOUNCE_IN_VILLAGES}:${told.ruleId}:${told.withdrawn}:${at}` });
      }
    });
  }

  /** Most villages of a county have nobody here yet: those cost one look. */
  @HandlesJob(ANNOUNCE_IN_VILLAGES)
  async announceIn({ villageIds, ...told }: Told & { villageIds: string[] }): Promise<void> {
    const row = await this.uow.repo(RecordRuleRow).findOneByOrFail({ id: told.ruleId });
    // A change withdrawn before anybody heard of it is no news.
    if (!told.withdrawn && row.withdrawnAt !== null) return;
    for (const villageId of villageIds) {
      const { items } = await this.residencies.verified(villageId, '', { limit: 1 });
      if (items.length > 0) await this.announceTo({ ...told, villageId }, row);
    }
  }

  private async announceTo(told: Told & { villageId: string }, row: RecordRuleRow): Promise<void> {
    const meant = (await this.rules.shelf(told.villageId)).map((one) => (one.id === row.id ? { ...one, withdrawn: false } : one));
    const then = ruleInForce(meant, row, row.fromAt);
    if (then.passedOver && row.level === 'county') await this.tellSecretaries(told.villageId, row, then.passedOver.name || row.name || then.rule.words);
    if (then.version?.id === row.id || (row.level === 'village' && row.mode === 'follow')) await this.tellResidents(told, row);
  }

  private async tellResidents({ villageId, withdrawn }: Told & { villageId: string }, row: RecordRuleRow): Promise<void> {
    const template = withdrawn ? 'rule-withdrawn' : 'rule-announced';
    const reason = withdrawn ? (row.withdrawnReason ?? '') : row.reason;
    const what = row.mode === 'follow' ? `${row.name || '这一项'}按县里的规则` : toRule(toVersion(row)).words;
    for await (const memberIds of this.residencies.memberIdsOf(villageId)) await this.tell(template, memberIds, villageId, row, { what, reason });
  }

  private async tellSecretaries(villageId: string, row: RecordRuleRow, what: string): Promise<void> {
    const people = await this.appointments.inVillage(villageId, ['secretary']);
    await this.tell('rule-passed-over', people.map(({ memberId }) => memberId), villageId, row, { what, note: row.reason });
  }

  private async tell(template: NoticeTemplateId, to: string[], villageId: string, row: RecordRuleRow, said: Record<string, string>): Promise<void> {
    const village = await this.regions.village(villageId);
    const values = { due: dayWords(row.fromDay), place: row.level === 'county' ? village.countyName : village.name, ...said };
    const page = { name: 'resident/rules', params: { villageId } };
    await this.notices.tell({ template, to, villageId, subject: `record-rule:${row.id}`, values, page, key: `${template}:${row.id}` });
  }
}
