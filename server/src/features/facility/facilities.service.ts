import { Injectable } from '@nestjs/common';
/** The facility feature is being built; until then a village has none. */
@Injectable()
export class Facilities { async byId(_v: string, _id: string): Promise<{ id: string; code: string; name: string; groupNo: number | null; latE6: number | null; lngE6: number | null } | undefined> { return undefined; } }
