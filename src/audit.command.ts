import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { deedWords, strikeWords } from './domain/audit/words.js';
import { safeText } from './domain/text/safe-text.js';
import { Clock } from './platform/clock/clock.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { PortfolioService } from './portfolio/portfolio.service.js';
import { readAudit } from './screens/audit.screen.js';
import { auditCsv, auditsCsv } from './screens/audits.csv.js';
import { type Audit, type AuditedPartner, auditQuery, type Audits, type AuditsQuery } from './screens/audits.schema.js';
import { readAudits } from './screens/audits.screen.js';

const text = z.string().optional();
const choice = z.object({ brand: text, network: text, csv: text, pdf: text, json: z.boolean().default(false) });

/** `markwarden audit`: all partners of a period, or one of them in full. Throws UserError for bad use and unknown names. */
export async function runAudit(
  name: string | null,
  options: Readonly<Record<string, unknown>>,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const days = auditQuery.safeParse(options);
  if (!days.success) {
    const [issue] = days.error.issues;
    throw new UserError('MW-BAD-USE', `--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
  }
  const { brand, network, csv, pdf, json } = choice.parse(options);
  if (name === null && pdf !== undefined) throw new UserError('MW-BAD-USE', '--pdf: name the partner to audit');
  const database = app.get(DataSource);
  const now = app.get(Clock, { strict: false }).now();
  const query: AuditsQuery = { ...days.data, network, brand: await brandId(app, database, brand) };
  const all = await readAudits(database, query, now);
  if (name === null) {
    if (csv !== undefined) await writeFile(csv, auditsCsv(all));
    else if (json) io.out(JSON.stringify(all));
    else for (const line of linesOfAll(all)) io.out(line);
    return 0;
  }
  const audit = await readAudit(database, partnerNamed(all.partners, name).id, days.data, now);
  if (csv !== undefined) await writeFile(csv, auditCsv(audit));
  if (pdf !== undefined) {
    const { auditPdf } = await import('./screens/audit-pdf.js');
    await writeFile(pdf, await auditPdf(audit, now));
  }
  if (json) io.out(JSON.stringify(audit));
  else if (csv === undefined && pdf === undefined) for (const line of linesOfOne(audit)) io.out(line);
  return 0;
}

async function brandId(
  app: INestApplicationContext,
  database: DataSource,
  name: string | undefined,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const id = await app.get(PortfolioService, { strict: false }).brandNamed(database.manager, name);
  if (id === null) throw new UserError('MW-BAD-USE', `--brand: there is no brand ${safeText(name)}`);
  return id;
}

/** By its whole name, whatever the case. Of several of one name the brand has to be said. */
function partnerNamed(partners: readonly AuditedPartner[], name: string): AuditedPartner {
  const found = partners.filter((partner) => partner.name.toLowerCase() === name.toLowerCase());
  const [one, other] = found;
  if (one === undefined) throw new UserError('MW-PARTNER-NOT-FOUND', `There is no partner ${safeText(name)}.`, 404);
  if (other === undefined) return one;
  const brands = found.map(({ brand }) => safeText(brand.name, 40)).join(', ');
  throw new UserError('MW-BAD-USE', `--brand: several brands have a partner of this name: ${brands}`);
}

function linesOfAll({ period, partners }: Audits): string[] {
  return [
    `${period.from} to ${period.until}, ${period.timeZone}`,
    ...partners.map(
      ({ name, brand, words, counts }) =>
        `${safeText(name)} for ${safeText(brand.name, 40)}: ${words.standing}. ${words.breaches} ${words.rank} Strikes: ${counts.strikes}. To decide: ${counts.undecided}.`,
    ),
  ];
}

function linesOfOne({ period, partner, strikes, findings }: Audit): string[] {
  const { words, counts } = partner;
  return [
    `${safeText(partner.name)} for ${safeText(partner.brand.name, 40)}, ${period.from} to ${period.until}, ${period.timeZone}`,
    `${words.standing}. ${words.meaning}`,
    `Looks: ${counts.readable} could see, ${counts.couldNotLook} could not look. Seen on ${counts.appeared}, besides on ${counts.besides} pages on which no share rests.`,
    `${words.breaches} ${words.rank}`,
    ...strikes.map(({ at, by, violation, reference }) => {
      const who = by === null ? 'at the terminal' : `by ${safeText(by, 60)}`;
      return `Strike: ${strikeWords(violation)}, ${safeText(reference, 120)}, confirmed ${who} on ${at}.`;
    }),
    ...findings.map(
      (finding) =>
        `${deedWords(finding.violation, finding.verdict, finding.state)}, on ${finding.pages} pages. ${safeText(finding.explanation, 400)}`,
    ),
  ];
}
