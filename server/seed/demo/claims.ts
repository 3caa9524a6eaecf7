import { Claims } from '../../src/features/household/claims.service';
import { DEMO_VILLAGE } from '../personas';
import { claimants } from './people';
import type { Stage } from './stage';

/** Away from home, waiting for the group leader or the secretary to know them. Inside the story's unit of work. */
export async function tellClaims(stage: Stage): Promise<void> {
  for (const { name, hoursAgo, groupNo, doorNo } of claimants) {
    stage.hoursAgo(hoursAgo);
    await stage.service(Claims).claim(stage.who(name), DEMO_VILLAGE, { groupNo, doorNo, personName: name, presence: 'away' });
  }
}
