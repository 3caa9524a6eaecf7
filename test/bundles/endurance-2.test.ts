import { runBundle } from '../support/bundle';

runBundle('endurance', 2);
