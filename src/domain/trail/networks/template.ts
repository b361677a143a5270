import { percentDecode } from '../address.js';
import { type Place, PLACES } from './network-row.js';

/** Literal text and the names of what stands between; `rest` takes all that is left. */
interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
  readonly rest: boolean;
}

export type Found = Partial<Record<Place, string>>;

/** Takes a template such as `/c/{publisher}/{creative}` apart. Its first name may stand at the very start. */
export function compileTemplate(text: string): Template {
  const parts = text.split(/\{([a-zA-Z]+\+?)\}/);
  const names = parts.filter((_part, at) => at % 2 === 1);
  return {
    literals: parts.filter((_part, at) => at % 2 === 0),
    names: names.map((name) => name.replace('+', '')),
    rest: names.at(-1)?.endsWith('+') ?? false,
  };
}

/**
 * What a text says by a template: nothing unless all of the template is found, from its first literal onwards. Only the
 * first occurrence of the first literal is tried, so that the time grows with the length of the text alone.
 */
export function readTemplate({ literals, names, rest }: Template, text: string): Found {
  const found: Found = {};
  const [first = ''] = literals;
  const start = text.indexOf(first);
  if (start < 0) return {};
  let at = start + first.length;
  for (const [index, name] of names.entries()) {
    const next = literals[index + 1] ?? '';
    const last = index === names.length - 1;
    const end = next !== '' ? text.indexOf(next, at) : last && rest ? text.length : endOfSegment(text, at);
    if (end <= at) return {};
    if (isPlace(name)) found[name] = name === 'destination' ? text.slice(at, end) : percentDecode(text.slice(at, end));
    at = end + next.length;
  }
  return found;
}

function endOfSegment(text: string, from: number): number {
  const slash = text.slice(from).search(/[/?&#]/);
  return slash < 0 ? text.length : from + slash;
}

function isPlace(name: string): name is Place {
  return (PLACES as readonly string[]).includes(name);
}
