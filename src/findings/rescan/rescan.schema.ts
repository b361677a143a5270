import { z } from 'zod';
import { VIOLATIONS } from '../../domain/detection/finding.js';

/** What a person asks for: which stored ads are held against the rules of today, and why. */
export const newRescan = z
  .strictObject({
    since: z.iso.date().optional().describe('First day (UTC) on which the ads were seen'),
    until: z.iso.date().optional().describe('First day no longer looked at'),
    brand: z.string().trim().min(1).max(200).optional().describe('Name of the brand, as the portfolio has it'),
    rule: z.enum(VIOLATIONS).optional(),
    reason: z.string().trim().max(500).optional(),
  })
  .refine(({ since, until }) => since === undefined || until === undefined || since < until, {
    path: ['until'],
    message: 'must be after since',
  });
export type NewRescan = z.infer<typeof newRescan>;

export const rescanAsked = z.object({ id: z.uuid() }).meta({ id: 'RescanAsked' });
