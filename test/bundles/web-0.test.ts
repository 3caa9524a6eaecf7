import { runBundle } from '../support/bundle';

runBundle('web', 0);
