import { runBundle } from '../support/bundle';

runBundle('weapp', 1);
