import { runBundle } from '../support/bundle';

runBundle('endurance', 0);
