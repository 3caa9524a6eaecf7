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
  'hygiene.open': (details) => `开始了评比${about(details)}`,
  'hygiene.plan': (details) => `计划了评比${about(details)}`,
  'hygiene.start': (details, person) => `${person}计划的评比${about(details)}到时间开始了`,
  'hygiene.cancel': (details) => `取消了计划的评比${about(details)}`,
  'hygiene.assign': (details) => `安排了评比${about(details)}的分工`,
  'hygiene.kin': (_, person) => `登记了一户是${person}的亲属,评比时回避`,
  'hygiene.kin-withdraw': ({ reason }, person) => `撤销了${person}的一户亲属登记${because(reason)}`,
  'hygiene.score': () => '给一户打了分',
  'hygiene.publish': (details) => `公示了评比${about(details)}`,
  'duty.add': (_, person) => `责任表里写上了${person}`,
  'duty.edit': (_, person) => `责任表改了一行,责任人${person}`,
  'duty.drop': (_, person) => `责任表里删去了${person}的一行`,
  'duty.import': ({ added = 0, changed = 0, dropped = 0 }) => `导入责任表,新增 ${added} 行,更新 ${changed} 行,删去 ${dropped} 行`,
  'duty.absence': (_, person) => `登记了${person}不在岗`,
  'duty.absence-drop': (_, person) => `取消了${person}的不在岗登记`,
  'duty.rota': () => '排了值班表',
  'duty.phone': () => '改了值班电话',
  'household.import': ({ added = 0, changed = 0 }) => `导入住户,新增 ${added} 户,更新 ${changed} 户`,
};

export function auditWords(entry: Entry, names: ReadonlyMap<string, string>): string {
  const details = detailsOf(entry);
  const person = (details.memberId && names.get(details.memberId)) || '一位村民';
  return sentences[entry.action]?.(details, person) ?? `${entry.action}${about(details)}${because(details.reason)}`;
}
