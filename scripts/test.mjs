// `npm test`: installs what is missing, builds, and runs every check there is.
import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) import('./run-tests.mjs').then(({ runAll }) => runAll());
