export interface FacilityKind {
  name: string;
  icon: string;
  /** Kinds of reports that suit it, the likeliest first; the national ones every county begins with. */
  reportKinds: readonly string[];
}

/** What stands in a village with a plate on it (设施). */
export const facilityKinds = {
  bin: { name: '垃圾桶', icon: 'bin', reportKinds: ['bin-full', 'litter', 'burning', 'facility'] },
  pit: { name: '垃圾池', icon: 'bin-full', reportKinds: ['bin-full', 'burning', 'litter', 'facility'] },
  lamp: { name: '路灯', icon: 'lamp', reportKinds: ['lamp', 'facility'] },
  toilet: { name: '公厕', icon: 'toilet', reportKinds: ['facility', 'litter'] },
  river: { name: '河段', icon: 'water', reportKinds: ['water', 'straw-water', 'litter'] },
} as const satisfies Record<string, FacilityKind>;

export type FacilityKindId = keyof typeof facilityKinds;
export const FACILITY_KINDS = Object.keys(facilityKinds) as [FacilityKindId, ...FacilityKindId[]];
