import { z } from 'zod';

export const newApiToken = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(100, 'must have at most 100 characters')
      .describe('Who will use it, as people will see it beside what came by it'),
  })
  .meta({ id: 'NewApiToken' });
export type NewApiToken = z.infer<typeof newApiToken>;

export const apiTokenMade = z
  .object({ id: z.uuid(), token: z.string().describe('Shown this once; only its hash is kept') })
  .meta({ id: 'ApiTokenMade' });
export type ApiTokenMade = z.infer<typeof apiTokenMade>;
