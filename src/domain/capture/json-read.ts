import type { CaptureReason } from './capture.js';
import { decodeText } from './decode.js';
import { type JsonPlace, placeOfMistake, placeTooDeep } from './json-scan.js';

/** Nesting beyond which a reply is refused. The deepest documented reply nests 15 levels. */
export const MAX_JSON_DEPTH = 200;

export type JsonReading = { readonly value: unknown } | { readonly reason: CaptureReason };

/**
 * Reads the bytes of a provider's reply. Never throws: what is no JSON comes back as a reason that names line and
 * column, and nesting is measured before anything is built.
 */
export function readJson(bytes: Uint8Array): JsonReading {
  const { text } = decodeText(bytes);
  if (text.trim() === '') {
    return refuse('empty-file', 'The file is empty. Save the reply again, exactly as the provider sent it.');
  }
  const deep = placeTooDeep(text, MAX_JSON_DEPTH);
  if (deep !== null) {
    const message = `The reply nests more than ${MAX_JSON_DEPTH} levels at ${where(deep)}, which no provider's reply does.`;
    return refuse('too-deep', `${message} Fetch it again.`);
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return mistake(text);
  }
}

function mistake(text: string): JsonReading {
  const place = placeOfMistake(text);
  if (place.ended) {
    const message = `The reply ends in the middle at ${where(place)}. It was cut off; fetch or save it again.`;
    return refuse('truncated-json', message);
  }
  const message = `This is not JSON: ${JSON.stringify(place.found.toWellFormed())} at ${where(place)} cannot stand there.`;
  const advice = text.trimStart().startsWith('<')
    ? 'It looks like a page; read it with the provider for saved pages of its engine.'
    : 'Give the reply exactly as the provider sent it.';
  return refuse('not-json', `${message} ${advice}`);
}

function where(place: JsonPlace): string {
  return `line ${place.line}, column ${place.column}`;
}

function refuse(code: string, message: string): JsonReading {
  return { reason: { code, message } };
}
