// `npm run check`: what to run while working; SQLite only, no browser, under two minutes.
import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) import('./run-tests.mjs').then(({ runQuick }) => runQuick());
