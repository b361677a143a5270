import { z } from 'zod';
import { ENGINES } from '../domain/capture/capture.js';
import { type EngineFamily, engineFamily } from '../domain/detection/engine-rules.js';
import { isTimeZone } from '../domain/scheduling/market-zone.js';
import { instant } from '../platform/http/instant.js';
import { cronFault } from '../portfolio/cron-schedule.js';

/** Whose text it is. */
export const POLICY_KINDS = ['engine-policy', 'partner-agreement'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/**
 * How a look at a document ended. `not-modified`: the server said so, or the folder has no new file. `same`: read, and
 * nothing that a reader sees is new. `failed`: nothing can be said of the document.
 */
export const CHECK_OUTCOMES = ['new-version', 'same', 'not-modified', 'failed'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** Every morning. */
export const DAILY = '0 6 * * *';

const FAMILIES = [
  'google',
  'microsoft',
  'yahoo-japan',
  'yandex',
  'baidu',
  'naver',
] as const satisfies readonly EngineFamily[];

/** An engine's name, or that of the company whose rules it follows. */
const engine = z
  .enum([...new Set([...FAMILIES, ...ENGINES])])
  .transform((name) => FAMILIES.find((family) => family === name) ?? engineFamily(name));

const folder = z.string().max(1000).regex(/^\//, 'must be an absolute path on the server');

const url = z
  .url({ protocol: /^https?$/, error: 'must be a web address, such as https://ads.example/policy' })
  .max(2000);

const schedule = z
  .string()
  .trim()
  .max(100)
  .superRefine((expression, context) => {
    const fault = cronFault(expression);
    if (fault !== null) context.addIssue({ code: 'custom', message: `is no cron expression of five fields: ${fault}` });
  });

const timeZone = z
  .string()
  .max(60)
  .refine((name) => isTimeZone(name), 'must be a time zone such as Europe/Berlin');

/** What a person says of a document to be tracked. */
export const newPolicy = z
  .object({
    name: z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
    kind: z.enum(POLICY_KINDS).default('engine-policy'),
    engine: engine.nullable().default(null),
    partner: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .describe('Name of the partner whose agreement it is'),
    url: url.nullable().default(null),
    folder: folder.nullable().default(null).describe('Folder of files named like 2026-11-25T06-00-00Z.html'),
    schedule: schedule.default(DAILY),
    timeZone: timeZone.default('UTC'),
  })
  .refine((policy) => (policy.url === null) !== (policy.folder === null), {
    path: ['url'],
    message: 'needs either an address or a folder, and not both',
  });
export type NewPolicy = z.infer<typeof newPolicy>;

export const policyAdded = z.object({ id: z.uuid() }).meta({ id: 'PolicyAdded' });

export const checkRequest = z.object({
  accept: z.boolean().default(false).describe('A person looked: what seems wrong is the document all the same'),
});
export type CheckRequest = z.infer<typeof checkRequest>;

/** How one look ended, for who asked for it. */
export const checkResult = z
  .object({
    id: z.uuid(),
    at: instant,
    outcome: z.enum(CHECK_OUTCOMES),
    reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    file: z.string().nullable(),
    change: z.object({ class: z.enum(['unseen', 'seen-before', 'changed']), summary: z.string() }).nullable(),
  })
  .meta({ id: 'PolicyCheckResult' });

export const checkResults = z.object({ checks: z.array(checkResult) }).meta({ id: 'PolicyCheckResults' });
