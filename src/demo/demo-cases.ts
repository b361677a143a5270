import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../alerts/alerts.service.js';
import { CasesService } from '../cases/cases.service.js';
import { FilingFactsService } from '../cases/filing-facts.service.js';
import { FilingsService } from '../cases/filings.service.js';
import { OpenCaseService } from '../cases/open-case.service.js';
import type { Route } from '../domain/takedown/routes.js';
import { ago } from './look.js';

/** What somebody of the demo did about a case, at a time. */
export interface DemoCaseStep {
  readonly at: Date;
  readonly by: string;
  /** Registrable domain of the party whose confirmed alert on Google in Germany the case is about. */
  readonly party: string;
  readonly does:
    | { readonly open: true }
    | { readonly facts: Readonly<Record<string, string>> }
    | { readonly reference: string; readonly route: Route }
    | { readonly send: Route }
    | { readonly to: 'acknowledged'; readonly text: string };
}

/** Three cases: a complaint that was acknowledged, a notice to a network, and a draft in which facts are missing. */
export function demoCaseSteps(now: Date): DemoCaseStep[] {
  const by = { ppc: 'Pia Keller', partner: 'Marco Vidal' };
  const [rival, affiliate, outlet] = ['suedlicht.example', 'dealfinder.example', 'nordlicht-outlet.example'];
  return [
    { at: ago(now, 12, 20), by: by.ppc, party: rival, does: { open: true } },
    {
      at: ago(now, 12, 19),
      by: by.ppc,
      party: rival,
      does: {
        facts: {
          'complainant-name': 'Pia Keller',
          'complainant-capacity': 'employee of the owner, Nordlicht GmbH',
          'complainant-email': 'marks@nordlicht.example',
          'complainant-address': 'Nordlicht GmbH, Speicherstraße 1, 20457 Hamburg',
        },
      },
    },
    {
      at: ago(now, 12, 18),
      by: by.ppc,
      party: rival,
      does: { reference: 'DEMO-4711', route: 'google-ads-trademark' },
    },
    {
      at: ago(now, 9, 4),
      by: by.ppc,
      party: rival,
      does: { to: 'acknowledged', text: 'The engine has the complaint and will answer within ten days.' },
    },
    { at: ago(now, 3, 22), by: by.partner, party: affiliate, does: { open: true } },
    {
      at: ago(now, 3, 21),
      by: by.partner,
      party: affiliate,
      does: {
        facts: { 'network-contact:awin': 'compliance@network.example', 'network-programme:awin': 'Nordlicht Germany' },
      },
    },
    { at: ago(now, 3, 20), by: by.partner, party: affiliate, does: { send: 'affiliate-network' } },
    { at: ago(now, 0, 20), by: by.ppc, party: outlet, does: { open: true } },
  ];
}

/** Does one step through the services that the console uses. */
export async function doCaseStep(app: INestApplicationContext, step: DemoCaseStep, actor: Actor): Promise<void> {
  const [alert] = await app.get(DataSource).query<{ id: string; caseId: string | null; networks: string[] }[]>(
    `SELECT a.id, (SELECT ca.case_id FROM case_alert ca WHERE ca.alert_id = a.id LIMIT 1) AS "caseId"
     FROM alert a JOIN party p ON p.id = a.party_id
     WHERE p.domain = $1 AND a.engine = 'google' AND a.country = 'DE' AND a.state = 'confirmed'`,
    [step.party],
  );
  if (alert === undefined) return;
  const { does } = step;
  if ('open' in does) {
    await app.get(OpenCaseService).open([alert.id], actor);
    return;
  }
  const { caseId } = alert;
  if (caseId === null) return;
  if ('facts' in does) {
    const facts = Object.entries(does.facts).map(([key, value]) => ({ key, value }));
    await app.get(FilingFactsService).give(caseId, { facts }, actor);
  } else if ('to' in does) {
    await app.get(CasesService).move(caseId, { to: does.to, text: does.text }, actor);
  } else {
    const filings = app.get(FilingsService);
    const route = 'send' in does ? does.send : does.route;
    const [filing] = await app
      .get(DataSource)
      .query<{ id: string }[]>("SELECT id FROM filing WHERE case_id = $1 AND route = $2 AND state = 'draft'", [
        caseId,
        route,
      ]);
    if (filing === undefined) return;
    const at = { caseId, filingId: filing.id };
    if ('send' in does) await filings.send(at, {}, actor);
    else await filings.recordReference(at, { reference: does.reference }, actor);
  }
}
