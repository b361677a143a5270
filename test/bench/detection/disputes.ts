import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SHARED_DATA } from '../../support/checkout.js';

/** A real dispute: marks that were held against domains. */
export interface Dispute {
  readonly marks: readonly string[];
  readonly disputed_domains: readonly string[];
}

export interface DisputedDomain {
  readonly domain: string;
  readonly marks: readonly string[];
}

/** Every disputed domain with the marks of its case. */
export function disputedDomains(): readonly DisputedDomain[] {
  const text = readFileSync(resolve(SHARED_DATA, 'detection/udrp-pairs.dev.jsonl'), 'utf8');
  const disputes = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Dispute);
  return disputes.flatMap(({ marks, disputed_domains: domains }) => domains.map((domain) => ({ domain, marks })));
}

/**
 * Whether a name has nothing to do with the case: none of its marks is the name, holds it or is held by it, once letter
 * case, accents and everything but letters and digits are left out. Texts of which one letter is left hold nothing.
 */
export function isWrong(name: string, { marks }: DisputedDomain): boolean {
  const bare = bareLetters(name);
  return !marks.map(bareLetters).some((mark) => mark === bare || contains(mark, bare) || contains(bare, mark));
}

const contains = (long: string, short: string): boolean => short.length > 1 && long.includes(short);

/** Letters and digits alone, without case and accents. Written apart from the product's own folding, which is measured. */
export function bareLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
