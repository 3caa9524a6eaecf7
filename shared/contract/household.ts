import { z } from 'zod';
import { route } from '../route';
import { GroupNo, Id, Instant, OptionalWords, PageQuery, Words, page } from './common';
import { Presence, ResidencyView } from './member';
import { tableErrors } from './table-errors';

/** A door plate number within its group, e.g. 12 or 12-1. */
export const DoorNo = z.string().trim().regex(/^\d{1,4}(-\d{1,2})?$/, '门牌号应是数字,例如 12 或 12-1');

export const HouseholdCard = z.object({
  householdId: Id,
  label: z.string(),
  groupNo: z.int(),
  doorNo: z.string(),
  headName: z.string(),
  people: z.int(),
  partyMember: z.boolean(),
  welfare: z.boolean(),
});
export type HouseholdCard = z.infer<typeof HouseholdCard>;

export const PersonView = z.object({
  personId: Id,
  name: z.string(),
  relation: z.string(),
  presence: Presence,
  /** Whether somebody signed in is verified as this person. */
  linked: z.boolean(),
});
export const HouseholdView = HouseholdCard.extend({
  /** Merged into another (并户); its history stays. */
  closedInto: z.object({ householdId: Id, label: z.string() }).nullable(),
  villageId: Id, villageName: z.string(), persons: z.array(PersonView),
});
export type HouseholdView = z.infer<typeof HouseholdView>;

export const GroupView = z.object({ groupNo: z.int(), name: z.string(), households: z.int() });

export const NewClaim = z.object({
  groupNo: GroupNo,
  doorNo: DoorNo,
  personName: Words(20, '请填写您的姓名'),
  presence: Presence,
});
export const ClaimView = ResidencyView.extend({
  claimedAt: Instant,
  /** The name stands in the household's list of persons. */
  nameKnown: z.boolean(),
});
export type ClaimView = z.infer<typeof ClaimView>;

/** A verified resident of a village who can be given a role. */
export const ResidentView = z.object({ memberId: Id, name: z.string(), householdLabel: z.string(), presence: Presence });

/** One bad row of an uploaded table. */
export const RowProblem = z.object({ line: z.int(), message: z.string() });
export const ImportPreview = z.object({
  importId: Id,
  rows: z.int(),
  households: z.int(),
  persons: z.int(),
  added: z.int(),
  changed: z.int(),
  /** At most 200 are listed; `problemCount` counts all. */
  problems: z.array(RowProblem),
  problemCount: z.int(),
  /** The first households as they would be stored. */
  sample: z.array(z.object({ label: z.string(), headName: z.string(), people: z.int() })),
  state: z.enum(['ready', 'has-problems', 'applied']),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const householdErrors = {
  HOUSEHOLD_UNKNOWN: { status: 422, message: '没找到这个门牌,请核对组和门牌号,或请组长先登记' },
  ALREADY_RESIDENT: { status: 409, message: '您已经认领过这个村的住户,不用再认领' },
  CLAIM_ALREADY_DECIDED: { status: 409, message: '这条认领已经处理过了' },
  CLAIM_IS_YOUR_OWN: { status: 403, message: '自己的认领要由别人来核实' },
  IMPORT_HAS_PROBLEMS: { status: 422, message: '表里还有错误的行,请改好再上传' },
  IMPORT_ALREADY_APPLIED: { status: 409, message: '这张表已经导入过了' },
  HOUSEHOLD_CODES_USED_UP: { status: 422, message: '这个村的住户编号用完了,请联系运营' },
  HOUSEHOLD_CLOSED: { status: 409, message: '这一户已经并到别的户,请到并入的那一户办理' },
  IMPORT_STALE: { status: 409, message: '预览之后住户有变动,请重新上传这张表' },
} as const;

const { HOUSEHOLD_UNKNOWN, ALREADY_RESIDENT, CLAIM_ALREADY_DECIDED, CLAIM_IS_YOUR_OWN } = householdErrors;
const { IMPORT_HAS_PROBLEMS, IMPORT_ALREADY_APPLIED, IMPORT_STALE, HOUSEHOLD_CODES_USED_UP } = householdErrors;

export const householdRoutes = {
  groups: route({
    method: 'GET', path: '/villages/:villageId/groups', access: 'public', summary: 'The groups of a village.',
    returns: z.object({ items: z.array(GroupView) }),
  }),
  claim: route({
    method: 'POST', path: '/villages/:villageId/residency-claims', access: 'signed-in', summary: 'Claim to belong to a household, at home or away.',
    idempotent: true, body: NewClaim, returns: ResidencyView, errors: { HOUSEHOLD_UNKNOWN, ALREADY_RESIDENT },
  }),
  claims: route({
    method: 'GET', path: '/villages/:villageId/residency-claims', access: 'residency:verify', summary: 'Claims waiting to be verified; a group leader sees their group.',
    query: PageQuery, returns: page(ClaimView),
  }),
  decideClaim: route({
    method: 'POST', path: '/residency-claims/:residencyId/decision', access: 'signed-in', summary: 'Verify or turn down a claim.',
    body: z.object({ decision: z.enum(['verify', 'reject']), reason: OptionalWords(200) }), returns: ClaimView,
    errors: { CLAIM_ALREADY_DECIDED, CLAIM_IS_YOUR_OWN },
  }),
  residents: route({
    method: 'GET', path: '/villages/:villageId/residents', access: 'appointment:manage', summary: 'Verified residents, to choose from when appointing.',
    query: PageQuery.extend({ q: z.string().trim().max(20).default('') }), returns: page(ResidentView),
  }),
  list: route({
    method: 'GET', path: '/villages/:villageId/households', access: 'household:list', summary: 'Households of a village by group and door.',
    query: PageQuery.extend({ groupNo: z.coerce.number().int().min(1).max(99).optional(), q: z.string().trim().max(20).default('') }),
    returns: page(HouseholdCard),
  }),
  read: route({
    method: 'GET', path: '/households/:householdId', access: 'signed-in', summary: 'A household with its persons, for its members and the village staff.',
    returns: HouseholdView,
  }),
  previewImport: route({
    method: 'POST', path: '/villages/:villageId/household-imports', access: 'household:import', summary: 'Read an XLSX or CSV of households and say what it would do.',
    upload: { maxBytes: 5 * 1024 * 1024 }, returns: ImportPreview, errors: tableErrors,
  }),
  applyImport: route({
    method: 'POST', path: '/household-imports/:importId/application', access: 'household:import', summary: 'Store a previewed table of households.',
    idempotent: true, returns: ImportPreview, errors: { IMPORT_HAS_PROBLEMS, IMPORT_ALREADY_APPLIED, IMPORT_STALE, HOUSEHOLD_CODES_USED_UP },
  }),
  importTemplate: route({
    method: 'GET', path: '/household-import-template', access: 'public', summary: 'An empty XLSX table with the expected columns and one example.',
    returns: 'file',
  }),
};
