import { stringify } from 'csv-stringify/sync';
import type { Audit, AuditedPartner, Audits } from './audits.schema.js';

type Cell = string | number | null;
/** A column's heading and its cell of one row. */
type Column<Row> = readonly [heading: string, cell: (row: Row) => Cell];

interface OfPartner {
  readonly period: Audit['period'];
  readonly partner: AuditedPartner;
}

const PARTNER: readonly Column<OfPartner>[] = [
  ['partner', ({ partner }) => partner.name],
  ['brand', ({ partner }) => partner.brand.name],
  ['relation', ({ partner }) => partner.relation],
  ['network', ({ partner }) => partner.network],
  ['publisher_id', ({ partner }) => partner.publisherId],
  ['from', ({ period }) => period.from],
  ['until', ({ period }) => period.until],
  ['time_zone', ({ period }) => period.timeZone],
];

const COUNTS: readonly Column<OfPartner>[] = [
  ...PARTNER,
  ['standing', ({ partner }) => partner.standing],
  ['strikes', ({ partner }) => partner.counts.strikes],
  ['undecided', ({ partner }) => partner.counts.undecided],
  ['looks', ({ partner }) => partner.counts.readable],
  ['could_not_look', ({ partner }) => partner.counts.couldNotLook],
  ['looks_with_its_ads', ({ partner }) => partner.counts.appeared],
  ['looks_with_breach', ({ partner }) => partner.counts.breached],
  ['breach_share_low', ({ partner }) => rounded(partner.breachShare?.low)],
  ['breach_share_high', ({ partner }) => rounded(partner.breachShare?.high)],
  ['best_place', ({ partner }) => partner.rank?.best ?? null],
  ['worst_place', ({ partner }) => partner.rank?.worst ?? null],
  ['places', ({ partner }) => partner.rank?.of ?? null],
  ['pages_to_ask_for_a_negative_keyword', ({ partner }) => partner.counts.toAskFor],
  ['pages_from_aimed_looks', ({ partner }) => partner.counts.besides],
  ['asked', ({ partner }) => partner.asked],
  ['answered', ({ partner }) => partner.answered],
  ['hours_to_answer', ({ partner }) => rounded(partner.hoursToAnswer)],
  ['last_seen', ({ partner }) => partner.lastSeenAt],
];

const FINDINGS: readonly Column<OfPartner & { readonly finding: Audit['findings'][number] }>[] = [
  ...PARTNER,
  ['violation', ({ finding }) => finding.violation],
  ['verdict', ({ finding }) => finding.verdict],
  ['decided', ({ finding }) => finding.state],
  ['rests_on', ({ finding }) => finding.basis.reference],
  ['words', ({ finding }) => finding.basis.text],
  ['in_force_from', ({ finding }) => finding.basis.inForceFrom],
  ['exemption', ({ finding }) => finding.exemption],
  ['pages', ({ finding }) => finding.pages],
  ['sightings', ({ finding }) => finding.sightings],
  ['first_seen', ({ finding }) => finding.firstSeenAt],
  ['last_seen', ({ finding }) => finding.lastSeenAt],
  ['what_was_seen', ({ finding }) => finding.explanation],
  ['alert', ({ finding }) => finding.alertId],
];

/** One row a partner. */
export function auditsCsv({ period, partners }: Audits): string {
  return csv(
    COUNTS,
    partners.map((partner) => ({ period, partner })),
  );
}

/** One row a finding, by the clause or rule that it rests on. */
export function auditCsv({ period, partner, findings }: Audit): string {
  return csv(
    FINDINGS,
    findings.map((finding) => ({ period, partner, finding })),
  );
}

/** With a byte order mark, by which spreadsheets know UTF-8. Cells that a spreadsheet would take for formulas are made plain text. */
function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map(([, cell]) => cell(row)));
  const headings = columns.map(([heading]) => heading);
  return stringify([headings, ...cells], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

const rounded = (value: number | null | undefined): number | null =>
  value == null ? null : Math.round(value * 1000) / 1000;
