import { z } from 'zod';
import { ALERT_STATES } from '../alerts/alert.schema.js';
import { CASE_EVENT_KINDS, FILING_STATES } from '../cases/case.schema.js';
import { VIOLATIONS } from '../domain/detection/finding.js';
import { CASE_STATES, CLOSING_REASONS } from '../domain/takedown/case-states.js';
import { ROUTES } from '../domain/takedown/routes.js';
import { instant } from '../platform/http/instant.js';
import { caseRow } from './cases.schema.js';
import { shownReply } from './reply.schema.js';
import { shownAd } from './shown-ad.js';

const move = z
  .object({
    to: z.enum(CASE_STATES),
    refusal: z.object({ code: z.string(), message: z.string() }).nullable().describe('Null: may be done now'),
  })
  .meta({ id: 'CaseMove' });

const alert = z
  .object({
    id: z.uuid(),
    state: z.enum(ALERT_STATES),
    engine: z.string(),
    country: z.string().nullable(),
    verdict: z.enum(['violation', 'review', 'appearance']),
    violations: z.array(z.enum(VIOLATIONS)),
    headline: z.string(),
    sightings: z.int(),
    lastSeenAt: instant,
  })
  .meta({ id: 'CaseAlert' });

const registration = z.object({
  office: z.string(),
  number: z.string(),
  jurisdictions: z.array(z.string()),
  classes: z.array(z.int()),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  covers: z.boolean().describe('In force today in a country of the case'),
});

const packet = z
  .object({
    marks: z.array(z.object({ text: z.string(), goods: z.array(z.string()), registrations: z.array(registration) })),
    clauses: z.array(z.object({ reference: z.string(), text: z.string(), inForceFrom: z.string().nullable() })),
    captures: z
      .array(
        z.object({
          id: z.uuid(),
          sha256: z.string(),
          pinnedAt: instant,
          capturedAt: instant.nullable(),
          provider: z.string().nullable(),
          engine: z.string().nullable(),
          query: z.string().nullable(),
          country: z.string().nullable(),
          language: z.string().nullable(),
          device: z.string().nullable(),
          outcome: z.string().nullable(),
        }),
      )
      .describe('Kept for good, newest first'),
  })
  .meta({ id: 'CasePacket' });

/** What is known of the ads since the filing. Not having seen them is never taken for their removal. */
const verification = z
  .object({
    sinceAt: instant.nullable().describe('When the case was filed, acted on, put to verifying or closed; null before'),
    sightings: z.int().describe('Times the ads were seen since then'),
    looks: z.int().describe('Looks that could see since the filing, or since the action where there is one'),
    quietLooks: z.int().describe('Of these, those since the ads were last seen'),
    chanceOfMissing: z
      .number()
      .describe(
        '0 to 1: that the quiet looks all missed an ad that is live half of the time, shown in half of the searches',
      ),
    lastSeenAt: instant.nullable(),
  })
  .meta({ id: 'CaseVerification' });

const field = z
  .object({
    key: z.string(),
    label: z.string(),
    value: z.string().nullable().describe('Null: missing'),
    from: z.enum(['record', 'person']),
    where: z.string().describe('Where in the record it stands, or who gives it'),
    why: z.string(),
    required: z.boolean(),
    askedKey: z.string().nullable().describe('Key under which a person gives it once; null for the record’s own'),
  })
  .meta({ id: 'FilingField' });

const filing = z
  .object({
    id: z.uuid(),
    route: z.enum(ROUTES),
    kind: z.enum(['form', 'mail']),
    name: z.string(),
    state: z.enum(FILING_STATES),
    recipient: z.string().nullable(),
    subject: z.string().nullable(),
    body: z.string().describe('Text of the mail, or for the form’s free field'),
    edited: z.boolean().describe('A person changed the text; a refresh would put the record’s in its place'),
    fields: z.array(field).describe('In the order of the form'),
    missing: z.array(z.string()).describe('Keys of required fields without a value'),
    form: z.object({ address: z.string(), help: z.string() }).nullable().describe('Official pages, outside'),
    reference: z.string().nullable(),
    messageId: z.string().nullable(),
    attempts: z.int(),
    handedOverAt: instant.nullable(),
    nextTryAt: instant.nullable(),
    result: z.object({ code: z.string(), message: z.string().nullable() }).nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
    refusal: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Why it cannot be sent, or its reference recorded, now; null when it can'),
  })
  .meta({ id: 'Filing' });

const route = z
  .object({
    route: z.enum(ROUTES),
    name: z.string(),
    kind: z.enum(['form', 'mail']),
    result: z.enum(['file-here', 'other-route', 'do-not-file']),
    code: z.string(),
    sentence: z.string(),
    otherRoute: z.enum(ROUTES).nullable(),
    rule: z.object({ reference: z.string(), text: z.string(), source: z.string().nullable() }).nullable(),
    filingId: z.uuid().nullable().describe('The newest filing on this route that was not withdrawn'),
  })
  .meta({ id: 'CaseRoute' });

const askedFact = z
  .object({
    key: z.string().describe('To be sent back with the value'),
    label: z.string(),
    why: z.string(),
    scope: z.enum(['brand', 'network', 'party', 'case']).describe('Within which it is asked once'),
    kind: z.enum(['line', 'text', 'email']),
    required: z.boolean(),
    routes: z.array(z.enum(ROUTES)).describe('Drafts of this case that want it'),
    value: z.string().nullable(),
    given: z.object({ at: instant, by: z.string() }).nullable(),
  })
  .meta({ id: 'AskedFact' });

const note = z
  .object({
    seen: z.string(),
    means: z.string(),
    writtenAt: instant,
    actions: z.array(
      z.object({
        id: z.uuid(),
        what: z.string(),
        who: z.string(),
        person: z.string().nullable(),
        dueOn: z.string(),
        doneAt: instant.nullable(),
      }),
    ),
  })
  .describe('In short; GET …/note has the whole of it')
  .meta({ id: 'CaseNote' });

const event = z
  .object({
    id: z.uuid(),
    at: instant,
    actor: z.object({ name: z.string() }).nullable().describe('Null: the product itself'),
    kind: z.enum(CASE_EVENT_KINDS),
    fromState: z.enum(CASE_STATES).nullable(),
    toState: z.enum(CASE_STATES).nullable(),
    filingId: z.uuid().nullable(),
    route: z.enum(ROUTES).nullable(),
    text: z.string().nullable(),
  })
  .meta({ id: 'CaseEvent' });

export const casePage = caseRow
  .omit({ filings: true, alerts: true })
  .extend({
    closedAt: instant.nullable(),
    closingReason: z.enum(CLOSING_REASONS).nullable(),
    moves: z.array(move).describe('Where the case may go from here'),
    lastEventId: z.uuid().describe('To be sent as expectedEventId'),
    alerts: z.array(alert),
    packet,
    ads: z.array(shownAd).describe('Of the confirmed alerts, newest first'),
    verification,
    routes: z.array(route),
    filings: z.array(filing).describe('Newest first; withdrawn ones too'),
    asked: z.array(askedFact).describe('What people give once; those without a value first'),
    mail: z.object({ from: z.string().nullable().describe('Null: mail is not set up, nothing can be sent') }),
    note: note.nullable().describe('Null until it is written'),
    replies: z.array(shownReply).describe('What partners answered to its alerts, oldest first'),
    events: z.array(event).describe('Oldest first'),
    people: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Who may own it'),
  })
  .meta({ id: 'Case' });
export type CasePage = z.infer<typeof casePage>;
