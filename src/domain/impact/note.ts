import { customerHarmOf } from '../detection/customer-harm.js';
import { placeWords } from '../text/place-names.js';
import { quote, safeText } from '../text/safe-text.js';
import { type Factor, factorsOf } from './factors.js';
import { followUpOf } from './follow-up.js';
import { engineNames, lists, type NoteFacts, pagesWith, partyName, type SeenMarket } from './note-facts.js';
import { proposedActions, type ProposedAction } from './proposed-actions.js';
import { day } from './say.js';

/** A note as it is drafted. People may change every word of it. */
export interface NoteDraft {
  readonly seen: string;
  readonly means: string;
  readonly factors: readonly Factor[];
  readonly actions: readonly ProposedAction[];
  /** Why it costs what it costs, to go after “likely cause”. */
  readonly cause: string;
}

/** Writes the three parts of a note from the record. Says only what stands there; what is expected is said to be so. */
export function draftNote(facts: NoteFacts): NoteDraft {
  return {
    seen: seenText(facts),
    means: meansText(facts),
    factors: factorsOf(facts),
    actions: proposedActions(facts),
    cause: causeOf(facts),
  };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** At most so many days are named one by one. */
const MOST_DAYS = 8;

function seenText(facts: NoteFacts): string {
  const markets = facts.markets.map((market) => marketText(facts, market));
  const lines = facts.lines.slice(0, 4).map((line) => safeText(line.explanation, 600));
  if (markets.length === 0)
    markets.push(`No sighting of ${partyName(facts)} counts any more: what was found was dismissed or permitted.`);
  return [...markets, ...lines].join('\n');
}

function marketText(facts: NoteFacts, market: SeenMarket): string {
  const { looks, lookedFrom, lookedTo, handedIn, otherSearches, couldNotLook } = market;
  const written = (iso: string): string => day(iso, facts.locale);
  const place = `On ${engineNames(market.engines)}${placeWords(null, market.market)}`;
  const brand = safeText(facts.brand, 60);
  const said: string[] = [];
  if (looks !== null && looks.of > 0 && lookedFrom !== null && lookedTo !== null) {
    const when =
      lookedFrom === lookedTo ? `on ${written(lookedFrom)}` : `from ${written(lookedFrom)} to ${written(lookedTo)}`;
    said.push(
      `${place} an ad of ${partyName(facts)} stood on ${looks.seen} of ${counted(looks.of, 'look')} at searches for ${brand}, taken by schedule ${when}.`,
    );
    if (couldNotLook > 0) {
      said.push(
        `${counted(couldNotLook, 'further look')} could not be read, so nothing is known of ${couldNotLook === 1 ? 'it' : 'them'}.`,
      );
    }
    if (handedIn > 0) {
      said.push(
        `${counted(handedIn, 'capture')} handed in ${handedIn === 1 ? 'shows' : 'show'} it too and ${handedIn === 1 ? 'is' : 'are'} not counted: somebody chose ${handedIn === 1 ? 'it' : 'them'}.`,
      );
    }
  } else {
    const unread =
      couldNotLook === 0
        ? `No look at searches for ${brand} was taken by schedule`
        : `${counted(couldNotLook, 'look')} at searches for ${brand} could not be read`;
    const where = handedIn === 0 ? 'stands in the record' : `stands on ${counted(handedIn, 'capture')} handed in`;
    said.push(`${place} an ad of ${partyName(facts)} ${where}. ${unread}, so nobody can say how often it is shown.`);
  }
  if (otherSearches > 0) {
    said.push(`It stood on ${counted(otherSearches, 'look')} at other searches too, which the estimate leaves out.`);
  }
  const { seenOn } = market;
  const [first] = seenOn;
  const last = seenOn.at(-1);
  if (first !== undefined && last !== undefined) {
    said.push(
      seenOn.length <= MOST_DAYS
        ? `Seen on ${lists.format(seenOn.map(written))}.`
        : `Seen on ${seenOn.length} days, first on ${written(first)}, last on ${written(last)}.`,
    );
  }
  if (market.bestPosition !== null) said.push(`Its highest place was ${market.bestPosition}.`);
  said.push(ownAdText(market));
  return said.filter((text) => text !== '').join(' ');
}

function ownAdText(market: SeenMarket): string {
  const one = { markets: [market] };
  const first = pagesWith(one, 'own-ad-first', 'own-ad-first-rival-next');
  const below = pagesWith(one, 'own-ad-below');
  const none = pagesWith(one, 'no-own-ad');
  const all = first + below + none;
  if (all === 0) return '';
  const parts = [
    ...(none > 0 ? [`was missing on ${none}`] : []),
    ...(below > 0 ? [`stood below it on ${below}`] : []),
    ...(first > 0 ? [`stood above it on ${first}`] : []),
  ];
  return `Of the ${counted(all, 'page')} with it, the brand’s own ad ${lists.format(parts)}.`;
}

function meansText(facts: NoteFacts): string {
  const violations = [...new Set(facts.lines.map(({ violation }) => violation))];
  const harms = violations.map((violation) => {
    const { stage, text } = customerHarmOf(violation);
    return `${STAGES[stage]}: ${text}`;
  });
  const gaps = facts.lines
    .filter((line) => line.promise !== null)
    .map(
      (line) =>
        `Expectation gap: customers are told ${quote(line.promise ?? '', 200)} by ${safeText(facts.brand, 60)}, and something else by this ad. What they feel is the difference.`,
    );
  const efforts = violations.map((violation) => followUpOf(violation).effort);
  const asked = violations.flatMap((violation) => followUpOf(violation).contacts.slice(0, 2));
  return [
    ...new Set(harms),
    ...new Set(gaps),
    ...(facts.party.relation === 'affiliate' && facts.lines.length > 0 ? [COMMISSION] : []),
    ...(efforts.length === 0 ? [] : [`Effort: ${[...new Set(efforts)].join(' ')}`]),
    ...(asked.length === 0
      ? []
      : [
          `What the service team may hear next (expected, not counted): ${[...new Set(asked)].map((text) => `“${text}”`).join(' ')}`,
        ]),
  ].join('\n');
}

/** The model has one end for a diverted visit; a partner's visit may have another. */
const COMMISSION =
  'A partner may lead customers back to the brand. Then the sale is not lost but costs its commission, which the figures do not tell apart.';

const STAGES = {
  search: 'While searching',
  click: 'When clicking',
  landing: 'On arrival',
  purchase: 'When buying',
  'after purchase': 'After buying',
} as const;

function causeOf(facts: NoteFacts): string {
  const ad = `an ad of ${partyName(facts)}`;
  const missing = pagesWith(facts, 'no-own-ad');
  const below = pagesWith(facts, 'own-ad-below');
  const first = pagesWith(facts, 'own-ad-first', 'own-ad-first-rival-next');
  const brand = `${safeText(facts.brand, 60)}’s own`;
  if (missing > 0 && missing >= below && missing >= first) return `${ad} is shown where ${brand} is missing`;
  if (below > 0 && below >= first) return `${ad} stands above ${brand}`;
  return first > 0
    ? `${ad} stands beside ${brand}`
    : `${ad} is shown to people who look for ${safeText(facts.brand, 60)}`;
}
