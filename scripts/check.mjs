// `npm run check`: what to run while working; SQLite only, no browser, some six minutes on two cores.
import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) import('./run-tests.mjs').then(({ runQuick }) => runQuick());
