import { runBundle } from '../support/bundle';

runBundle('endurance', 1);
