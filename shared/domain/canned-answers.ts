import type { ReportMove } from './report-states';

/** Words staff say again and again (常用语); a tap writes them down, and they can still be changed. Everybody reads them. */
const answers = {
  accept: ['已收到,今天安排人去看', '已收到,两天内处理'],
  reject: ['这里不归本村管,已转告归管的村', '和前面一条说的是同一件事,正在处理', '照片看不清,请走近再拍一张重新上报', '这是自家院内的事,请自己清理'],
  assign: ['请今天去看看', '地方不好找,到了先打值班电话', '请带上工具和垃圾袋'],
  'hand-back': ['要用车,我一个人清不了', '要电工来修,我不会修', '今天不在岗,请另派人'],
  'partly-fix': ['地上的清了,大件要等车来拉', '先用警示带围好了,配件到了再修', '修好一半,明天接着修'],
  fix: ['已清理干净', '已修好,试过能用', '已清运,地面扫过了'],
  close: ['村里去看过,已经干净了', '村里去看过,已经修好能用', '电话问过上报人,说已经好了'],
  defer: ['要等开春化冻才能施工', '要等农忙过后才有人手', '已报年度计划,等资金到位再修', '要等配件到货'],
  resurface: ['条件有了,现在就办'],
  merge: ['说的是同一处,合在一起办'],
  unmerge: ['不是同一处,分开办'],
  forward: ['村里没有权限处理,请上级协调', '需要专业队伍和设备', '涉及两个村,请乡镇协调'],
  return: ['属于村里职责,请村里办理', '已协调好,请村里安排人手', '材料不全,请补充照片和地点'],
  settle: ['已派专业队伍处理完毕', '已更换设备,恢复使用', '已联合清运'],
  drop: ['已经自己清理好了', '现场看过,没有这个情况', '当事人已经处理好'],
  falsify: ['现场核实没有这回事', '照片不是本村的地方'],
  confirm: ['看过了,确实修好了'],
  dispute: ['只清了一半,还有没清的', '修好又坏了'],
  reply: ['正在联系,有消息马上告诉您', '已去现场看过,正在想办法', '谢谢提醒'],
  recheck: ['看过了,还是干净的', '又有人乱倒了'],
  hide: ['照片里有人脸、车牌或门牌', '说的是私人纠纷,不宜公开', '写了别人的姓名或电话'],
} as const satisfies Partial<Record<ReportMove | 'reply' | 'recheck' | 'hide', readonly string[]>>;

export type CannedFor = keyof typeof answers;
export const CANNED_FOR = Object.keys(answers) as CannedFor[];
export const cannedAnswers = (act: string): readonly string[] => (act in answers ? answers[act as CannedFor] : []);
