import { z } from 'zod';
import { PROVIDERS } from '../domain/capture/capture.js';
import { instant } from '../platform/http/instant.js';
import { shownAd } from './shown-ad.js';

const outcome = z.enum(['ads', 'no-ads', 'blocked', 'failed']);

export const capturesQuery = z.object({
  outcome: z.enum([...outcome.options, 'pending']).optional(),
  provider: z.enum(PROVIDERS).optional(),
  engine: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type CapturesQuery = z.infer<typeof capturesQuery>;

export const captureRow = z
  .object({
    id: z.uuid(),
    fileName: z.string().nullable(),
    provider: z.enum(PROVIDERS),
    engine: z.string().nullable(),
    query: z.string().nullable(),
    country: z.string().nullable(),
    device: z.string().nullable(),
    capturedAt: instant.nullable().describe('As the source states it'),
    receivedAt: instant,
    outcome: outcome.nullable().describe('Null while the capture waits to be read'),
    reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    textAds: z.int(),
    shoppingAds: z.int(),
    findings: z.int().describe('Findings that are not exemptions'),
    stage: z.enum(['stored', 'parsed', 'examined', 'raised']),
    sha256: z.string(),
    bytes: z.int(),
    rawRemoved: z
      .object({ at: instant, afterDays: z.int() })
      .nullable()
      .describe('When the raw bytes were removed, and under the retention of how many days; null while they are kept'),
  })
  .meta({ id: 'CaptureRow' });

export const captures = z
  .object({
    captures: z.array(captureRow),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    counts: z.object({ ads: z.int(), 'no-ads': z.int(), blocked: z.int(), failed: z.int(), pending: z.int() }),
  })
  .meta({ id: 'Captures' });
export type Captures = z.infer<typeof captures>;

export const capture = captureRow
  .extend({ ads: z.array(shownAd.extend({ alertId: z.uuid().nullable() })) })
  .meta({ id: 'Capture' });
export type CaptureAnswer = z.infer<typeof capture>;
