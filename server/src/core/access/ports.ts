import type { VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from './caller';

/** Implemented by the feature that keeps sessions; its module must export it. */
export abstract class SessionReader {
  abstract read(token: string): Promise<Caller | 'expired' | undefined>;
}

/** Implemented by the feature that keeps villages; its module must export it. */
export abstract class VillageLookup {
  abstract byId(villageId: string): Promise<VillageRef | undefined>;
}
