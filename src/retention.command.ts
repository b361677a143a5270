import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { safeText } from './domain/text/safe-text.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { type StatedTerms, statedTerms } from './retention/overdue.js';
import { type ClearedCounts, Retention } from './retention/retention.service.js';

/** Clears up, or says what would go. Exit code 0. */
export async function runRetention(
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const retention = app.get(Retention, { strict: false });
  const terms = await statedTerms(app.get(DataSource).manager);
  const removed = dryRun ? await retention.preview() : await retention.runNow();
  if (json) {
    io.out(JSON.stringify({ dryRun, terms, removed }));
    return 0;
  }
  for (const each of terms) io.out(termsLine(each));
  io.out(`${dryRun ? 'Would remove' : 'Removed'}: ${countsLine(removed)}.`);
  return 0;
}

function termsLine({ brand, rawDays, captureDays, pollDays }: StatedTerms): string {
  const days = (term: number | null): string => (term === null ? 'for ever' : `${term} days`);
  return `${brand === null ? 'Kept' : `Kept about ${safeText(brand, 80)}`}: raw pages ${days(rawDays)}, captures ${days(captureDays)}, looks ${days(pollDays)}.`;
}

function countsLine({ captures, sightings, polls, raws, rawSize, orphans }: ClearedCounts): string {
  const size = `${(rawSize / 1024 / 1024).toFixed(1)} MiB compressed`;
  return `${captures} captures with ${sightings} sightings, ${polls} looks, ${raws} raw pages (${size})${orphans === 0 ? '' : `, ${orphans} objects that nothing named`}`;
}
