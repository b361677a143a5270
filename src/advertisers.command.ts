import type { INestApplicationContext } from '@nestjs/common';
import { ADVERTISER_SOURCES, type AdvertiserSource, PROVES_NOTHING } from './domain/capture/ad-library/advertiser.js';
import { safeText } from './domain/text/safe-text.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { AdvertisersService, type LookedUp } from './watches/advertisers/advertisers.service.js';

export interface AdvertiserOptions {
  readonly name: string;
  /** Null where it is the only brand. */
  readonly brand: string | null;
  readonly sources: readonly AdvertiserSource[];
  /** Asks nobody. */
  readonly kept: boolean;
  readonly json: boolean;
}

/** Characters of a name that is looked for; the libraries' own fields take less. */
const LONGEST_NAME = 200;
const DEADLINE_MS = 90_000;

/** Throws MW-BAD-USE for a name that cannot be one. */
export function readAdvertiserOptions(name: string, options: Record<string, unknown>): AdvertiserOptions {
  const asked = name.replace(/\s+/g, ' ').trim();
  if (asked === '' || asked.length > LONGEST_NAME)
    throw new UserError('MW-BAD-USE', `NAME must be a company or a domain of 1 to ${LONGEST_NAME} characters.`);
  const { brand, source } = options as { brand?: string; source?: AdvertiserSource[] };
  return {
    name: asked,
    brand: brand ?? null,
    sources: source === undefined ? ADVERTISER_SOURCES : [...new Set(source)],
    kept: options['kept'] === true,
    json: options['json'] === true,
  };
}

/**
 * `markwarden advertisers`: asks each library once and prints the accounts it lists. Returns 1 when a library that was asked
 * could not be read, or when none could be asked, else 0.
 */
export async function runAdvertisers(
  { name, brand, sources, kept, json }: AdvertiserOptions,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const service = app.get(AdvertisersService, { strict: false });
  const brandId = await service.brandNamed(brand);
  const found: LookedUp[] = kept ? await service.kept(brandId, sources, name) : [];
  if (!kept)
    for (const source of sources)
      found.push(await service.lookUp(brandId, source, name, AbortSignal.timeout(DEADLINE_MS)));
  if (json) io.out(JSON.stringify({ name, note: PROVES_NOTHING, lookups: found.map(rowOf) }));
  else {
    for (const line of found.flatMap(linesOf)) io.out(line);
    if (found.length === 0) io.out(`Nobody was asked for ${safeText(name, LONGEST_NAME)} yet.`);
    io.err(PROVES_NOTHING);
  }
  const told = found.some(({ lookup }) => lookup.state === 'read');
  return kept || (told && found.every(({ lookup }) => lookup.state !== 'failed')) ? 0 : 1;
}

function rowOf({ lookup, accounts }: LookedUp): object {
  const { source, state, askedAt, sha256, reasonCode, reasonMessage } = lookup;
  return {
    ...{ source, state, askedAt, sha256 },
    reason: reasonCode === null ? null : { code: reasonCode, message: reasonMessage },
    accounts: accounts.map(({ advertiserName, advertiserId, verified, firstShown, lastShown, creatives, regions }) => ({
      ...{ name: advertiserName, id: advertiserId, verified, firstShown, lastShown, creatives, regions },
    })),
  };
}

function linesOf({ lookup, accounts }: LookedUp): string[] {
  const { source, state, reasonCode, reasonMessage, askedAt } = lookup;
  const reason = reasonCode === null ? '' : `  ${reasonCode}: ${safeText(reasonMessage ?? '', 400)}`;
  const listed = state === 'read' ? `  ${accounts.length} accounts` : '';
  return [
    `${source.padEnd(23)} ${state.padEnd(7)} ${askedAt.toISOString()}${listed}${reason}`,
    ...accounts.map(lineOf),
  ];
}

function lineOf({
  advertiserName,
  advertiserId,
  verified,
  firstShown,
  lastShown,
  creatives,
  regions,
}: LookedUp['accounts'][number]): string {
  const day = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? '?';
  const parts = [
    safeText(advertiserName, 120),
    advertiserId === null ? null : safeText(advertiserId, 40),
    verified === null ? null : verified ? 'verified' : 'not verified',
    creatives === null ? null : `${creatives} ads`,
    firstShown === null && lastShown === null ? null : `shown ${day(firstShown)} to ${day(lastShown)}`,
    regions.length === 0 ? null : safeText(regions.join(', '), 120),
  ];
  return `  ${parts.filter((part) => part !== null).join('  ')}`;
}
