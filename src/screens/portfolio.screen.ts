import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { INPUT_WORDS } from '../domain/impact/say.js';
import { Answers } from '../platform/http/answers.js';
import { type Portfolio, portfolio } from './portfolio.schema.js';

/** The portfolio as it stands, to be read; it is changed by importing a file. */
@Controller('api/portfolio')
export class PortfolioScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Answers(portfolio)
  async show(): Promise<Portfolio> {
    const [answer] = await this.database.query<[Portfolio]>(SQL);
    const brands = answer.brands.map((brand) => {
      const figures = brand.figures.map((figure) => ({ ...figure, label: INPUT_WORDS[figure.kind] }));
      return { ...brand, figures };
    });
    return { brands };
  }
}

/** One JSON list a table, grouped by the parent first, so that a portfolio of thousands of brands is read in one pass. */
const grouped = (table: string, parent: string, item: string): string => `
  SELECT ${parent}, json_agg(${item} ORDER BY id) AS list FROM ${table} t WHERE retired_at IS NULL GROUP BY ${parent}`;

const parties = (relation: string): string => `
  SELECT brand_id, json_agg(json_build_object('id', id, 'name', name, 'domains', domains) ORDER BY id) AS list
  FROM known_party WHERE retired_at IS NULL AND relation = '${relation}' GROUP BY brand_id`;

const permittedParties = (relation: string): string => `
  SELECT k.brand_id, json_agg(json_build_object('id', k.id, 'name', k.name, 'domains', k.domains,
    'permits', coalesce(p.list, '[]')) ORDER BY k.id) AS list
  FROM known_party k LEFT JOIN permits p ON p.known_party_id = k.id
  WHERE k.retired_at IS NULL AND k.relation = '${relation}' GROUP BY k.brand_id`;

const SQL = `
WITH registration AS (${grouped(
  'mark_registration',
  'mark_id',
  `json_build_object('office', office, 'number', number, 'jurisdictions', jurisdictions, 'classes', classes,
    'validFrom', valid_from, 'validUntil', valid_until)`,
)}), marks AS (
  SELECT m.brand_id, json_agg(json_build_object('id', m.id, 'text', m.text, 'variants', m.variants, 'goods', m.goods,
    'registrations', coalesce(r.list, '[]')) ORDER BY m.id) AS list
  FROM mark m LEFT JOIN registration r ON r.mark_id = m.id WHERE m.retired_at IS NULL GROUP BY m.brand_id
), agencies AS (${parties('agency')}), competitors AS (${parties('competitor')}), permits AS (${grouped(
  'permit',
  'known_party_id',
  `json_build_object('violation', violation, 'clause', clause, 'from', valid_from, 'until', valid_until, 'origin', origin)`,
)}), resellers AS (${permittedParties('reseller')}), permitted AS (${permittedParties('permitted')}), promises AS (${grouped(
  'promise',
  'brand_id',
  `json_build_object('kind', kind, 'statement', statement, 'market', market, 'source', source, 'validFrom', valid_from,
    'validUntil', valid_until, 'limit', CASE WHEN limit_unit IS NOT NULL THEN json_strip_nulls(json_build_object(
      'min', limit_min, 'max', limit_max, 'unit', limit_unit)) END)`,
)}), figures AS (${grouped(
  'brand_figure',
  'brand_id',
  `json_build_object('kind', kind, 'market', market, 'low', low, 'high', high, 'unit', coalesce(unit, ''), 'tag', tag,
    'source', source)`,
)}), terms AS (
  SELECT a.partner_id, json_agg(json_build_object('clause', t.clause, 'subject', t.subject, 'rule', t.rule, 'engines', t.engines,
    'regions', t.regions, 'from', t.valid_from, 'until', least(t.valid_until, t.ended_on), 'text', t.text, 'origin', t.origin,
    'template', t.template) ORDER BY t.id) AS list
  FROM agreement_term t JOIN agreement a ON a.id = t.agreement_id AND a.retired_at IS NULL
  WHERE t.retired_at IS NULL GROUP BY a.partner_id
), agreements AS (
  -- What imports brought has days; what people entered in the console has them in each term.
  SELECT a.partner_id, json_build_object('signed', min(a.signed_on), 'until',
    CASE WHEN bool_and(a.ends_on IS NOT NULL) FILTER (WHERE a.origin <> 'console') THEN max(a.ends_on) END,
    'escalation', (json_agg(a.escalation ORDER BY a.id) FILTER (WHERE a.escalation IS NOT NULL)) -> 0,
    'terms', coalesce((SELECT t.list FROM terms t WHERE t.partner_id = a.partner_id), '[]')) AS one
  FROM agreement a WHERE a.retired_at IS NULL GROUP BY a.partner_id
), partners AS (
  SELECT p.brand_id, json_agg(json_build_object('id', p.id, 'name', p.name, 'network', p.network,
    'publisherId', p.publisher_id, 'domains', p.domains, 'agreement', a.one) ORDER BY p.id) AS list
  FROM partner p LEFT JOIN agreements a ON a.partner_id = p.id WHERE p.retired_at IS NULL GROUP BY p.brand_id
), watches AS (${grouped(
  'watch',
  'brand_id',
  `json_build_object('id', id, 'name', name, 'queries', queries, 'engines', engines, 'markets', markets,
    'devices', devices, 'schedule', schedule, 'looksADay', looks_a_day, 'providers', providers,
    'crossCheck', cross_check)`,
)}), budgets AS (${grouped(
  'provider_budget',
  'brand_id',
  `json_build_object('provider', provider, 'looksAMonth', looks_a_month, 'usdAMonth', usd_a_month, 'usdALook', usd_a_look)`,
)})
SELECT coalesce(json_agg(json_build_object('id', b.id, 'name', b.name, 'owner', b.owner, 'domains', b.domains,
  'marks', coalesce(marks.list, '[]'), 'agencies', coalesce(agencies.list, '[]'),
  'competitors', coalesce(competitors.list, '[]'), 'resellers', coalesce(resellers.list, '[]'),
  'permitted', coalesce(permitted.list, '[]'),
  'promises', coalesce(promises.list, '[]'), 'figures', coalesce(figures.list, '[]'), 'partners', coalesce(partners.list, '[]'),
  'budgets', coalesce(budgets.list, '[]'), 'watches', coalesce(watches.list, '[]')) ORDER BY b.name COLLATE "und-x-icu", b.id), '[]') AS brands
FROM brand b
LEFT JOIN marks ON marks.brand_id = b.id
LEFT JOIN agencies ON agencies.brand_id = b.id
LEFT JOIN competitors ON competitors.brand_id = b.id
LEFT JOIN resellers ON resellers.brand_id = b.id
LEFT JOIN permitted ON permitted.brand_id = b.id
LEFT JOIN promises ON promises.brand_id = b.id
LEFT JOIN figures ON figures.brand_id = b.id
LEFT JOIN partners ON partners.brand_id = b.id
LEFT JOIN watches ON watches.brand_id = b.id
LEFT JOIN budgets ON budgets.brand_id = b.id
WHERE b.retired_at IS NULL`;
