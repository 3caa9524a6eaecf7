import { covers } from './regions';

/** Appointed roles (任命). Residents and followers hold no appointment. */
export const ROLES = [
  'secretary', 'cadre', 'group-leader', 'party-contact', 'cleaner', 'repairer', 'inspector', 'keeper', 'town-officer', 'county-officer', 'operator',
] as const;
export type Role = (typeof ROLES)[number];

export const roleNames: Record<Role, string> = {
  secretary: '村书记', cadre: '村干部', 'group-leader': '组长', 'party-contact': '党员联户', cleaner: '保洁员', repairer: '维修员',
  inspector: '评比员', keeper: '保管员', 'town-officer': '乡镇整治办', 'county-officer': '县整治办', operator: '运营',
};

const VILLAGE_STAFF = ['secretary', 'cadre'] as const satisfies readonly Role[];
const SUPERVISORS = ['town-officer', 'county-officer'] as const satisfies readonly Role[];

/** `resident`: a verified resident of the village, at home or away. */
type Holder = Role | 'resident';

/** Who may do what, by village. A role holds a permission in every village its appointment covers. */
const holders = {
  'report:submit': ['resident', 'group-leader', 'party-contact', 'cleaner', 'repairer', 'inspector', ...VILLAGE_STAFF, ...SUPERVISORS],
  'report:dispatch': [...VILLAGE_STAFF],
  'report:work': ['cleaner', 'repairer'],
  'report:oversee': [...VILLAGE_STAFF, ...SUPERVISORS],
  /** Take down what somebody without a phone says (代报). */
  'report:intake': [...VILLAGE_STAFF, 'group-leader', 'party-contact', 'town-officer'],
  'report-kind:manage': ['county-officer', 'operator'],
  'facility:manage': [...VILLAGE_STAFF, ...SUPERVISORS],
  /** The responsibility table (责任体系表), absences and the rota of the duty line. */
  'duty:manage': [...VILLAGE_STAFF, 'town-officer'],
  'duty:oversee': [...VILLAGE_STAFF, ...SUPERVISORS],
  /** The county's work calendar and opening hours. */
  'calendar:manage': ['county-officer', 'operator'],
  /** Decide on content that the machine would not let through by itself. */
  'content:moderate': [...VILLAGE_STAFF, ...SUPERVISORS],
  /** Keys with which other systems talk Open311 to us. */
  'api-key:manage': ['county-officer', 'operator'],
  'post:publish': [...VILLAGE_STAFF],
  'page:edit': [...VILLAGE_STAFF],
  'residency:verify': [...VILLAGE_STAFF, 'group-leader'],
  'household:import': [...VILLAGE_STAFF, 'operator'],
  /** Split and merge households (分户、并户). */
  'household:change': [...VILLAGE_STAFF],
  'household:list': [...VILLAGE_STAFF, 'group-leader', 'party-contact', 'inspector', ...SUPERVISORS],
  /** The county's template of the rating checklist. */
  'checklist:template': ['county-officer', 'operator'],
  /** The village's own list: the template with what the village adds. */
  'checklist:adopt': ['secretary'],
  /** Plates of households, and how much they may show. */
  'door:manage': [...VILLAGE_STAFF],
  'hygiene:open': [...VILLAGE_STAFF],
  /** Inspections from above, unannounced. */
  'hygiene:inspect': [...SUPERVISORS],
  'hygiene:score': ['inspector'],
  'hygiene:oversee': [...VILLAGE_STAFF, 'inspector', ...SUPERVISORS],
  /** Objections, second looks and improvement photos of a village. */
  'hygiene:review': [...VILLAGE_STAFF, ...SUPERVISORS],
  /** Write down a household's objection to its grade for it (代提异议); group leaders in the own group. */
  'hygiene:object-for': [...VILLAGE_STAFF, 'group-leader', 'party-contact'],
  /** Whether there is a black board is for the village's own rules. */
  'hygiene:rule': ['secretary'],
  /** How inspectors differ, and what villages have not decided in time. */
  'hygiene:supervise': [...SUPERVISORS],
  /** Publish whether points lapse. */
  'points:manage': ['secretary'],
  'record:oversee': [...VILLAGE_STAFF, ...SUPERVISORS],
  /** Write down a household's objection to a line for it (代提异议). */
  'record:object-for': [...VILLAGE_STAFF],
  /** Hand out the goods of the points shop (积分超市), take them back. */
  'redemption:keep': [...VILLAGE_STAFF, 'keeper'],
  /** Goods, deliveries, counting, budget, exchange days. */
  'redemption:manage': [...VILLAGE_STAFF],
  'redemption:oversee': [...VILLAGE_STAFF, 'keeper', ...SUPERVISORS],
  /** Redeem for a neighbour without a phone. */
  'redemption:help': ['group-leader', 'party-contact'],
  /** Report a good deed (好事), for oneself or for a neighbour without a phone. */
  'deed:submit': ['resident', 'group-leader', 'party-contact', ...VILLAGE_STAFF],
  /** Confirm deeds, enter who was there; which kinds is the rule's to say. */
  'deed:confirm': [...VILLAGE_STAFF, 'group-leader', 'party-contact'],
  /** The county's rules of the record, and the correction of wrong ones. */
  'record-rule:manage': ['county-officer', 'operator'],
  /** The village's own rules, within what the county lets it change. */
  'record-rule:adapt': ['secretary'],
  /** Try out what a change of the rules would have done. */
  'record-rule:try': ['secretary', 'county-officer', 'operator'],
  'appointment:manage': ['secretary', 'operator', ...SUPERVISORS],
  'audit:read': ['secretary', ...SUPERVISORS, 'operator'],
  'workbench:read': [...VILLAGE_STAFF, 'cleaner', 'repairer', 'inspector', 'keeper', 'group-leader', 'party-contact', ...SUPERVISORS],
} as const satisfies Record<string, readonly Holder[]>;

export type Permission = keyof typeof holders;
export const PERMISSIONS = Object.keys(holders) as Permission[];

export interface AppointmentScope {
  role: Role;
  regionCode: string;
}

/** Everything access decisions need to know of a person. */
export interface Standing {
  appointments: readonly AppointmentScope[];
  /** Villages (by id) in which the person is a verified resident. */
  residentOf: readonly string[];
}

export interface VillageRef {
  id: string;
  code: string;
}

const holdsAs = (permission: Permission, holder: Holder): boolean => (holders[permission] as readonly Holder[]).includes(holder);

export function mayIn(standing: Standing, permission: Permission, village: VillageRef): boolean {
  if (holdsAs(permission, 'resident') && standing.residentOf.includes(village.id)) return true;
  return standing.appointments.some((a) => holdsAs(permission, a.role) && covers(a.regionCode, village.code));
}

/** Holds the permission in at least one village; for lists that are scoped by the service. */
export function mayAnywhere(standing: Standing, permission: Permission): boolean {
  if (holdsAs(permission, 'resident') && standing.residentOf.length > 0) return true;
  return standing.appointments.some((a) => holdsAs(permission, a.role));
}

/** Which roles may appoint which: nobody appoints their own rank or above. */
const appoints: Partial<Record<Role, readonly Role[]>> = {
  secretary: ['cadre', 'group-leader', 'party-contact', 'cleaner', 'repairer', 'inspector', 'keeper'],
  'town-officer': ['secretary', 'cadre', 'group-leader', 'party-contact', 'cleaner', 'repairer', 'inspector', 'keeper'],
  'county-officer': ['town-officer', 'secretary', 'cadre', 'group-leader', 'party-contact', 'cleaner', 'repairer', 'inspector', 'keeper'],
  operator: ROLES.filter((role) => role !== 'operator'),
};

/** May `standing` give `role` over `regionCode`? The giver's own region must contain it. */
export function mayAppoint(standing: Standing, role: Role, regionCode: string): boolean {
  return standing.appointments.some((a) => covers(a.regionCode, regionCode) && (appoints[a.role] ?? []).includes(role));
}
