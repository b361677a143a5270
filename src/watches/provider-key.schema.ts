import { z } from 'zod';
import { instant } from '../platform/http/instant.js';

/** Printable ASCII without white space at the ends: keys are sent in headers, which take nothing else. */
const credential = z
  .string()
  .trim()
  .min(4, 'must be at least 4 characters')
  .max(500, 'must be at most 500 characters')
  .regex(/^[\x20-\x7e]+$/, 'must be letters, digits and signs of ASCII, on one line');

export const newProviderKey = z.strictObject({
  credentials: z
    .object({ key: credential, login: credential, password: credential })
    .partial()
    .describe('What the provider knows its customer by: `key`, or `login` and `password`'),
});
export type NewProviderKey = z.infer<typeof newProviderKey>;

export const KEY_SOURCES = ['environment', 'settings'] as const;

export const providerKey = z
  .object({
    from: z
      .enum(KEY_SOURCES)
      .nullable()
      .describe('Where its key is set; null where none is. The environment goes first'),
    setAt: instant.nullable().describe('When it was set in the settings; null for one of the environment'),
    readable: z.boolean().describe('False where it was sealed with a secret that the server does not hold'),
  })
  .meta({ id: 'ProviderKey' });
export type ProviderKeyState = z.infer<typeof providerKey>;
