import { doorShowsNames, type DoorShows } from '../../../../shared/domain/door-shows';
import { groupName } from '../../../../shared/domain/groups';
import { roleNames, type Role } from '../../../../shared/domain/permissions';
import type { AuditEntry } from '../../core/access/audit.entity';

interface Details {
  memberId?: string;
  role?: Role;
  groupNo?: number | null;
  reason?: string;
  title?: string;
  number?: string;
  added?: number;
  changed?: number;
  dropped?: number;
  from?: string;
  shows?: DoorShows;
  version?: number;
}

type Entry = Pick<AuditEntry, 'action' | 'details'>;

const detailsOf = (entry: Entry): Details => (entry.details ?? {}) as Details;

/** Whom an act was about. */
export const personIn = (entry: Entry): string | null => detailsOf(entry).memberId ?? null;

const because = (reason?: string): string => (reason ? `,理由:${reason}` : '');
const office = ({ role, groupNo }: Details): string => `${groupNo ? groupName(groupNo) : ''}${role ? roleNames[role] : ''}`;
const about = ({ number, title }: Details): string => [number, title && `“${title}”`].filter(Boolean).map((part) => ` ${part}`).join('');

/** What each act reads like; an act that is missing here is shown by its code. */
const sentences: Record<string, (details: Details, person: string) => string> = {
  'appointment.appoint': (details, person) => `任命${person}为${office(details)}`,
  'appointment.dismiss': (details, person) => `免去${person}的${office(details)}${because(details.reason)}`,
  'residency.verify': (_, person) => `核实了${person}的住户认领`,
  'residency.reject': (details, person) => `退回了${person}的住户认领${because(details.reason)}`,
  'report.accept': (details) => `受理了上报${about(details)}`,
  'report.reject': (details) => `没有受理上报${about(details)}`,
  'report.assign': (details) => `派出了上报${about(details)}`,
  'report.fix': (details) => `办结了上报${about(details)}`,
  'report.confirm': (details) => `代为确认上报${about(details)}修好了`,
  'report.dispute': (details) => `退回重办上报${about(details)}`,
  'post.publish': () => '发布了一条内容',
  'post.edit': () => '修改了一条内容',
  'post.pin': () => '置顶了一条内容',
  'post.unpin': () => '取消了一条置顶',
  'post.withdraw': ({ reason }) => `撤回了一条内容${because(reason)}`,
  'content.approve': ({ reason }) => `审核通过了一条内容${because(reason)}`,
  'content.refuse': ({ reason }) => `审核退回了一条内容${because(reason)}`,
  'content.appeal': () => '对审核结果提出申诉',
  'page.edit': () => '修改了村庄主页',
  'checklist.publish': (details) => `发布了评比清单${about(details)}${details.from ? `,${details.from} 起用` : ''}`,
  'hygiene.open': (details) => `开始了评比${about(details)}`,
  'hygiene.plan': (details) => `计划了评比${about(details)}`,
  'hygiene.start': (details, person) => `${person}计划的评比${about(details)}到时间开始了`,
  'hygiene.cancel': (details) => `取消了计划的评比${about(details)}`,
  'hygiene.assign': (details) => `安排了评比${about(details)}的分工`,
  'hygiene.kin': (_, person) => `登记了一户是${person}的亲属,评比时回避`,
  'hygiene.kin-withdraw': ({ reason }, person) => `撤销了${person}的一户亲属登记${because(reason)}`,
  'hygiene.score': () => '给一户打了分',
  'hygiene.publish': (details) => `公示了评比${about(details)}`,
  'objection.file': ({ title }) => `替${title ?? '一户'}提了评比异议`,
  'objection.assign': (_, person) => `请${person}去复核一户的评比`,
  'objection.look': () => '复核了一户的评比',
  'objection.uphold': ({ reason }) => `改正了一户的评比${because(reason)}`,
  'objection.decline': ({ reason }) => `维持了一户的评比${because(reason)}`,
  'improvement.accept': () => '通过了一户的整改照片',
  'improvement.refuse': ({ reason }) => `退回了一户的整改照片${because(reason)}`,
  'hygiene.board-rule': ({ title }) => `公布黑榜规定:${title ?? ''}`,
  'duty.add': (_, person) => `责任表里写上了${person}`,
  'duty.edit': (_, person) => `责任表改了一行,责任人${person}`,
  'duty.drop': (_, person) => `责任表里删去了${person}的一行`,
  'duty.import': ({ added = 0, changed = 0, dropped = 0 }) => `导入责任表,新增 ${added} 行,更新 ${changed} 行,删去 ${dropped} 行`,
  'duty.absence': (_, person) => `登记了${person}不在岗`,
  'duty.absence-drop': (_, person) => `取消了${person}的不在岗登记`,
  'duty.rota': () => '排了值班表',
  'duty.phone': () => '改了值班电话',
  'door.rule': ({ shows = 'nothing' }) => `规定户牌最多${doorShowsNames[shows]}`,
  'door.print': ({ added = 0, groupNo }) => `印了${groupNo ? groupName(groupNo) : '全村'} ${added} 户的户牌`,
  'redemption.redeem-for': (details) => `替邻居换了${about(details)}`,
  'redemption.hand-over': (details) => `把${about(details)} 交给了来领的人`,
  'redemption.cancel': (details) => `取消了${about(details)} 的兑换${because(details.reason)}`,
  'redemption.return': (details) => `收回了领走的${about(details)}${because(details.reason)}`,
  'redemption.add-good': (details) => `积分超市上了${about(details)}`,
  'redemption.edit-good': (details) => `积分超市改了${about(details)}`,
  'redemption.delivered': (details) => `积分超市进货${about(details)} ${details.added ?? 0} 份`,
  'redemption.written-off': (details) => `积分超市报损${about(details)} ${details.added ?? 0} 份`,
  'redemption.counted': (details) => `积分超市盘点${about(details)},数到 ${details.added ?? 0} 份`,
  'redemption.setting': () => '改了积分超市的设置',
  'deed.confirm': (details) => `确认了一件好事${about(details)}`,
  'deed.refuse': (details) => `没有确认一件好事${about(details)}${because(details.reason)}`,
  'deed.found-false': (details) => `收回了一件好事的积分${about(details)}${because(details.reason)}`,
  'deed.sheet': (details) => `登记了好事${about(details)},${details.added ?? 0} 户`,
  'record-rule.publish': ({ title, version, from }) => `公布了积分规则“${title ?? ''}”第 ${version ?? ''} 版,${from ?? ''}起生效`,
  'record-rule.withdraw': ({ title, version, reason }) => `撤回了还没生效的积分规则“${title ?? ''}”第 ${version ?? ''} 版${because(reason)}`,
  'record-rule.correct': ({ title, version, from, reason }) => `更正了积分规则“${title ?? ''}”,从${from ?? ''}起按第 ${version ?? ''} 版重记${because(reason)}`,
  'household.split': ({ title, reason }) => `办了分户:${title ?? ''}${because(reason)}`,
  'household.merge': ({ title, reason }) => `办了并户:${title ?? ''}${because(reason)}`,
  'points.expiry': ({ title }) => `公布了积分到期办法:${title ?? ''}`,
  'record.export': ({ title }) => `导出了共治档案${title ? `:${title}` : ''}`,
  'record-objection.file': ({ title }) => `替一户提了积分异议${title ? `:${title}` : ''}`,
  'record-objection.decide': ({ title, reason }) => `答复了积分异议${title ? `:${title}` : ''}${because(reason)}`,
  'household.import': ({ added = 0, changed = 0 }) => `导入住户,新增 ${added} 户,更新 ${changed} 户`,
};

export function auditWords(entry: Entry, names: ReadonlyMap<string, string>): string {
  const details = detailsOf(entry);
  const person = (details.memberId && names.get(details.memberId)) || '一位村民';
  return sentences[entry.action]?.(details, person) ?? `${entry.action}${about(details)}${because(details.reason)}`;
}
