// `npm start`: everything from a fresh clone to an answering server. Only the version check may run on an old Node.
import { nodeIsNewEnough } from './node-version.mjs';

if (nodeIsNewEnough()) import('./serve.mjs');
