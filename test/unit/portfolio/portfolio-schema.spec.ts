import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { portfolioJsonSchema, runPortfolioSchema } from '../../../src/portfolio/portfolio.json-schema.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';

const PUBLISHED = resolve(import.meta.dirname, '../../../docs/portfolio.schema.json');
const validate = new Ajv({ strict: false }).compile(portfolioJsonSchema());

describe('the published JSON Schema', () => {
  it('is what the check is made of (else: npm run -s markwarden -- portfolio schema > docs/portfolio.schema.json)', () => {
    const lines: string[] = [];
    runPortfolioSchema({ out: (line) => lines.push(line), err: () => undefined });
    expect(readFileSync(PUBLISHED, 'utf8')).toBe(`${lines.join('\n')}\n`);
  });

  it('takes a portfolio with one of everything', () => {
    expect([validate(parse(PORTFOLIO)), validate.errors]).toEqual([true, null]);
  });

  it('takes lists and values that were left empty', () => {
    expect(validate(parse('brands:\n  - { name: A, marks: [{ text: A, variants: }] }\npartners:\n'))).toBe(true);
  });

  it.each([
    ['an unknown key', 'brands: [{ name: A, marks: [{ text: A }], domain: a.example }]'],
    ['a brand without marks', 'brands: [{ name: A }]'],
    [
      'a rule that is none',
      'partners: [{ name: P, brand: A, agreement: { terms: [{ clause: "1", subject: brand_bid, rule: never }] } }]',
    ],
    [
      'a permit for what is no violation',
      'brands: [{ name: A, marks: [{ text: A }], resellers: [{ name: R, permits: [all] }] }]',
    ],
    ['a number where text belongs', 'brands: [{ name: A, marks: [{ text: 7 }] }]'],
  ])('refuses %s', (_what, text) => {
    expect(validate(parse(text))).toBe(false);
  });
});
