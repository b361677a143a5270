import { z } from 'zod';
import { ENGINES } from '../domain/capture/capture.js';
import { LIVE_PROVIDERS } from '../domain/scheduling/live-providers.js';

export const crossChecksQuery = z.object({
  days: z.coerce.number().int().min(1).max(31).default(31).describe('Days back from now'),
});
export type CrossChecksQuery = z.infer<typeof crossChecksQuery>;

const capture = z.uuid().nullable();

const compared = z
  .object({
    first: z.enum(LIVE_PROVIDERS).describe('Who took the look'),
    second: z.enum(LIVE_PROVIDERS).describe('Who took it again'),
    engine: z.enum(ENGINES),
    country: z.string(),
    pairs: z.int().describe('Looks that both could take'),
    both: z.int().describe('Both had ads'),
    neither: z.int(),
    onlyFirst: z.int(),
    onlySecond: z.int(),
    unreadable: z.int().describe('Pairs of which at least one could not see; in none of the others'),
    firstAds: z.int().describe('Ads on the pages of the first, over the pairs'),
    secondAds: z.int(),
    advertisers: z.int().describe('Advertisers by their hosts, summed over the pairs in which both had ads'),
    sharedAdvertisers: z.int().describe('Of these, shown by both'),
    chance: z.number().nullable().describe('0 to 1: that two who see alike split so unevenly; null without a split'),
    flagged: z.boolean().describe('Whether that is too unlikely to be left unsaid'),
    apart: z
      .object({ query: z.string(), at: z.iso.datetime(), firstCapture: capture, secondCapture: capture })
      .nullable()
      .describe('The latest pair of which one had ads and the other none'),
  })
  .meta({ id: 'CrossCheck' });

export const crossChecks = z
  .object({ from: z.iso.datetime(), until: z.iso.datetime(), compared: z.array(compared) })
  .meta({ id: 'CrossChecks' });
export type CrossChecks = z.infer<typeof crossChecks>;
