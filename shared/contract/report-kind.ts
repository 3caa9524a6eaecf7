import { z } from 'zod';
import { answerProblem, type Answers } from '../domain/report-answers';
import { DUTY_ROLES, KIND_GROUPS, QUESTION_TYPES, type KindQuestion } from '../domain/kind-definition';
import { route } from '../route';
import { OptionalWords, Words } from './common';

const KindId = z.string().regex(/^[a-z0-9-]{2,20}$/);
const Key = z.string().regex(/^[a-z0-9-]{1,20}$/);

export const ReportKindView = z.object({
  /** Stable, for ever; at most 20 characters. */
  id: KindId,
  name: z.string(),
  icon: z.string(),
  words: z.string(),
  group: z.enum(KIND_GROUPS),
  questions: z.array(z.object({
    key: Key, ask: z.string(), type: z.enum(QUESTION_TYPES), options: z.array(z.object({ key: Key, words: z.string() })), required: z.boolean(),
  })),
  /** From submission: minutes of opening hours, or round the clock when urgent. */
  minutes: z.object({ accept: z.int(), respond: z.int(), solve: z.int() }),
  urgent: z.boolean(),
  dutyRole: z.enum(DUTY_ROLES),
  recheckDays: z.int().nullable(),
  keywords: z.array(z.string()),
  position: z.int(),
  /** Not for new reports; earlier ones keep its name. */
  retired: z.boolean(),
});
export type ReportKindView = z.infer<typeof ReportKindView>;

const Option = z.object({
  /** Left out for a new one: the server gives it. */
  key: Key.optional(),
  words: Words(12, '请写这个选项'),
});
const Question = z.object({
  key: Key.optional(),
  ask: Words(30, '请写问题'),
  type: z.enum(QUESTION_TYPES),
  options: z.array(Option).max(8, '最多 8 个选项').default([]),
  required: z.boolean().default(false),
}).superRefine(({ type, options }, context) => {
  if (type === 'choice' && options.length < 2) context.addIssue({ code: 'custom', path: ['options'], message: '选择题至少要两个选项' });
  if (type !== 'choice' && options.length > 0) context.addIssue({ code: 'custom', path: ['options'], message: '这种问题不用写选项' });
  if (hasTwice(options.map(({ words }) => words))) context.addIssue({ code: 'custom', path: ['options'], message: '有两个选项一样,请改一个' });
  if (hasTwice(keysOf(options))) context.addIssue({ code: 'custom', path: ['options'], message: '选项的编号重复了,请删掉重写' });
});

const keysOf = (parts: readonly { key?: string | undefined }[]): string[] => parts.flatMap(({ key }) => key ?? []);
const hasTwice = (values: readonly string[]): boolean => new Set(values).size < values.length;

const Minutes = z.int('请写整数分钟').min(5, '至少 5 分钟').max(60 * 24 * 90, '最多 90 天');

/** What the county's officer fills in. */
export const KindForm = z.object({
  name: Words(8, '请写名称'),
  icon: z.string().regex(/^[a-z-]{1,20}$/, '请选一个图标'),
  words: OptionalWords(40),
  group: z.enum(KIND_GROUPS, '请选择归到哪一类'),
  questions: z.array(Question).max(4, '最多 4 个问题').default([]),
  minutes: z.object({ accept: Minutes, respond: Minutes, solve: Minutes }),
  urgent: z.boolean().default(false),
  dutyRole: z.enum(DUTY_ROLES, '请选择由谁处理'),
  recheckDays: z.int('请写整数天').min(1, '至少 1 天').max(365, '最多 365 天').nullable().default(null),
  keywords: z.array(Words(20)).max(10, '最多 10 个关键词').default([]),
  position: z.int().min(0).max(9999).default(900),
}).superRefine(({ minutes, questions }, context) => {
  for (const clock of ['accept', 'respond'] as const) {
    if (minutes[clock] > minutes.solve) context.addIssue({ code: 'custom', path: ['minutes', clock], message: '不能比办结的时限还长' });
  }
  if (hasTwice(keysOf(questions))) context.addIssue({ code: 'custom', path: ['questions'], message: '问题的编号重复了,请删掉重写' });
  if (hasTwice(questions.map(({ ask }) => ask))) context.addIssue({ code: 'custom', path: ['questions'], message: '有两个问题一样,请改一个' });
});
export type KindForm = z.output<typeof KindForm>;

/** A kind as the county's officer sees it. */
export const CountyKind = ReportKindView.extend({
  /** 0: as in the whole country, nobody here has changed it. */
  version: z.int().min(0),
  origin: z.enum(['national', 'county']),
  changedAt: z.string().nullable(),
});
export type CountyKind = z.infer<typeof CountyKind>;

/**
 * Answers to the questions of a kind, checked on both sides: what is not asked is refused, what is missing is named, blanks are left out.
 * The parsed answers are what to store.
 */
export const answersSchema = ({ questions }: { questions: readonly KindQuestion[] }) =>
  z.record(z.string(), z.string({ error: '请重新填写' })).prefault({})
    .transform((given): Answers => Object.fromEntries(
      Object.entries(given).map(([key, answer]): [string, string] => [key, answer.trim()]).filter(([, answer]) => answer !== ''),
    ))
    .superRefine((answers, context) => {
      const tell = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
      for (const [key, answer] of Object.entries(answers)) {
        const question = questions.find((asked) => asked.key === key);
        const problem = question ? answerProblem(question, answer) : '这类上报没有这个问题,请刷新后重新填写';
        if (problem) tell(key, problem);
      }
      for (const { key, ask, required } of questions) {
        if (required && !Object.hasOwn(answers, key)) tell(key, `请回答“${ask}”`);
      }
    });

export const reportKindErrors = {
  REPORT_KIND_NAME_TAKEN: { status: 409, message: '已经有同名的类型了,请换个名称' },
  REPORT_KIND_TOO_MANY: { status: 409, message: '县区自己加的类型已有 60 种(停用的也算),请联系运营处理' },
  REPORT_KIND_NOT_YOUR_COUNTY: { status: 403, message: '只能改自己县区的上报类型' },
} as const;
const { REPORT_KIND_NAME_TAKEN, REPORT_KIND_TOO_MANY, REPORT_KIND_NOT_YOUR_COUNTY } = reportKindErrors;

export const reportKindRoutes = {
  ofVillage: route({
    method: 'GET', path: '/villages/:villageId/report-kinds', access: 'public',
    summary: 'Kinds of reports in a village, retired ones too; nothing but the stamp when the caller knows them already.',
    query: z.object({
      /** Stamp of the kinds the caller has. */
      known: z.string().max(64).optional(),
    }),
    returns: z.object({ stamp: z.string(), items: z.array(ReportKindView).nullable() }),
  }),
  ofCounty: route({
    method: 'GET', path: '/counties/:countyCode/report-kinds', access: 'report-kind:manage', summary: 'Kinds of a county with their versions.',
    returns: z.object({ items: z.array(CountyKind) }), errors: { REPORT_KIND_NOT_YOUR_COUNTY },
  }),
  create: route({
    method: 'POST', path: '/counties/:countyCode/report-kinds', access: 'report-kind:manage', summary: 'A kind of the county\'s own.',
    idempotent: true, body: KindForm, returns: CountyKind, errors: { REPORT_KIND_NAME_TAKEN, REPORT_KIND_TOO_MANY, REPORT_KIND_NOT_YOUR_COUNTY },
  }),
  edit: route({
    method: 'PUT', path: '/counties/:countyCode/report-kinds/:kindId', access: 'report-kind:manage',
    summary: 'Change a kind in the county; new deadlines hold for running clocks as well.',
    body: z.object({ version: z.int().min(0), kind: KindForm }), returns: CountyKind,
    errors: { REPORT_KIND_NAME_TAKEN, REPORT_KIND_NOT_YOUR_COUNTY },
  }),
  retire: route({
    method: 'POST', path: '/counties/:countyCode/report-kinds/:kindId/retirement', access: 'report-kind:manage',
    summary: 'Stop offering a kind in the county, or offer it again.',
    body: z.object({ version: z.int().min(0), retired: z.boolean() }), returns: CountyKind,
    errors: { REPORT_KIND_NAME_TAKEN, REPORT_KIND_NOT_YOUR_COUNTY },
  }),
};
