import { meansMark, spanOf } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { claimsIn, topicOf } from '../claims.js';
import type { Claim, ClaimKind } from '../claims.js';
import { CONFIDENCE } from '../confidence.js';
import { inForce } from '../dates.js';
import type { Finding } from '../finding.js';
import { regionHolds } from '../jurisdictions.js';
import type { BrandPromise } from '../protected-portfolio.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { foldText } from '../../text/fold.js';
import { condense } from '../../text/tokens.js';
import { quote, safeText } from '../../text/safe-text.js';
import { sentence } from '../wording.js';

/** What the ad promises contradicts what the brand tells customers to expect, in the market and time of the promise. */
export const promiseConflict: Rule = {
  id: 'promise_conflict',
  version: 3,
  evaluate: (brandCase) => {
    if (brandCase.relation === 'owner' || brandCase.relation === 'agency') return [];
    if (brandCase.brand.brand.promises.length === 0) return [];
    const named = brandCase.copy.some(meansMark);
    if (!named && brandCase.query === null && !brandCase.display.some(meansMark)) return [];
    const claims = brandCase.reading.copy.flatMap((field) => claimsIn(field));
    return brandCase.brand.brand.promises.flatMap((promise) => judge(brandCase, promise, claims, named));
  },
};

function judge(brandCase: BrandCase, promise: BrandPromise, claims: readonly Claim[], named: boolean): Finding[] {
  const { ad, day } = brandCase;
  const time = inForce(promise.validFrom, promise.validUntil, day);
  if (time === 'no') return [];
  if (promise.market !== null && ad.country !== null && !regionHolds(promise.market, ad.country, day)) return [];
  const topic =
    topicOf(`${promise.kind} ${promise.limit?.unit === 'percent' ? 'discount' : ''}`) ?? topicOf(promise.statement);
  if (topic === null) return [];
  const conflicts = claims.filter((claim) => conflicting(claim, promise, topic));
  const worst = conflicts[0];
  if (worst === undefined) return [];
  const open: string[] = [];
  if (promise.limit === null) open.push('the promise has no machine-readable limit');
  if (!named) open.push('the copy does not name the brand, so the claim may be about other goods');
  if (speaksOfAdvertiser(brandCase, worst)) open.push('the claim may be about the advertiser’s whole shop');
  if (time === 'unknown') open.push('the day on which the ad was seen is not known and the promise has dates');
  if (promise.market !== null && ad.country === null) open.push('the country of the ad is not known');
  if (worst.kind === 'free-delivery' && worst.unit === 'any')
    open.push('the claim may have conditions that the ad does not show');
  if (brandCase.copy.filter(meansMark).every((use) => use.sense === 'doubtful') && named && brandCase.query === null) {
    open.push('the words may be ordinary ones and not the mark');
  }
  const marks = [...brandCase.copy, ...brandCase.display].filter(meansMark);
  const mark = brandCase.portfolio.marks[marks[0]?.match.markId ?? -1] ?? brandCase.query?.mark ?? null;
  const does = `promises ${quote(worst.span.text, 40)}`;
  const held = `the brand’s promise is ${quote(promise.statement, 120)}`;
  const verdict = open.length === 0 ? 'violation' : 'review';
  const why =
    verdict === 'violation'
      ? `a violation, because ${held}`
      : `${held}, but a person should decide, because ${open.join(' and ')}`;
  return [
    finding(promiseConflict, brandCase, {
      mark,
      verdict,
      confidence:
        verdict === 'review'
          ? CONFIDENCE.promiseOpen
          : brandCase.query === null
            ? CONFIDENCE.promiseBroken
            : CONFIDENCE.promiseBrokenSearched,
      spans: [...conflicts.map((claim) => claim.span), ...marks.map(spanOf)],
      basis: {
        kind: 'promise',
        reference: `promise ${safeText(promise.kind, 40)}`,
        text: safeText(promise.statement, 300),
        source: promise.source,
        inForceFrom: promise.validFrom,
      },
      explanation: sentence(brandCase, does, why),
    }),
  ];
}

const NEAR_NAME = 24;

/** The advertiser's own name stands next to the claim: `-70 % at Outletto`. */
function speaksOfAdvertiser(brandCase: BrandCase, claim: Claim): boolean {
  const label = brandCase.party.shown?.label ?? '';
  if (label.length < 3 || brandCase.labels.length > 0) return false;
  const field = brandCase.reading.copy.find((other) => other.name === claim.span.field);
  const source = field?.text.folded.source ?? '';
  const after = source.slice(claim.span.end, claim.span.end + NEAR_NAME);
  return condense(foldText(after).key).includes(condense(foldText(label).key));
}

/** A claim beyond the promise's bounds, or any claim on the subject of a promise without bounds. */
function conflicting(claim: Claim, promise: BrandPromise, topic: ClaimKind): boolean {
  if (claim.kind !== topic) return false;
  const { limit } = promise;
  if (limit === null) return true;
  const value = inUnit(claim, limit.unit);
  if (value === null) return false;
  // Free delivery from less than the promise's threshold is more than the brand gives; from more is not a conflict.
  if (claim.kind === 'free-delivery') return limit.min !== null && value < limit.min;
  // Shorter returns or warranties than promised are the advertiser's own and no conflict; longer ones mislead.
  if (claim.kind === 'returns' || claim.kind === 'warranty') return limit.max !== null && value > limit.max;
  if (claim.kind === 'delivery-time') return limit.min !== null && value < limit.min;
  return (
    (limit.max !== null && value > limit.max) || (limit.min !== null && value < limit.min && claim.kind === 'price')
  );
}

const DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 };

/** The claim in the unit of the limit, or null when they cannot be held against each other. */
function inUnit(claim: Claim, unit: string): number | null {
  const wanted = unit.trim().toLowerCase().replace(/s$/, '');
  if (claim.unit === 'percent') return wanted === 'percent' || wanted === '%' ? claim.value : null;
  if (claim.unit === 'days') {
    const days = DAYS[wanted];
    return days === undefined ? null : claim.value / days;
  }
  if (claim.unit === 'any') return claim.value;
  return claim.unit.toLowerCase() === unit.trim().toLowerCase() ? claim.value : null;
}
