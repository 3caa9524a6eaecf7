/** Administrative division codes (GB/T 2260 and the 12-digit village codes): county 6 digits, town 9, village 12. */
export type RegionLevel = 'county' | 'town' | 'village';

const LENGTH_OF: Record<RegionLevel, number> = { county: 6, town: 9, village: 12 };

export function regionLevel(code: string): RegionLevel | undefined {
  return (Object.keys(LENGTH_OF) as RegionLevel[]).find((level) => LENGTH_OF[level] === code.length && /^\d+$/.test(code));
}

/** An appointment covers a resource when its region code is a prefix of the resource's village code. */
export function covers(regionCode: string, villageCode: string): boolean {
  return regionCode.length > 0 && villageCode.startsWith(regionCode);
}

/** The town (乡镇) a village code lies in. */
export function townCodeOf(villageCode: string): string {
  return villageCode.slice(0, LENGTH_OF.town);
}

/** The county (县区) a code lies in. */
export function countyCodeOf(regionCode: string): string {
  return regionCode.slice(0, LENGTH_OF.county);
}
