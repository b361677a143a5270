import { caseFactsOf, type StoredCaseFacts } from '../cases/case-facts.js';
import { coveringRegistrations } from '../domain/detection/registration-cover.js';
import { chanceOfMissing } from '../domain/scheduling/missed.js';
import { NEXT_STATES, transition } from '../domain/takedown/case-states.js';
import { type FilingField, missingFields } from '../domain/takedown/draft.js';
import { fileability } from '../domain/takedown/fileability.js';
import { refusalToSend, SENDABLE } from '../domain/takedown/may-send.js';
import type { TakedownRecord } from '../domain/takedown/record.js';
import { ROUTES, ROUTE_SPECS, storedFactKey } from '../domain/takedown/routes.js';
import type { CasePage } from './case.schema.js';

type StoredFiling = Omit<CasePage['filings'][number], 'kind' | 'name' | 'form' | 'missing' | 'refusal' | 'fields'> & {
  readonly fields: readonly FilingField[];
};

/** A case as its one query gives it. */
export type StoredCase = Omit<
  CasePage,
  'moves' | 'lastEventId' | 'packet' | 'verification' | 'routes' | 'filings' | 'asked' | 'mail'
> & {
  readonly captures: CasePage['packet']['captures'];
  readonly filings: readonly StoredFiling[];
  readonly record: TakedownRecord;
  readonly facts: StoredCaseFacts;
  readonly given: readonly { key: string; value: string; at: string; by: string }[];
};

/** Adds to what is stored what follows from it: where the case may go, which routes are open, what may be sent, what is asked. */
export function explainedCase(stored: StoredCase, mailFrom: string | null, now: Date): CasePage {
  const { captures, record, facts, given, filings, ...rest } = stored;
  return {
    ...rest,
    lastEventId: rest.events.at(-1)?.id ?? '',
    moves: movesOf(facts, now),
    packet: packetOf(record, captures, now),
    verification: {
      sinceAt: facts.sinceAt,
      sightings: facts.sightingsSince,
      looks: facts.looksSince,
      quietLooks: facts.quietLooks,
      chanceOfMissing: chanceOfMissing(facts.quietLooks),
      lastSeenAt: facts.lastSeenAt,
    },
    routes: ROUTES.map((route) => ({
      ...fileability(route, record, now),
      name: ROUTE_SPECS[route].name,
      kind: ROUTE_SPECS[route].kind,
      filingId: filings.find((filing) => filing.route === route && filing.state !== 'withdrawn')?.id ?? null,
    })),
    filings: filings.map((filing) => {
      const { kind, name, form } = ROUTE_SPECS[filing.route];
      const refusal = SENDABLE.includes(filing.state)
        ? refusalToSend(filing, record, rest.state, mailFrom, now)
        : { code: 'MW-FILING-STATE', message: `This filing is ${filing.state}, so there is nothing to send.` };
      return {
        ...filing,
        fields: [...filing.fields],
        kind,
        name,
        form,
        missing: [...missingFields(filing.fields)],
        refusal,
      };
    }),
    asked: askedOf(record, filings, given),
    mail: { from: mailFrom },
  };
}

function movesOf(facts: StoredCaseFacts, now: Date): CasePage['moves'] {
  const known = caseFactsOf(facts);
  return NEXT_STATES[facts.state].map((to) => {
    // Closing asks for a reason; shown is whether it is possible for a reason that asks for nothing more.
    const answer = transition(to === 'closed' ? { ...known, closingReason: 'other' } : known, to, now);
    return { to, refusal: answer.ok ? null : { code: answer.code, message: answer.message } };
  });
}

function packetOf(record: TakedownRecord, captures: CasePage['packet']['captures'], now: Date): CasePage['packet'] {
  const day = now.toISOString().slice(0, 10);
  const countries = new Set(record.alerts.map(({ country }) => country).filter((country) => country !== null));
  const concerned = new Set(record.lines.map(({ mark }) => mark));
  const marks = record.marks.filter(({ text }) => concerned.has(text));
  const clauses = record.lines.filter(({ basis }) => basis.kind === 'agreement-term' || basis.kind === 'promise');
  return {
    marks: marks.map((mark) => ({
      text: mark.text,
      goods: [...mark.goods],
      registrations: mark.registrations.map((registration) => ({
        ...registration,
        jurisdictions: [...registration.jurisdictions],
        classes: [...registration.classes],
        covers: [...countries].some(
          (country) => coveringRegistrations({ registrations: [registration] }, country, day).length > 0,
        ),
      })),
    })),
    clauses: [...new Map(clauses.map(({ basis }) => [basis.reference, basis])).values()].map(
      ({ reference, text, inForceFrom }) => ({ reference, text, inForceFrom }),
    ),
    captures,
  };
}

/** What drafts of this case want of people, what is missing first. */
function askedOf(
  record: TakedownRecord,
  filings: readonly StoredFiling[],
  given: StoredCase['given'],
): CasePage['asked'] {
  const about = { network: record.partner?.network ?? null, party: record.party.domain ?? record.party.name };
  const drafts = filings.filter(({ state }) => state === 'draft' || state === 'failed').map(({ route }) => route);
  const asked = new Map<string, CasePage['asked'][number]>();
  for (const route of ROUTES.filter((each) => drafts.includes(each))) {
    for (const fact of ROUTE_SPECS[route].wants.filter(({ from }) => from === 'person')) {
      const key = storedFactKey(fact, about);
      if (key === null) continue;
      const known = given.find((each) => each.key === key);
      const { label, why, scope, kind, required } = fact;
      const before = asked.get(key);
      asked.set(key, {
        key,
        label,
        why,
        scope,
        kind,
        required: required || (before?.required ?? false),
        routes: [...(before?.routes ?? []), route],
        value: known?.value ?? null,
        given: known === undefined ? null : { at: known.at, by: known.by },
      });
    }
  }
  const order = ({ value, required }: CasePage['asked'][number]): number => (value !== null ? 2 : required ? 0 : 1);
  return [...asked.values()].toSorted((a, b) => order(a) - order(b));
}
