import { z } from 'zod';
import { FACILITY_KINDS } from '../domain/facility-kinds';
import { route } from '../route';
import { GroupNo, Id, OptionalWords, PageQuery, Version, VillageName, Words, page } from './common';
import { PlaceView, Point, WHERE_IS_IT } from './report';
import { tableErrors } from './table-errors';

export const FACILITY_STATES = ['in-use', 'out-of-use'] as const;
export type FacilityState = (typeof FACILITY_STATES)[number];
/** More than any village has; every list of all of them ends here. */
export const FACILITIES_AT_MOST = 5_000;
export const PLATES_AT_MOST = 200;

export const FacilityCard = z.object({
  facilityId: Id,
  villageId: Id,
  /** Eleven digits with a check digit, as on the plate. */
  code: z.string(),
  kind: z.enum(FACILITY_KINDS),
  name: z.string(),
  place: PlaceView,
  state: z.enum(FACILITY_STATES),
});
export type FacilityCard = z.infer<typeof FacilityCard>;

export const FacilityView = FacilityCard.extend({
  village: VillageName,
  placeWords: z.string(),
  /** The pair as it was given, with its system; for the form. */
  point: Point.nullable(),
  /** Who looks after it. */
  dutyName: z.string().nullable(),
  /** For the village's staff; null for everybody else. */
  dutyMemberId: Id.nullable(),
  /** Kinds of reports that suit it, the likeliest first. */
  reportKinds: z.array(z.string()),
  version: Version,
  mayEdit: z.boolean(),
});
export type FacilityView = z.infer<typeof FacilityView>;

const FacilityFields = z.object({
  kind: z.enum(FACILITY_KINDS, '请选择是什么设施'),
  name: Words(40, '请写一个名称,例如“村口垃圾桶”'),
  groupNo: GroupNo.nullable().default(null),
  placeWords: OptionalWords(60),
  point: Point.nullable().default(null),
  dutyMemberId: Id.nullable().default(null),
});
type Fields = z.output<typeof FacilityFields>;
const isSomewhere = ({ groupNo, placeWords, point }: Fields): boolean => groupNo !== null || placeWords !== '' || point !== null;

export const NewFacility = FacilityFields.refine(isSomewhere, { path: ['placeWords'], error: WHERE_IS_IT });
export type NewFacility = z.output<typeof NewFacility>;
export const FacilityEdit = FacilityFields.extend({ version: Version }).refine(isSomewhere, { path: ['placeWords'], error: WHERE_IS_IT });
export type FacilityEdit = z.output<typeof FacilityEdit>;

/** Office-holders of the village who can look after something. */
export const DutyPerson = z.object({ memberId: Id, name: z.string(), roleName: z.string() });

export const FacilityImport = z.object({
  applied: z.boolean(),
  /** The facilities the file was compared with; applying refuses any other. */
  baseVersion: z.int(),
  lines: z.int(),
  added: z.int(),
  changed: z.int(),
  /** The first 200. */
  problems: z.array(z.object({ line: z.int(), message: z.string() })),
  problemCount: z.int(),
});
export type FacilityImport = z.infer<typeof FacilityImport>;

/** RFC 7946, WGS-84, longitude first. */
export const FacilityLayer = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({
    type: z.literal('Feature'),
    id: Id,
    geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
    properties: z.object({ code: z.string(), kind: z.enum(FACILITY_KINDS), kindName: z.string(), name: z.string(), groupNo: z.int().nullable(), label: z.string() }),
  })),
});
export type FacilityLayer = z.infer<typeof FacilityLayer>;

export const facilityErrors = {
  FACILITY_CODE_WRONG: { status: 422, message: '编号不对,请对着牌子再看一遍,一共 11 位数字' },
  FACILITY_DUTY_UNKNOWN: { status: 422, message: '负责人要是本村任职的人,请另选或先任命' },
  FACILITY_CODES_USED_UP: { status: 422, message: '这个村的设施编号用完了,请联系运营' },
  FACILITY_TABLE_HAS_PROBLEMS: { status: 422, message: '表里还有错误的行,请改好再上传' },
  FACILITY_TABLE_MOVED: { status: 409, message: '预览之后设施有变动,请重新看一遍再导入' },
} as const;
const { FACILITY_CODE_WRONG, FACILITY_DUTY_UNKNOWN, FACILITY_CODES_USED_UP, FACILITY_TABLE_HAS_PROBLEMS, FACILITY_TABLE_MOVED } = facilityErrors;

const Filter = z.object({
  kind: z.enum(FACILITY_KINDS).optional(),
  groupNo: z.coerce.number().int().min(1).max(99).optional(),
});

export const facilityRoutes = {
  list: route({
    method: 'GET', path: '/villages/:villageId/facilities', access: 'public', summary: 'Bins, pits, lamps, toilets and river sections of a village, by code.',
    query: PageQuery.extend(Filter.shape).extend({ state: z.enum(FACILITY_STATES).default('in-use') }), returns: page(FacilityCard),
  }),
  read: route({ method: 'GET', path: '/facilities/:facilityId', access: 'public', summary: 'One facility.', returns: FacilityView }),
  byCode: route({
    method: 'GET', path: '/facility-codes/:code', access: 'public', summary: 'The facility whose plate bears the code.',
    returns: FacilityView, errors: { FACILITY_CODE_WRONG },
  }),
  create: route({
    method: 'POST', path: '/villages/:villageId/facilities', access: 'facility:manage', summary: 'Put a facility on the list; it gets its code.',
    idempotent: true, body: NewFacility, returns: FacilityView, errors: { FACILITY_DUTY_UNKNOWN, FACILITY_CODES_USED_UP },
  }),
  edit: route({
    method: 'PUT', path: '/facilities/:facilityId', access: 'signed-in', summary: 'Edit a facility; `version` is the one that was read.',
    body: FacilityEdit, returns: FacilityView, errors: { FACILITY_DUTY_UNKNOWN },
  }),
  setState: route({
    method: 'PUT', path: '/facilities/:facilityId/state', access: 'signed-in', summary: 'Take a facility out of use, or back into use.',
    body: z.object({ state: z.enum(FACILITY_STATES), version: Version }), returns: FacilityView,
  }),
  dutyPeople: route({
    method: 'GET', path: '/villages/:villageId/facility-duty-people', access: 'facility:manage', summary: 'Who can look after a facility.',
    returns: z.object({ items: z.array(DutyPerson) }),
  }),
  exportTable: route({
    method: 'GET', path: '/villages/:villageId/facility-table', access: 'facility:manage', summary: 'All facilities as XLSX or CSV, in the columns the import reads.',
    query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }), returns: 'file',
  }),
  importTable: route({
    method: 'POST', path: '/villages/:villageId/facility-table', access: 'facility:manage',
    summary: 'Read an XLSX or CSV: without `baseVersion` say what it would do, with it store all of it or nothing. Lines with a code update.',
    upload: { maxBytes: 2 * 1024 * 1024 }, query: z.object({ baseVersion: z.coerce.number().int().min(0).optional() }), returns: FacilityImport,
    errors: { ...tableErrors, FACILITY_TABLE_HAS_PROBLEMS, FACILITY_TABLE_MOVED, FACILITY_CODES_USED_UP },
  }),
  plates: route({
    method: 'GET', path: '/villages/:villageId/facility-plates', access: 'facility:manage', summary: 'A4 sheets of plates with QR codes, to print and put up (PDF).',
    query: Filter.extend({ facilityIds: z.string().max(PLATES_AT_MOST * 27).optional() }), returns: 'file',
  }),
  layer: route({
    method: 'GET', path: '/villages/:villageId/facilities.geojson', access: 'public', summary: 'The facilities in use that have a place on the map, as GeoJSON.',
    query: Filter, returns: FacilityLayer,
  }),
};
