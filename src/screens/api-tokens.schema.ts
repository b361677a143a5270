import { z } from 'zod';
import { TOKEN_SCOPES } from '../accounts/api-token.entity.js';
import { instant } from '../platform/http/instant.js';

export const apiTokens = z
  .object({
    tokens: z.array(
      z
        .object({
          id: z.uuid(),
          name: z.string(),
          scope: z.enum(TOKEN_SCOPES),
          madeAt: instant,
          madeBy: z.string(),
          lastUsedAt: instant.nullable().describe('Null while nobody used it'),
          revokedAt: instant.nullable().describe('Null while it is in force'),
          revokedBy: z.string().nullable(),
          captures: z.int().describe('Captures that came by it'),
        })
        .meta({ id: 'ApiToken' }),
    ),
  })
  .meta({ id: 'ApiTokens' });
export type ApiTokensAnswer = z.input<typeof apiTokens>;
