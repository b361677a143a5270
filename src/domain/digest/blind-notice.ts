import type { Engine } from '../capture/capture.js';
import { lookReason } from '../scheduling/look-reasons.js';
import { placeWords } from '../text/place-names.js';
import { safeText } from '../text/safe-text.js';

/** A slice that went blind. */
export interface BlindPlace {
  readonly engine: Engine;
  readonly country: string;
  readonly language: string;
  /** The last look that could see. */
  readonly since: Date;
}

/** Places named one by one; a provider that fails everywhere has too many to read. */
const MOST_NAMED = 12;

/**
 * The mail that says once that a provider shows no ads any more: where, what that means for what is known, what to do.
 *
 * @param provider as people call it
 * @param places at least one
 */
export function blindNotice(
  provider: string,
  places: readonly BlindPlace[],
  links: { readonly coverage: string; readonly unsubscribe: string },
): { subject: string; text: string } {
  const name = safeText(provider, 40);
  const [first] = places;
  const where =
    places.length === 1 && first !== undefined
      ? placeWords(first.engine, first.country)
      : ` in ${places.length.toLocaleString('en')} places`;
  const named = places.slice(0, MOST_NAMED).map(({ engine, country, language, since }) => {
    const place = placeWords(engine, country).replace(/^ on /, '');
    return `- ${place} (${safeText(language, 20)}), since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  });
  const rest = places.length - named.length;
  const text = [
    `${name} shows no ads any more, even for searches that always carry some:`,
    '',
    ...named,
    ...(rest > 0 ? [`- and ${rest.toLocaleString('en')} more`] : []),
    '',
    'That nothing was found there since then means nothing: those looks count as "could not look". Alerts and cases stay as they were, and none is closed on it.',
    '',
    `To do: ${lookReason('control-silent').todo}`,
    '',
    `Where nobody can see at present: ${links.coverage}`,
    '',
    'This is said once for each such time; the weekly digest says what lasts. To get neither any more:',
    links.unsubscribe,
  ].join('\n');
  return { subject: `Cannot see: ${name} shows no ads${where}`, text };
}
