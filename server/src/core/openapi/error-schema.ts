import { z } from 'zod';

/** The wire form of every failure, as OpenAPI shows it. */
export const ErrorBodySchema = z.object({
  error: z.object({
    code: z.string().describe('Stable; one of those listed for the status.'),
    message: z.string().describe('A sentence for the user, in Simplified Chinese.'),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string().optional(),
  }),
});
