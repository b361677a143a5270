import pg from 'pg';
import { CapturesService } from '../../src/captures/captures.service.js';
import { RULES_IN_FORCE } from '../../src/findings/rescan/rules-in-force.js';
import { MainJob } from '../../src/main-job.service.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { readPortfolioText } from '../../src/portfolio/portfolio-file.js';
import { withServices } from '../../src/services.js';
import { ImportPortfolioService } from '../../src/watches/import-portfolio.service.js';
import { affiliateAd, competitorAd, innocentAd, NORDLICHT_PORTFOLIO, serpApiReply } from './samples.js';

/** Asks a database one thing. */
export async function ask<T extends object>(url: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** The version of a rule that judges today. */
export function versionOf(rule: string): number {
  return RULES_IN_FORCE.find(({ id }) => id === rule)?.version ?? 0;
}

/** Makes one rule look as if an earlier version of it had judged what is stored. */
export async function asIfRuleChanged(url: string, rule: string): Promise<void> {
  await ask(url, "UPDATE rule_use SET first_at = first_at - interval '1 day' WHERE rule_id <> $1", [rule]);
  await ask(url, 'INSERT INTO rule_use SELECT $1, $2, min(first_at) FROM rule_use', [rule, versionOf(rule) - 1]);
}

/** Gives a database the sample portfolio and so many looks, spread over twenty days, with alerts raised from them. */
export async function withHistory(url: string, looks: number): Promise<void> {
  await using held = await withServices(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'error' }));
  const file = readPortfolioText(NORDLICHT_PORTFOLIO);
  if (!file.ok) throw new Error(file.problems[0]?.message);
  await held.app.get(ImportPortfolioService).import(file.portfolio, { prune: false });
  const ads = [competitorAd, affiliateAd, innocentAd];
  const day = (look: number): string => String((look % 20) + 1).padStart(2, '0');
  const replies = Array.from({ length: looks }, (_, look) =>
    serpApiReply({
      query: 'nordlicht',
      id: `look-${look}`,
      at: `2026-10-${day(look)} 09:30:00 UTC`,
      ads: ads.filter((_ad, at) => (look + at) % 3 !== 0),
    }),
  );
  const stated = { provider: 'serpapi', origin: 'terminal', fileName: null } as const;
  await held.app.get(CapturesService).receive(replies.map((bytes) => ({ ...stated, bytes })));
  await held.app.get(MainJob).run();
}

/**
 * Makes what is stored look as earlier rules would have left it: they were not sure of the competitor's copy, gave other
 * reasons for the partner's breach, did not see that the competitor appeared on the brand, and held a thing against the traveller's ad
 * that nobody holds against it today.
 */
export async function asEarlierRulesLeftIt(url: string): Promise<void> {
  // A finding's id holds the version of its rule, so earlier ones have other ids.
  await ask(
    url,
    `INSERT INTO finding SELECT md5(id::text)::uuid, brand_id, creative_id, party_id, relation, mark, violation, verdict,
       confidence, spans, rule_id, rule_version - 1, basis, exemption, explanation, engine, query, country, language, device,
       found_at, enforcement, broad_match FROM finding`,
  );
  for (const table of ['finding_sighting', 'alert_line']) {
    await ask(url, `UPDATE ${table} SET finding_id = md5(finding_id::text)::uuid`);
  }
  await ask(url, 'DELETE FROM finding WHERE id NOT IN (SELECT finding_id FROM finding_sighting)');
  await ask(
    url,
    "UPDATE finding SET verdict = 'review', explanation = 'Earlier: a person should look.' WHERE violation = 'competitor_copy'",
  );
  await ask(
    url,
    "UPDATE finding SET confidence = 0.11, explanation = 'Earlier: other reasons.' WHERE violation = 'terms_breach'",
  );
  const unknown = `SELECT id FROM finding WHERE violation = 'brand_bid' AND party_id IN (SELECT id FROM party WHERE domain = 'suedlicht.example')`;
  for (const table of ['alert_line', 'finding_sighting'])
    await ask(url, `DELETE FROM ${table} WHERE finding_id IN (${unknown})`);
  await ask(url, `DELETE FROM finding WHERE id IN (${unknown})`);
  await ask(
    url,
    `INSERT INTO finding SELECT gen_random_uuid(), brand_id, creative_id, party_id, relation, mark, 'impersonation', 'review', 0.4,
       spans, 'impersonation', 0, basis, NULL, 'Earlier: it presents itself as the brand.', engine, query, country, language,
       device, found_at FROM finding f WHERE violation = 'brand_bid'
       AND party_id = (SELECT id FROM party WHERE domain = 'polarreisen.example')`,
  );
  await ask(
    url,
    `INSERT INTO finding_sighting SELECT f.id, s.id, s.capture_id, s.seen_at FROM finding f JOIN sighting s ON s.creative_id = f.creative_id
     WHERE f.violation = 'impersonation'`,
  );
  await ask(
    url,
    "UPDATE alert_line l SET verdict = 'review' FROM finding f WHERE f.id = l.finding_id AND f.violation = 'competitor_copy'",
  );
}
