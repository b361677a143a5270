import { compilePortfolio, detect } from '../../../src/domain/detection/detect.js';
import type { CompiledPortfolio } from '../../../src/domain/detection/detect.js';
import { bareAd, bareBrand } from '../../support/bare-brand.js';
import { DISGUISED, DISGUISED_MARK, NEAR_MISSES } from '../../support/disguised-spellings.js';
import { percent, printList, printTable } from './table.js';

/** Where something was found in a text: by a finding, or by the index alone with or without a second signal. */
interface Seen {
  readonly findings: readonly string[];
  readonly matches: readonly string[];
  readonly weakMatches: readonly string[];
}

/** Copy is the title of an ad that shows no address; a domain is the address of an ad that says nothing. */
function seenIn(
  { where, text }: { readonly where: 'copy' | 'domain'; readonly text: string },
  portfolio: CompiledPortfolio,
): Seen {
  const { findings } = detect(bareAd(where === 'copy' ? { title: text } : { displayUrl: text }), portfolio);
  const matches = where === 'copy' ? portfolio.index.match(text) : [];
  const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return {
    findings: findings.flatMap(({ spans }) => (spans.length === 0 ? [''] : spans.map(cut))),
    matches: matches.filter(({ weak }) => !weak).map(cut),
    weakMatches: matches.filter(({ weak }) => weak).map(cut),
  };
}

/**
 * Found: a finding, or a match that needs no second signal, covers exactly the disguised stretch. A near-miss counts against
 * the same two; weak matches are shown besides, because they become nothing by themselves.
 */
export function lookForDisguises() {
  const portfolio = compilePortfolio([{ ...bareBrand('disguised'), marks: [DISGUISED_MARK] }]);
  const disguised = DISGUISED.map((one) => ({ ...one, ...seenIn(one, portfolio) })).map((one) => ({
    ...one,
    found: [...one.findings, ...one.matches].includes(one.spelling),
    inexact: [...one.findings, ...one.matches].length > 0,
  }));
  const near = NEAR_MISSES.map((one) => ({ ...one, ...seenIn(one, portfolio) }));
  const taken = near.filter((one) => [...one.findings, ...one.matches].length > 0);
  return { disguised, found: disguised.filter((one) => one.found), near, taken };
}

/** Forty disguised spellings of one mark, and forty innocent texts that come near it. */
export function disguises(): Record<string, unknown> {
  const { disguised, found, near, taken } = lookForDisguises();
  const rows = (['copy', 'domain'] as const).map((where) => {
    const own = disguised.filter((one) => one.where === where);
    const ownNear = near.filter((one) => one.where === where);
    return {
      where,
      spellings: own.length,
      exact: own.filter((one) => one.found).length,
      byFinding: own.filter((one) => one.findings.includes(one.spelling)).length,
      weakOnly: own.filter((one) => !one.found && one.weakMatches.includes(one.spelling)).length,
      nearMisses: ownNear.length,
      taken: taken.filter((one) => one.where === where).length,
      nearByFinding: ownNear.filter((one) => one.findings.length > 0).length,
      nearWeakly: ownNear.filter((one) => one.weakMatches.length > 0).length,
    };
  });
  printTable(
    `disguises of ${DISGUISED_MARK.text}`,
    [
      ...['', 'spellings', 'found, exact span', 'by a finding', 'weakly only'],
      ...['near-misses', 'taken for the mark', 'by a finding', 'weakly'],
    ],
    rows.map((row) => Object.values(row)),
  );
  printList(
    'disguises not found with their exact span',
    disguised
      .filter((one) => !one.found)
      .map((one) => `${one.where}  ${one.technique}: ${one.spelling}${one.inexact ? ' (with another span)' : ''}`),
  );
  printList(
    'near-misses taken for the mark',
    taken.map((one) => `${one.where}  ${one.text} (${one.why})`),
  );
  return {
    spellings: disguised.length,
    foundWithExactSpan: found.length,
    foundPercent: percent(found.length, disguised.length),
    foundByFinding: disguised.filter((one) => one.findings.includes(one.spelling)).length,
    nearMisses: near.length,
    nearMissesTaken: taken.length,
    nearMissesByFinding: near.filter((one) => one.findings.length > 0).length,
  };
}
