import { exemptionSubject } from '../detection/enforcement.js';
import { engineFamily, engineRule, type EngineFamily, type RuleSubject } from '../detection/engine-rules.js';
import type { Violation } from '../detection/finding.js';
import { coveringRegistrations } from '../detection/registration-cover.js';
import { countryName, engineName } from '../text/place-names.js';
import { safeText } from '../text/safe-text.js';
import { confirmedLines, dismissedAlerts, type RecordLine, type TakedownRecord } from './record.js';
import { paidVisit } from './paid-visit.js';
import type { Route } from './routes.js';

/** Older evidence is taken again before anybody is asked to act on it. In days; a choice of the product. */
export const FRESH_DAYS = 30;

/** Whether a case may be filed by a route, and the rule that says so. */
export interface Fileability {
  readonly route: Route;
  readonly result: 'file-here' | 'other-route' | 'do-not-file';
  /** Stable, for example `engine-does-not-act`. */
  readonly code: string;
  readonly sentence: string;
  /** The route to take instead; set exactly when the result is `other-route`. */
  readonly otherRoute: Route | null;
  readonly rule: { readonly reference: string; readonly text: string; readonly source: string | null } | null;
}

type Verdict = Omit<Fileability, 'route'>;

/** What a publisher does by its link, and its network can end. */
const THROUGH_LINKS: readonly Violation[] = ['ad_hijack', 'direct_link', 'evasion'];

const FAMILY: Readonly<Partial<Record<Route, EngineFamily>>> = {
  'google-ads-trademark': 'google',
  'microsoft-ip': 'microsoft',
};
const FORM: Readonly<Partial<Record<EngineFamily, Route>>> = {
  google: 'google-ads-trademark',
  microsoft: 'microsoft-ip',
};

/** Exemptions that engines name themselves; with one of them at hand a complaint will be refused. */
const ENGINE_EXEMPTIONS = ['authentic-resale', 'compatible-parts', 'information', 'comparison', 'dictionary-meaning'];

/**
 * Whether a case may be filed by a route: it stands confirmed, the evidence is there and fresh, the engine's rule covers
 * the use, no exemption is likely, and a live right covers the country. Asked in that order; the first that is against
 * it answers. An appearance alone is never fileable as a trade mark complaint.
 */
export function fileability(route: Route, record: TakedownRecord, now: Date): Fileability {
  return { route, ...(standing(record, now) ?? byRoute(route, record, now)) };
}

/** Lines that a filing by this route speaks of. */
export function linesFor(route: Route, record: TakedownRecord, now: Date): readonly RecordLine[] {
  const lines = confirmedLines(record);
  const family = FAMILY[route];
  if (family !== undefined) {
    const covered = lines.filter((line) => isCovered(line, family, now));
    return covered.filter(({ verdict }) => verdict === 'violation').length > 0
      ? covered.filter(({ verdict }) => verdict === 'violation')
      : covered;
  }
  if (route === 'affiliate-network') {
    return lines.filter(({ violation }) => violation === 'terms_breach' || THROUGH_LINKS.includes(violation));
  }
  const accused = lines.filter(({ verdict }) => verdict !== 'appearance');
  return accused.length > 0 ? accused : lines;
}

function byRoute(route: Route, record: TakedownRecord, now: Date): Verdict {
  const family = FAMILY[route];
  if (family !== undefined) return byForm(family, record, now);
  return route === 'affiliate-network' ? byNetwork(record) : byNotice(record);
}

/** What is against any filing at all. */
function standing(record: TakedownRecord, now: Date): Verdict | null {
  const dismissed = dismissedAlerts(record);
  if (dismissed.length > 0) {
    return no(
      'dismissed',
      dismissed.length === record.alerts.length
        ? 'The alert was dismissed after the case was opened, so there is nothing to complain of. Close the case.'
        : `${dismissed.length} of ${record.alerts.length} alerts were dismissed after the case was opened. Confirm them again, or close this case and open one without them.`,
    );
  }
  if (record.relation === 'owner' || record.relation === 'agency')
    return no('own-party', 'The ads are the owner’s own or its agency’s.');
  const lines = confirmedLines(record);
  if (lines.length === 0)
    return no('not-confirmed', 'No line of the alerts is confirmed. Confirm what is to be filed.');
  if (record.pinned === 0 || lines.every(({ ads }) => ads.length === 0))
    return no('evidence-missing', 'No capture of the ad is kept, so nothing could be shown. Look again first.');
  const newest = Math.max(...lines.map(({ lastSeenAt }) => Date.parse(lastSeenAt)));
  const days = Math.floor((now.getTime() - newest) / 86_400_000);
  if (days > FRESH_DAYS)
    return no(
      'evidence-stale',
      `The ad was last seen ${days} days ago; after ${FRESH_DAYS} days look again first, because it may be gone.`,
    );
  return null;
}

function byForm(family: EngineFamily, record: TakedownRecord, now: Date): Verdict {
  const confirmed = confirmedLines(record);
  const here = confirmed.filter(({ engine }) => engineFamily(engine) === family);
  if (here.length === 0) {
    const where = [...new Set(confirmed.map(({ engine }) => engineName(engine)))].join(', ');
    const sentence = `The ads were seen on ${where}, whose ads this form is not for.`;
    const theirs = engineFamily(confirmed[0]?.engine ?? null);
    const form = theirs === null ? undefined : FORM[theirs];
    // Nobody is sent to another form that would only send them on.
    return theirs !== null && form !== undefined && byForm(theirs, record, now).result === 'file-here'
      ? { result: 'other-route', code: 'wrong-engine', sentence, otherRoute: form, rule: null }
      : elsewhere('wrong-engine', sentence, record, null);
  }
  const accused = here.filter(({ verdict }) => verdict !== 'appearance');
  if (accused.length === 0) return appearanceOnly(here, record, now);
  const covered = accused.filter((line) => isCovered(line, family, now));
  if (covered.length === 0) return notCovered(accused, record, now);
  const exempt = likelyExemption(covered, record, now);
  if (exempt !== null) return exempt;
  return rightIn(covered, record, now) ?? fileHere(covered, now);
}

/** The first line whose mark has a live right; otherwise what is missing. Null when a right covers one. */
function rightIn(lines: readonly RecordLine[], record: TakedownRecord, now: Date): Verdict | null {
  if (lines.some((line) => registrationFor(line, record, now) !== null)) return null;
  const [line] = lines;
  const mark = safeText(line?.mark ?? 'the mark', 60);
  if (line?.country == null)
    return no(
      'country-unknown',
      'The captures do not say in which country the ad was shown, so no right can be named.',
    );
  return no(
    'no-live-right',
    `No registration of ${mark} in the portfolio covers ${countryName(line.country)} today. Enter it in the portfolio, or write to the advertiser.`,
  );
}

/** The registration that a complaint about this line names: one that covers the country today. */
export function registrationFor(line: RecordLine, record: TakedownRecord, now: Date) {
  const mark = record.marks.find(({ text }) => text === line.mark);
  if (mark === undefined || line.country === null) return null;
  return coveringRegistrations(mark, line.country, dayOf(now))[0] ?? null;
}

function appearanceOnly(lines: readonly RecordLine[], record: TakedownRecord, now: Date): Verdict {
  const [line] = lines;
  const sld = record.exemptions.find(({ code }) => code === 'second-level-domain');
  const keyword = ruleOf(line, 'keyword', now);
  const also = sld === undefined ? '' : ' The mark in the second-level domain of the address is not restricted either.';
  const sentence = `The ads only appeared on searches for the brand; the keyword is not known, and the engine takes no complaint about that.${also} Ask for a negative keyword instead.`;
  return elsewhere('appearance-only', sentence, record, keyword);
}

function notCovered(lines: readonly RecordLine[], record: TakedownRecord, now: Date): Verdict {
  const [line] = lines;
  const subject = line === undefined ? null : subjectOf(line);
  if (subject === null || subject === 'misrepresentation' || subject === 'destination') {
    return elsewhere(
      'not-a-trademark-matter',
      'What was confirmed is no use of the mark in ad text, which is all that this form is for.',
      record,
      subject === null ? null : ruleOf(line, subject, now),
    );
  }
  return elsewhere(
    'engine-does-not-act',
    'The engine says that it does not act on this use of a mark.',
    record,
    ruleOf(line, subject, now),
  );
}

function likelyExemption(lines: readonly RecordLine[], record: TakedownRecord, now: Date): Verdict | null {
  if (lines.some(({ verdict }) => verdict === 'violation')) return null;
  const marks = new Set(lines.map(({ mark }) => mark));
  const found = record.exemptions.find(({ code, mark }) => ENGINE_EXEMPTIONS.includes(code) && marks.has(mark));
  if (found === undefined && record.relation !== 'reseller' && record.relation !== 'informational') return null;
  const why =
    found === undefined
      ? `the party is known as ${record.relation}`
      : `an exemption applied to its ads (${found.code})`;
  const sentence = `The engine would probably refuse: ${why}.`;
  const rule = found === undefined ? null : (exemptionRule(found.code, lines, now) ?? basisRule(found.basis));
  return { ...elsewhere('exemption-likely', sentence, record, null), rule };
}

/** The engine's own rule on an exemption, where it has one; the exemption itself may rest on the law. */
function exemptionRule(code: string, lines: readonly RecordLine[], now: Date): Fileability['rule'] {
  const rule = ruleOf(lines[0], exemptionSubject(code), now);
  return rule?.stance === 'exempts' ? { reference: rule.reference, text: rule.text, source: rule.source } : null;
}

function fileHere(lines: readonly RecordLine[], now: Date): Verdict {
  const ranked = lines.map((line) => ruleOf(line, subjectOf(line), now));
  const rule = ranked.find((each) => each?.stance === 'acts') ?? ranked[0] ?? null;
  const sure = rule?.stance === 'acts';
  return {
    result: 'file-here',
    code: sure ? 'covered' : 'uncertain',
    sentence: sure
      ? 'The engine’s rule covers this use, and a live registration covers the country.'
      : 'It can be reported, but whether the engine acts on this use is uncertain.',
    otherRoute: null,
    rule: rule === null ? null : { reference: rule.reference, text: rule.text, source: rule.source },
  };
}

function byNetwork(record: TakedownRecord): Verdict {
  const { partner } = record;
  const paid = paidVisit(record);
  const led = confirmedLines(record).find(({ violation }) => THROUGH_LINKS.includes(violation));
  if (led !== undefined && paid !== null) {
    const knows =
      paid.publisherId === null ? 'which alone knows the publisher,' : 'which knows the publisher by its id,';
    const sentence = `The ad’s link was followed through ${safeText(paid.network, 40)}, ${knows} and can stop it and reverse commissions.`;
    return { result: 'file-here', code: 'covered', sentence, otherRoute: null, rule: basisRule(led.basis) };
  }
  if (partner === null)
    return elsewhere('no-partner', 'The advertiser is no affiliate in the portfolio.', record, null, 'direct-notice');
  const breach = confirmedLines(record).find(({ violation }) => violation === 'terms_breach');
  if (breach === undefined) {
    const sentence = 'No clause of the agreement was confirmed as broken, so the network has nothing to act on.';
    return elsewhere('no-clause', sentence, record, null, 'direct-notice');
  }
  if (partner.network === null)
    return elsewhere('no-network', 'The portfolio names no network for this partner.', record, null, 'direct-notice');
  const sentence = `The partner’s agreement was broken, and ${safeText(partner.network, 40)} enforces it.`;
  return { result: 'file-here', code: 'covered', sentence, otherRoute: null, rule: basisRule(breach.basis) };
}

function byNotice(record: TakedownRecord): Verdict {
  const lines = confirmedLines(record);
  const grave = lines.find(({ verdict }) => verdict !== 'appearance');
  if (grave === undefined) {
    const sentence =
      'The ads only appeared on searches for the brand: the notice asks for a negative keyword and accuses nobody.';
    return { result: 'file-here', code: 'asks-only', sentence, otherRoute: null, rule: null };
  }
  const sentence = 'The advertiser can be asked directly; it says what was seen and what the request rests on.';
  return { result: 'file-here', code: 'covered', sentence, otherRoute: null, rule: basisRule(grave.basis) };
}

/** What an engine's rules call the use that a line is about; null where it is none of theirs. */
function subjectOf(line: RecordLine): RuleSubject | null {
  switch (line.violation) {
    case 'tm_copy':
      return 'ad-text';
    case 'competitor_copy':
      return 'competitor-text';
    case 'false_affiliation':
      return line.mark === null ? 'misrepresentation' : 'ad-text';
    case 'tm_display_url':
      return line.basis.reference.endsWith('second-level-domain') ? 'display-sld' : 'display-path';
    case 'lookalike_domain':
      return 'display-sld';
    case 'brand_bid':
    case 'tm_plus':
    case 'misspell_bid':
      return 'keyword';
    case 'impersonation':
      return 'misrepresentation';
    case 'destination_mismatch':
      return 'destination';
    case 'direct_link':
    case 'ad_hijack':
      return 'direct-link';
    case 'evasion':
      return 'cloaking';
    case 'promise_conflict':
    case 'terms_breach':
      return null;
  }
}

/** The form takes it: a use of the mark in what the ad shows, on which the engine acts or may act. */
function isCovered(line: RecordLine, family: EngineFamily, now: Date): boolean {
  const subject = subjectOf(line);
  if (line.verdict === 'appearance' || engineFamily(line.engine) !== family || line.mark === null) return false;
  if (subject === null || !['ad-text', 'competitor-text', 'display-path', 'display-sld'].includes(subject))
    return false;
  const rule = ruleOf(line, subject, now);
  return rule !== null && rule.stance !== 'exempts';
}

function ruleOf(line: RecordLine | undefined, subject: RuleSubject | null, now: Date) {
  if (line === undefined || subject === null) return null;
  return engineRule(line.engine, subject, line.country, dayOf(now));
}

/** To the network where a clause was broken and one is known, else to the party itself. */
function elsewhere(
  code: string,
  sentence: string,
  record: TakedownRecord,
  rule: { readonly reference: string; readonly text: string; readonly source: string } | null,
  to?: Route,
): Verdict {
  const lines = confirmedLines(record);
  const breach = lines.some(({ violation }) => violation === 'terms_breach') && record.partner?.network != null;
  const led = lines.some(({ violation }) => THROUGH_LINKS.includes(violation)) && paidVisit(record) !== null;
  const otherRoute = to ?? (breach || led ? 'affiliate-network' : 'direct-notice');
  const named = rule === null ? null : { reference: rule.reference, text: rule.text, source: rule.source };
  return { result: 'other-route', code, sentence, otherRoute, rule: named };
}

function no(code: string, sentence: string): Verdict {
  return { result: 'do-not-file', code, sentence, otherRoute: null, rule: null };
}

function basisRule({ reference, text, source }: RecordLine['basis']): NonNullable<Fileability['rule']> {
  return { reference, text, source };
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
