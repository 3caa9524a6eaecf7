import { z } from 'zod';

/** WeChat forbids `new Function`; must run before the first schema is parsed. app.ts imports this file first. */
z.config({ jitless: true });
