import { z } from 'zod';
import { DIGEST_ROLES } from '../domain/digest/facts.js';
import { isWeek } from '../domain/digest/week.js';

/** waiting: to be sent, or to be tried again. unsure: handed over and never answered, so it may or may not have arrived. */
export const DELIVERY_STATES = ['waiting', 'sent', 'unsure', 'failed', 'unsubscribed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const week = z
  .string()
  .refine(isWeek, 'must be a week such as 2026-W47 (ISO 8601)')
  .describe('ISO 8601 week, for example 2026-W47');

export const digestRole = z.enum(DIGEST_ROLES);

/** Which digest is meant. */
export const whichDigest = z.object({ week, role: digestRole });
export type WhichDigest = z.infer<typeof whichDigest>;

export const testCopy = z.strictObject(whichDigest.shape);

export const testResult = z
  .object({ state: z.enum(['sent', 'later', 'failed', 'unsure']), to: z.string(), message: z.string() })
  .meta({ id: 'DigestTestResult' });
export type TestResult = z.infer<typeof testResult>;

export const subscriptionChange = z.strictObject({ wanted: z.boolean() });
