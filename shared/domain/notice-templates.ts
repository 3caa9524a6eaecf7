/** Kinds of notices a person can choose the way of. */
export const NOTICE_GROUPS = ['reports', 'work', 'content', 'redemption', 'rules', 'record'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];
export const noticeGroupNames: Record<NoticeGroup, string> = {
  reports: '我报的、我关注的事', work: '派给我的活、要我管的事', content: '我发的内容审核结果', redemption: '积分超市的兑换', rules: '积分规则、好事的确认', record: '我家的积分和档案',
};

/** `at-once`: a WeChat message each; `digest`: one at 08:00 for all; `inbox`: only inside the app. */
export const NOTICE_CHANNELS = ['at-once', 'digest', 'inbox'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];
export const noticeChannelNames: Record<NoticeChannel, string> = { 'at-once': '马上发微信', digest: '每天早上汇总', inbox: '只在消息里看' };

type FieldKind = 'thing' | 'phrase' | 'time' | 'number' | 'character_string';
/** A field of a WeChat template, by the name WeChat gave it; the kind is its limit. */
export type NoticeField = `${FieldKind}${number}`;

/**
 * The subscribe-message templates (订阅消息模板) of the mini-program: several notices share one, because WeChat counts its credits and
 * its limit of templates by them. Their ids come from WX_TEMPLATES; the fields are those chosen in WeChat's console, in this order.
 */
export const noticeForms = {
  /** 处理进度提醒: 编号, 事项, 状态, 时间, 备注 */
  progress: ['character_string1', 'thing2', 'phrase3', 'time4', 'thing5'],
  /** 待办任务提醒: 任务, 地点, 要求, 时间 */
  task: ['thing1', 'thing2', 'thing3', 'time4'],
  /** 审核结果通知: 内容, 结果, 说明, 时间 */
  verdict: ['thing1', 'phrase2', 'thing3', 'time4'],
  /** 消息汇总提醒: 条数, 内容, 时间 */
  digest: ['number1', 'thing2', 'time3'],
} as const satisfies Record<string, readonly NoticeField[]>;
export type NoticeForm = keyof typeof noticeForms;
export const NOTICE_FORMS = Object.keys(noticeForms) as NoticeForm[];

/** What goes to WeChat: for each field a sentence with {placeholders}, cut to the field's limit when it is sent. */
export interface NoticeMessage {
  form: NoticeForm;
  fields: Partial<Record<NoticeField, string>>;
}

export interface NoticeTemplate {
  group: NoticeGroup;
  title: string;
  /** {placeholders} are filled from the values; a part in [brackets] is left out when one of its values is empty. */
  body: string;
  wechat: NoticeMessage;
}

const progress = (status: string, remark: string): NoticeMessage => ({
  form: 'progress',
  fields: { character_string1: '{number}', thing2: '{what}[ {place}]', phrase3: status, time4: '{time}', thing5: remark },
});
const task = (name: string, remark: string): NoticeMessage => ({
  form: 'task', fields: { thing1: name, thing2: '{place}', thing3: remark, time4: '{time}' },
});
const verdict = (result: string, why: string): NoticeMessage => ({
  form: 'verdict', fields: { thing1: '{what}', phrase2: result, thing3: why, time4: '{time}' },
});

const aboutReport = (title: string, body: string, wechat: NoticeMessage): NoticeTemplate => ({
  group: 'reports', title, body: `“{what}”({place}):${body}`, wechat,
});
const work = (title: string, body: string, wechat: NoticeMessage): NoticeTemplate => ({ group: 'work', title, body, wechat });
/** A redemption gives the values `what` (2 袋洗衣粉), `number` (the door), `place`, `due` (last day), `note`. */
const redemption = (title: string, body: string, status: string, remark: string): NoticeTemplate => ({
  group: 'redemption', title, body, wechat: progress(status, remark),
});
const ofRecord = (title: string, body: string, wechat: NoticeMessage): NoticeTemplate => ({ group: 'record', title, body, wechat });
const content = (title: string, body: string, wechat: NoticeMessage): NoticeTemplate => ({ group: 'content', title, body, wechat });

const aboutGrade = (title: string, body: string, wechat: NoticeMessage): NoticeTemplate => ({ group: 'reports', title, body: `“{what}”({place}):${body}`, wechat });
/** The rules of the record (积分规则) and deeds that are counted by them. */
const rules = (title: string, body: string): NoticeTemplate => ({
  group: 'rules', title, body, wechat: { form: 'verdict', fields: { thing1: title, phrase2: '请看看', thing3: '{what}', time4: '{time}' } },
});

/**
 * Every notice the house can give; a new one is a line here. Reports give the values `what` (the kind), `place`, `number`, `words` (the
 * line on the timeline), `note` and `due`; content gives `what` and `reason`; a duty gap `what`, `place`, `note`. `time` fills itself in.
 */
export const noticeTemplates = {
  'report-received': work('有新的上报', '{place}有人报“{what}”,请看看要不要受理。', task('新上报:{what}', '请看看要不要受理')),
  'report-accepted': aboutReport('村里受理了', '{words}[,{due}前办好]。', progress('已受理', '[{due}前办好]')),
  'report-rejected': aboutReport('没有受理', '没有受理。[{note}。]不同意可以拍照请村里再看。', progress('未受理', '{note}')),
  'report-assigned': work('派单了', '{place}的“{what}”:{words}[,{due}前办好]。', task('派单:{what}', '[{due}前办好]')),
  /** For the reporter and followers, where the worker gets `report-assigned`. */
  'report-under-way': aboutReport('已派人处理', '{words}[,{due}前办好]。', progress('处理中', '[{due}前办好]')),
  'report-reassigned': work('改派了', '{place}的“{what}”改由别人办[:{note}]。', task('改派:{what}', '改由别人办')),
  'report-handed-back': work('处理人退回了', '{place}的“{what}”处理人退回[:{note}],请另派人。', task('退回:{what}', '请另派人')),
  'report-fixed': aboutReport('处理完了,请看看', '{note}。请到现场看看,点“修好了”或“没修好”。', progress('待确认', '请看看修好没有')),
  'report-partly-fixed': aboutReport('修好了一部分', '修好了一部分[:{note}],剩下的接着办。', progress('部分修好', '{note}')),
  'report-closed': aboutReport('办结了', '{note}。要是没弄好,可以拍照重开。', progress('已办结', '没弄好可以拍照重开')),
  'report-reopened': aboutReport('没弄好,重新办', '重新办理[:{note}]。', progress('重新办理', '{note}')),
  'report-deferred': aboutReport('先备案,以后办', '先备案,到时再办[:{note}]。', progress('已备案', '{note}')),
  'report-resurfaced': aboutReport('备案到期,现在办', '备案到期,重新办理。', progress('重新办理', '备案到期')),
  'report-merged': aboutReport('并到同一件事', '{note}。有了进展照样告诉您。', progress('已合并', '和别人报的是同一件事')),
  'report-forwarded': aboutReport('转上级或部门办', '{words}[:{note}]。', progress('已转办', '{note}')),
  'report-clock-warn': work('时间快到了', '{place}的“{what}”要在{note}前{words},时间快到了。', task('快到时间:{what}', '{note}前{words}')),
  'report-clock-late': work('超时了', '{place}的“{what}”该在{note}前{words},已经超时。', task('超时:{what}', '该在{note}前{words}')),
  'report-recheck': work('请回头看看', '{place}的“{what}”办结有些天了,请去看看有没有反复。', task('回头看:{what}', '看看有没有反复')),
  'report-comment': aboutReport('有人留言', '{note}', progress('有留言', '{note}')),
  'report-hidden': aboutReport('先收起了', '别人暂时看不到:{note}。觉得不对,可以在里面补充一句,会请另外的人再看。', verdict('已收起', '{note}')),
  'report-shown': aboutReport('又看得到了', '大家又看得到了。', verdict('已恢复', '大家看得到了')),
  'content-refused': content('没有通过审核', '您发的“{what}”没有通过[:{reason}]。可以改一改再发,不同意可以申诉一次。', verdict('未通过', '{reason}')),
  'content-approved': content('通过审核了', '您发的“{what}”通过了,大家看得到了。', verdict('通过', '大家看得到了')),
  'content-held': work('有内容等您看', '“{what}”要有人看过才能公开。', {
    form: 'task', fields: { thing1: '内容待审', thing2: '{what}', thing3: '看过才能公开', time4: '{time}' },
  }),
  'content-appeal': work('有人申诉', '“{what}”的作者申诉[:{reason}],请再看一遍。', {
    form: 'task', fields: { thing1: '审核申诉', thing2: '{what}', thing3: '{reason}', time4: '{time}' },
  }),
  /** About a grade: `what` is the round, `place` the door. */
  'round-for-you': work('请您参加入户评比', '请您参加{place}的入户评比“{what}”,{due}[。{note}]。', task('入户评比:{what}', '{due}')),
  'round-called-off': work('评比取消了', '{place}的入户评比“{what}”取消了,不用去了。', task('取消:{what}', '不用去了')),
  'objection-filed': work('有人对评比有异议', '{place}对“{what}”的结果有异议,请安排另一位评比员复核。', task('评比异议', '请安排复核')),
  'objection-for-you': aboutGrade('有人替您家提了异议', '{note}替您家提了异议,村里会请另一位评比员再看。不是您家的意思,可以在评分单下面撤回。', progress('已提出', '{note}替您家提的')),
  'objection-assigned': aboutGrade('安排复核了', '{note}会上门复核。', progress('复核中', '{note}会上门复核')),
  'second-look': work('请您去复核', '{place}对“{what}”的结果有异议,请上门再看一遍,重新打分。', task('评比复核', '请上门重新打分')),
  'objection-looked': aboutGrade('复核过了', '复核打了 {note} 分,等村里定。', progress('待村里定', '复核打了 {note} 分')),
  'objection-to-decide': work('复核好了,请定', '{place}的复核打了 {note} 分,请看两张评分单,定下来。', task('异议待定', '复核打了 {note} 分')),
  'objection-upheld': aboutGrade('您家的分改过来了', '改为 {words}。{note}', progress('已改正', '改为 {words}')),
  'objection-declined': aboutGrade('维持原来的分', '{note}', progress('维持原分', '{note}')),
  'objection-withdrawn': work('异议撤回了', '{place}撤回了对“{what}”的异议,不用再去看。', task('异议撤回', '不用再去看')),
  'improvement-sent': work('有整改照片', '{place}交了整改照片,请今天看一看。', task('整改照片', '请今天看一看')),
  'improvement-accepted': aboutGrade('整改通过,已摘牌', '整改照片通过了,您家已经从黑榜上拿下来。', progress('已摘牌', '整改照片通过了')),
  'improvement-refused': aboutGrade('整改照片没通过', '{note}。收拾好了可以再拍一张。', progress('没通过', '{note}')),
  'redemption-ready': redemption('兑换好了,请来领', '您家换的{what}备好了[,{note}]。请{due}前到{place}来领,带上领取码。', '待领取', '请{due}前来领,带上领取码'),
  'redemption-for-you': redemption('有人替您家换了东西', '{note}替您家换了{what},用积分换的。要是您不知道这件事,请在领走前点“取消”。', '待领取', '{note}替您家换的'),
  'redemption-handed-over': redemption('东西领走了', '您家换的{what}已经领走[,经手人{note}]。不是您家领的,请马上告诉村里。', '已领取', '不是您家领的请告诉村里'),
  'redemption-cancelled': redemption('兑换取消了', '{what}的兑换取消了:{note}。积分已经退回。', '已取消', '{note}'),
  'redemption-returned': redemption('退货办好了', '{what}退了:{note}。积分已经退回。', '已退货', '{note}'),
  'redemption-expiring': redemption('还没来领,快到期了', '您家换的{what}还没领,请{due}前到{place}来领,过期就取消、积分退回。', '待领取', '请{due}前来领'),
  'deed-waiting': work('有好事等您确认', '{place}报了“{what}”[:{note}],请看看。', task('好事待确认', '请确认“{what}”')),
  'deed-confirmed': rules('好事确认了', '您家的“{what}”({due})确认了,已记入共治档案。'),
  'deed-refused': rules('好事没有确认', '您家的“{what}”({due})没有确认[:{reason}]。有话说可以找村里。'),
  'deed-found-false': rules('好事的积分收回了', '您家的“{what}”({due})查下来不对,积分收回[:{reason}]。有话说可以找村里。'),
  'rule-announced': rules('积分规则有变化', '{place}从{due}起:{what}[。为什么改:{reason}]。以前记的分不变。'),
  'rule-withdrawn': rules('积分规则的变化撤回了', '{place}原定从{due}起的变化撤回,不改了:{what}[。原因:{reason}]。'),
  'rule-corrected': rules('积分规则写错了,已更正', '从{due}起:{what}。原来按错的规则记的分已收回,按对的重记,明细里都看得到[。原因:{reason}]。'),
  'expiry-announced': rules('积分到期办法有变化', '{place}从{due}起:{what}。'),
  'rule-passed-over': work('县里改了规则,本村的要调', '从{due}起,本村自己定的“{what}”超出县里的范围,不再作数[:{note}]。请公布新的一版。', task('积分规则要调整', '请公布新的一版')),
  'points-expiring': ofRecord('积分快到期了', '您家有 {note} 分到{due}不再有效,先得的先到期,可以先去换东西。', progress('快到期', '{note}分{due}到期')),
  'household-changed': ofRecord('您家的户变了', '{words}。以前的每一笔都留着,积分的去向在共治档案里看得到。', progress('已办理', '{words}')),
  'record-objection': work('有人对一笔积分有异议', '{place}对“{what}”有异议:{note},请看一看。', task('积分异议:{what}', '请看一看再答复')),
  'record-objection-for-you': ofRecord('有人替您家提了异议', '{note}替您家对“{what}”提了异议,村里会答复。不是您家的意思,可以在那一笔下面撤回。', progress('已提出', '{note}替您家提的')),
  'record-objection-decided': ofRecord('您提的异议有结果了', '“{what}”:{words}。理由:{note}', progress('已答复', '{words}')),
  'duty-gap': work('责任表有空缺', '{place}的“{what}”没有人负责[:{note}],请补上。', task('责任表空缺:{what}', '请补上负责人')),
} as const satisfies Record<string, NoticeTemplate>;

export type NoticeTemplateId = keyof typeof noticeTemplates;
export const NOTICE_TEMPLATES = Object.keys(noticeTemplates) as NoticeTemplateId[];

export const noticeTemplate = (id: NoticeTemplateId): NoticeTemplate => noticeTemplates[id];
export const isNoticeTemplate = (id: string): id is NoticeTemplateId => Object.hasOwn(noticeTemplates, id);

/** Where a tap on a notice leads: a page as `goTo` names it, and its parameters. */
export interface NoticePage {
  /** `resident/report`, `staff/workbench`, or a tab: `home`. */
  name: string;
  params: Record<string, string>;
}
