import { z } from 'zod';
import { ITEM_KINDS, PHOTO_RULES } from '../domain/grades';
import { route } from '../route';
import { Instant, OptionalWords, PageQuery, Words, page } from './common';

/** Integer hundredths of a point: 10 分 = 1000. */
const Hundredths = z.int();
const ItemKey = z.string().regex(/^[a-z0-9-]{1,40}$/);
const ItemKindName = z.enum(ITEM_KINDS, '请选择打分还是扣分');
const PhotoRuleName = z.enum(PHOTO_RULES, '请选择要不要拍照');
/** `2026-12-01` in China. */
const Day = z.iso.date('请选择日期');
/** Whose list it is. National: nobody has published another. */
export const CHECKLIST_LEVELS = ['national', 'county', 'village'] as const;

export const ChecklistItemView = z.object({
  id: z.string(), kind: z.enum(ITEM_KINDS), text: z.string(), max: Hundredths, choices: z.array(Hundredths), each: Hundredths.nullable(),
  photo: z.enum(PHOTO_RULES), law: z.string(), villageRule: z.string(), villageMayChange: z.boolean(), own: z.boolean(),
});
export type ChecklistItemView = z.infer<typeof ChecklistItemView>;

/** A checklist in full; the domain's `Checklist` with its greatest total. */
export const ChecklistView = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  max: Hundredths,
  sections: z.array(z.object({ id: z.string(), title: z.string(), items: z.array(ChecklistItemView) })),
  bands: z.object({ cleanest: z.int(), clean: z.int(), 'fairly-clean': z.int() }),
  noticeDays: z.int(),
  villageMay: z.object({ bands: z.boolean(), noticeDays: z.boolean() }),
});
export type ChecklistView = z.infer<typeof ChecklistView>;

export const ChecklistVersionCard = z.object({
  checklistId: z.string(), level: z.enum(CHECKLIST_LEVELS), version: z.int(), title: z.string(), effectiveFrom: Instant, publishedAt: Instant,
});
export type ChecklistVersionCard = z.infer<typeof ChecklistVersionCard>;

/** A published version, and where it stands. */
export const PublishedChecklist = z.object({
  level: z.enum(CHECKLIST_LEVELS),
  checklist: ChecklistView,
  /** Null: the national list, in force from the beginning. */
  effectiveFrom: Instant.nullable(),
});
export type PublishedChecklist = z.infer<typeof PublishedChecklist>;

const pointsFrom = (least: number) => z.int('请写分数').min(least, '分数太小').max(100_00, '最多 100 分');
const ascending = (values: readonly number[]): boolean => values.every((value, at) => at === 0 || value > values[at - 1]!);

const ItemForm = z.object({
  /** Left out for a new one: the server gives it. */
  id: ItemKey.optional(),
  kind: ItemKindName,
  text: Words(60, '请写这一项看什么'),
  max: pointsFrom(1),
  choices: z.array(pointsFrom(0)).max(8, '最多 8 档分数').default([]),
  each: pointsFrom(1).nullable().default(null),
  photo: PhotoRuleName.default('optional'),
  law: OptionalWords(60),
  villageRule: OptionalWords(60),
  villageMayChange: z.boolean().default(false),
}).superRefine(({ kind, max, choices, each }, context) => {
  const tell = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (kind === 'deduct' && (each === null || each > max)) tell('each', '请写每处扣几分,不能比满分多');
  if (kind === 'deduct' && choices.length > 0) tell('choices', '扣分的项目不用写可打的分');
  if (kind === 'score' && each !== null) tell('each', '打分的项目不用写每处扣几分');
  if (kind === 'score' && !(choices[0] === 0 && choices.at(-1) === max && ascending(choices))) tell('choices', '可打的分要从 0 到满分,从小到大');
});

const SectionForm = z.object({
  id: ItemKey.optional(),
  title: Words(16, '请写这一部分的名字'),
  items: z.array(ItemForm).min(1, '这一部分还没有项目').max(20, '一部分最多 20 项'),
});

const band = z.int('请写百分数').min(1, '要大于 0').max(100_00, '最多 100%');
export const ITEMS_AT_MOST = 60;
const repeated = (ids: readonly (string | undefined)[]): boolean => {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size < given.length;
};

/** What a county or a village fills in. */
export const ChecklistForm = z.object({
  title: Words(30, '请写清单的名称'),
  sections: z.array(SectionForm).min(1, '清单里还没有项目').max(12, '最多 12 个部分'),
  bands: z.object({ cleanest: band, clean: band, 'fairly-clean': band }),
  noticeDays: z.int('请写公示天数').min(1, '至少 1 天').max(30, '最多 30 天'),
  villageMay: z.object({ bands: z.boolean(), noticeDays: z.boolean() }).default({ bands: false, noticeDays: false }),
}).superRefine(({ sections, bands }, context) => {
  const tell = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  const items = sections.flatMap((section) => section.items);
  if (items.length > ITEMS_AT_MOST) tell(['sections'], `一张清单最多 ${ITEMS_AT_MOST} 项`);
  if (repeated(items.map(({ id }) => id)) || repeated(sections.map(({ id }) => id))) tell(['sections'], '编号重复了,请删掉重写');
  if (bands.clean >= bands.cleanest) tell(['bands', 'clean'], '要比最清洁的线低');
  if (bands['fairly-clean'] >= bands.clean) tell(['bands', 'fairly-clean'], '要比清洁的线低');
});
export type ChecklistForm = z.output<typeof ChecklistForm>;

export const ChecklistDraftView = z.object({
  /** Its id is empty, its version the one it will get. */
  checklist: ChecklistView,
  /** What the county's template does not allow. */
  problems: z.array(z.string()),
  changedAt: Instant,
});
export type ChecklistDraftView = z.infer<typeof ChecklistDraftView>;

/** The desk on which a county makes its template, or a village its own list. */
export const ChecklistDesk = z.object({
  owner: z.object({ ownerId: z.string(), level: z.enum(['county', 'village']), name: z.string() }),
  inForce: PublishedChecklist,
  /** Published, not yet in force. */
  coming: ChecklistVersionCard.nullable(),
  /** Of a village: the template it stands under, and whether its draft (else its own list) was made from an earlier one. */
  template: PublishedChecklist.extend({ isNewer: z.boolean() }).nullable(),
  /** Goes up with everything that happens to the draft, 0 before the first; who writes or publishes names the one that was read. */
  revision: z.int(),
  draft: ChecklistDraftView.nullable(),
  /** First day on which a new version may come into force. */
  earliest: Day,
});
export type ChecklistDesk = z.infer<typeof ChecklistDesk>;

export const checklistErrors = {
  CHECKLIST_TEMPLATE_BROKEN: { status: 422, message: '县里的清单有些地方村里不能改,请看红字改回去' },
  CHECKLIST_TEMPLATE_CHANGED: { status: 409, message: '县里的清单换了新的一版,请先点“换成县里新版”再发布' },
  CHECKLIST_UNCHANGED: { status: 422, message: '和最近发布的一样,没有要发布的改动' },
  CHECKLIST_DAY_NOT_POSSIBLE: { status: 422, message: '起用日期要在今天到一年之内,也不能早于已经发布的那一版' },
} as const;
const { CHECKLIST_TEMPLATE_BROKEN, CHECKLIST_TEMPLATE_CHANGED, CHECKLIST_UNCHANGED, CHECKLIST_DAY_NOT_POSSIBLE } = checklistErrors;

/** `:ownerId`: a county's six digits, or a village's id. */
export const checklistRoutes = {
  inForce: route({
    method: 'GET', path: '/villages/:villageId/checklist', access: 'public', summary: 'What households of a village are scored by today.',
    returns: PublishedChecklist.extend({ coming: ChecklistVersionCard.nullable() }),
  }),
  read: route({
    method: 'GET', path: '/checklists/:checklistId', access: 'public', summary: 'A published version, as a round used it.', returns: PublishedChecklist,
  }),
  versions: route({
    method: 'GET', path: '/checklist-owners/:ownerId/versions', access: 'public', summary: 'Published versions of a county or village, newest first.',
    query: PageQuery, returns: page(ChecklistVersionCard),
  }),
  desk: route({
    method: 'GET', path: '/checklist-owners/:ownerId/desk', access: 'signed-in', summary: 'List in force, template and draft, for whoever makes the next version.',
    returns: ChecklistDesk,
  }),
  saveDraft: route({
    method: 'PUT', path: '/checklist-owners/:ownerId/draft', access: 'signed-in', summary: 'Keep a draft; the revision that was read decides between two who write.',
    body: z.object({ revision: z.int().min(0), form: ChecklistForm }), returns: ChecklistDesk,
  }),
  adopt: route({
    method: 'POST', path: '/checklist-owners/:ownerId/adoption', access: 'signed-in',
    summary: 'Begin or renew a village\'s draft from the county\'s template; what the village added stays.',
    body: z.object({ revision: z.int().min(0) }), returns: ChecklistDesk,
  }),
  discardDraft: route({
    method: 'POST', path: '/checklist-owners/:ownerId/draft-removal', access: 'signed-in', summary: 'Throw the draft away.',
    body: z.object({ revision: z.int().min(1) }), returns: ChecklistDesk,
  }),
  publish: route({
    method: 'POST', path: '/checklist-owners/:ownerId/publication', access: 'signed-in', summary: 'Make the draft a version that is in force from a day on.',
    idempotent: true, body: z.object({ revision: z.int().min(1), effectiveOn: Day }), returns: ChecklistDesk,
    errors: { CHECKLIST_TEMPLATE_BROKEN, CHECKLIST_TEMPLATE_CHANGED, CHECKLIST_UNCHANGED, CHECKLIST_DAY_NOT_POSSIBLE },
  }),
};
