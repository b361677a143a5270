import { type DigestCoverage, type DigestLine, MOST_LISTED } from './content.js';
import type { BlindFact, DigestFacts, LookCounts } from './facts.js';
import { compared, listed, named, type Writer } from './words.js';

const PROVIDERS: Readonly<Record<string, string>> = {
  serpapi: 'SerpApi',
  dataforseo: 'DataForSEO',
  'dataforseo-queued': 'DataForSEO (queued)',
  'google-html': 'Saved pages of Google',
  'bing-html': 'Saved pages of Bing',
  'duckduckgo-html': 'Saved pages of DuckDuckGo',
};

/** Looks that could see the results page. */
export function seenOf({ ads, noAds }: LookCounts): number {
  return ads + noAds;
}

/** Looks that were taken, or should have been, and could not see it. */
export function unseenOf({ blocked, failed, refused }: LookCounts): number {
  return blocked + failed + refused;
}

/** How much was looked at and what could not be; stands before any finding, because no finding means more than it. */
export function coverageOf(facts: DigestFacts, write: Writer): DigestCoverage {
  const seen = seenOf(facts.looks);
  const unseen = unseenOf(facts.looks);
  const tone = seen + unseen === 0 ? 'silent' : seen === 0 ? 'blind' : unseen > 0 || quiet(facts) ? 'partial' : 'sound';
  const spells = facts.blind.slice(0, MOST_LISTED).map((spell) => blindLine(spell, write));
  return {
    tone,
    seen,
    unseen,
    summary: summaryOf(facts, seen, unseen, write),
    lines: linkedOnce([...spells, ...moreSpells(facts.blind, write), ...silence(facts, write)]),
    days: facts.days.map(({ day, ...counts }) => ({ day, seen: seenOf(counts), unseen: unseenOf(counts) })),
  };
}

/** One link for all of them. */
function linkedOnce(texts: readonly string[]): DigestLine[] {
  return texts.map((text, at) => ({ text, link: at === texts.length - 1 ? '/coverage' : null }));
}

function quiet(facts: DigestFacts): boolean {
  return facts.notTaken > 0 || facts.silentWatches.length > 0;
}

function summaryOf(facts: DigestFacts, seen: number, unseen: number, write: Writer): string {
  const all = seen + unseen;
  if (all === 0) return 'Nobody looked in this week, so nothing can be said about it. It is not a clean week.';
  const before = seenOf(facts.looksBefore);
  if (seen === 0) {
    return `None of ${write.count(all, 'look')} could see a results page, so nothing can be said about this week. It is not a clean week.`;
  }
  const than = compared(seen, before, write);
  return unseen === 0
    ? `${write.count(seen, 'look')}, and every one could see the results page (${than}).`
    : `${write.number(seen)} of ${write.count(all, 'look')} could see the results page (${than}); ${write.number(unseen)} could not.`;
}

function blindLine(spell: BlindFact, write: Writer): string {
  const [from, to] = [write.dayOf(spell.firstAt), write.dayOf(spell.lastAt)];
  const when = from === to ? `on ${from}` : `from ${from} to ${to}`;
  const why = spell.message === null ? named(spell.code) : named(spell.message, 160).replace(/\.$/u, '');
  return `${PROVIDERS[spell.provider] ?? named(spell.provider)} could not see in ${write.count(spell.looks, 'look')} ${when}: ${why}.`;
}

function moreSpells(blind: readonly BlindFact[], write: Writer): string[] {
  const rest = blind.slice(MOST_LISTED);
  const looks = rest.reduce((sum, spell) => sum + spell.looks, 0);
  return rest.length === 0 ? [] : [`${write.count(looks, 'more look')} could not see for other reasons.`];
}

function silence({ notTaken, silentWatches, watches }: DigestFacts, write: Writer): string[] {
  const lines: string[] = [];
  if (notTaken > 0) {
    lines.push(`${write.count(notTaken, 'look')} of this week ${notTaken === 1 ? 'has' : 'have'} not ended yet.`);
  }
  if (silentWatches.length > 0) {
    const names = silentWatches.slice(0, MOST_LISTED).map((name) => named(name, 40));
    const rest = silentWatches.length - names.length;
    const who = listed(rest > 0 ? [...names, `${write.number(rest)} more`] : names);
    lines.push(
      `No look ended for ${write.number(silentWatches.length)} of ${write.count(watches, 'watch', 'watches')}: ${who}.`,
    );
  }
  return lines;
}
