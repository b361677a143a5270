import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_AGREEMENT, proposeTerms, quotedWords } from '../../../../src/domain/agreement/propose-terms.js';
import { judgeClauses, precisionAndRecall, termsRead } from '../../../support/judge-clauses.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';
import { CLAUSES, DECOYS, HELD_OUT } from '../../../support/written-clauses.js';

/** Every sentence that a reading quotes, whatever it says of it. */
function quotedOf(text: string) {
  const { proposals, conflicts, notUnderstood } = proposeTerms(text);
  return [...proposals, ...conflicts.flatMap(({ sides }) => sides), ...notUnderstood];
}

const rulesOf = (text: string): string[] =>
  proposeTerms(text).proposals.map(({ subject, rule }) => `${subject}:${rule}`);

describe('terms proposed from a clause', () => {
  it.each(CLAUSES.map(({ text, expected }) => ({ text, expected: [...expected].sort() })))(
    'reads $text',
    ({ text, expected }) => {
      expect(termsRead(text).sort()).toEqual(expected);
    },
  );

  it('reads nine terms in ten of clauses that it was not tuned on, and makes up one in twenty at most', () => {
    const { precision, recall } = precisionAndRecall(judgeClauses(HELD_OUT));
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });

  it.each(DECOYS)('takes nothing from: %s', (text) => {
    expect(termsRead(text)).toEqual([]);
  });

  it('knows a brand by the names that it is given and by words that the agreement defines', () => {
    expect(rulesOf('You may not bid on Harbour & Pine.')).toEqual([]);
    expect(proposeTerms('You may not bid on Harbour & Pine.', ['Harbour & Pine']).proposals).toHaveLength(1);
    const defined =
      'We own trademarks and logos (the “Licensed Property”).\n\nYou may not bid on the Licensed Property.';
    expect(rulesOf(defined)).toEqual(['brand_bid:no']);
  });
});

describe('the sentence that a term rests on', () => {
  const AGREEMENT = [
    '4. Advertising',
    '4.2 Search. Affiliates may not bid on our brand name. Everything else is up to you.',
    '4.3 You may not:',
    '(a) use our brand in the display URL;',
    '(b) link directly to our website from paid search ads.',
    '5 Payment',
    'We pay monthly.',
  ].join('\n');

  it('is named by its clause, down to the item of a list', () => {
    expect(proposeTerms(AGREEMENT).proposals.map(({ clause, subject }) => [clause, subject])).toEqual([
      ['4.2', 'brand_bid'],
      ['4.3(a)', 'tm_display_url'],
      ['4.3(b)', 'direct_linking'],
    ]);
  });

  it('is quoted with the words that lead its list in', () => {
    const item = proposeTerms(AGREEMENT).proposals.find(({ subject }) => subject === 'tm_display_url');
    expect(item && quotedWords(AGREEMENT, item)).toBe('You may not: … use our brand in the display URL;');
  });

  it('stands under its heading, or in its paragraph, where nothing is numbered', () => {
    expect(proposeTerms('Hello.\n\nNo brand bidding.').proposals[0]?.clause).toBe('paragraph 2');
    expect(proposeTerms('## Search rules\n\nNo brand bidding.').proposals[0]?.clause).toBe('Search rules');
  });

  it('inherits what a heading rules where it rules nothing itself', () => {
    const text = '## Forbidden traffic\n\n- brand bidding\n- TM+\n- You may use direct linking.';
    expect(rulesOf(text).sort()).toEqual(['brand_bid:no', 'direct_linking:yes', 'tm_plus:no']);
  });
});

describe('what cannot be taken as it stands', () => {
  it('lists a sentence about paid search that no rule could be read from', () => {
    const { proposals, notUnderstood } = proposeTerms('Our attitude to brand bidding is well known.');
    expect(proposals).toEqual([]);
    expect(notUnderstood).toHaveLength(1);
  });

  it('takes no rule from a question, a definition, or what the brand itself does', () => {
    for (const text of [
      'Is brand bidding allowed?',
      '“Brand Bidding” means bidding on our brand.',
      'We may bid on our own brand.',
    ])
      expect(rulesOf(text)).toEqual([]);
  });

  it('proposes neither side of a contradiction and shows both', () => {
    const text = '1. You may not bid on our brand.\n2. Bidding on our brand is allowed.\n3. Direct linking is allowed.';
    const { proposals, conflicts } = proposeTerms(text);
    expect(proposals.map(({ subject }) => subject)).toEqual(['direct_linking']);
    expect(conflicts.map(({ subject, sides }) => [subject, sides.map(({ rule }) => rule)])).toEqual([
      ['brand_bid', ['no', 'yes']],
    ]);
  });

  it('sees no contradiction between engines or countries that do not meet', () => {
    const text = 'In Germany you may not bid on our brand. In France you may bid on our brand.';
    expect(proposeTerms(text).conflicts).toEqual([]);
  });

  it('asks a person to read what holds under a condition, or says what follows a breach', () => {
    const { proposals } = proposeTerms('Affiliates who bid on our brand will be removed.');
    expect(proposals.map(({ confidence }) => confidence)).toEqual(['read']);
  });

  it('keeps the one prohibition of a row that names no rule for another subject', () => {
    expect(
      rulesOf('You may use search advertising, but brand bidding is not permitted without our consent.').sort(),
    ).toEqual(['brand_bid:approval', 'paid_search:yes']);
  });
});

const PIECES = fc.constantFrom(
  ...[...CLAUSES, ...HELD_OUT].map(({ text }) => text),
  ...DECOYS,
  ...[
    '4.2 ',
    '(a) ',
    '\n',
    '\n\n',
    ' ; ',
    ':',
    '“',
    '((((',
    '- - - ',
    '\u202e',
    '\ud800',
    '1.1.1.1.1.1.1 ',
    '| a | b |',
    '# ',
  ],
);

describe('any text whatever', () => {
  it('is read without an error, and every span slices back to a sentence of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.array(PIECES, { maxLength: 12 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          for (const { start, end, lead, clause } of quotedOf(text)) {
            const words = text.slice(start, end);
            expect(words).not.toBe('');
            expect(words.trim()).toBe(words);
            expect(lead === null || text.slice(lead.start, lead.end).trim() !== '').toBe(true);
            expect(clause.length >= 1 && clause.length <= 60).toBe(true);
          }
        },
      ),
    );
  });

  it('says the same when read again, and the same of a sentence by itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLAUSES, ...HELD_OUT), ({ text }) => {
        expect(proposeTerms(text)).toEqual(proposeTerms(text));
        for (const proposal of proposeTerms(text).proposals) {
          if (proposal.lead !== null) continue;
          const again = termsRead(text.slice(proposal.start, proposal.end)).map((term) => term.split('@')[0]);
          expect(again).toContain(`${proposal.subject}:${proposal.rule}`);
        }
      }),
    );
  });

  it('says the same in whatever order its paragraphs come', () => {
    const paragraphs = [...CLAUSES.map(({ text }) => text).filter((text) => !text.includes('\n')), ...DECOYS];
    const told = (texts: readonly string[]): string[] => termsRead(texts.join('\n\n')).sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(paragraphs, { minLength: 8, maxLength: 16 }), (order) => {
        expect(told(order)).toEqual(told(order.toSorted()));
      }),
    );
  });

  it('is read up to a length, and says that it went on', () => {
    const long = 'You may not bid on our brand. '.repeat(LONGEST_AGREEMENT / 20);
    expect(proposeTerms(long).cut).toBe(true);
    expect(proposeTerms(long).proposals.length).toBeLessThanOrEqual(500);
    expect(proposeTerms('short').cut).toBe(false);
  });

  it('is not read sentence by sentence where a sentence never ends', () => {
    const { proposals, notUnderstood } = proposeTerms(`You may not bid on ${'our brand and '.repeat(2000)}`);
    expect(proposals).toEqual([]);
    expect(notUnderstood.map(({ why }) => why)).toEqual(['The sentence is too long to be read safely.']);
  });

  it.each([
    ['letters', 'a'],
    ['spaces', ' '],
    ['brackets', '('],
    ['quotes', '"('],
    ['full stops', '. '],
    ['marks of lists', '(a) '],
    ['numbers', '1.1.'],
    ['rulings', 'may not '],
    ['approvals', 'prior written '],
    ['countries', 'in Germany, '],
    ['keywords', 'use keyword '],
    ['bars', '|'],
  ])('is read to its end where it is a wall of %s', (_name, unit) => {
    const sentence = unit.repeat(Math.ceil(2_900 / unit.length));
    const wall = `${sentence}.\n\n`.repeat(60);
    expect(proposeTerms(`${wall}You may not bid on our brand.`).proposals.some(({ end }) => end > wall.length)).toBe(
      true,
    );
    expect(() => proposeTerms(unit.repeat(100_000))).not.toThrow();
  });
});

describeWithSharedData('a real affiliate agreement', () => {
  it('yields the clauses on paid search that a person finds in it, and nothing else', () => {
    const text = readFileSync(sharedData('policies/temu-affiliate-agreement/2026-07-12T13-20-28Z.md'), 'utf8');
    const { proposals, conflicts } = proposeTerms(text);
    expect(proposals.map(({ subject, rule, confidence }) => `${subject}:${rule} ${confidence}`).sort()).toEqual([
      'brand_bid:no plain',
      'brand_bid:no read',
      'misspell_bid:no read',
      'tm_plus:no plain',
    ]);
    expect(conflicts.map(({ subject, sides }) => [subject, sides.map(({ rule }) => rule)])).toEqual([
      ['paid_search', ['approval', 'no']],
    ]);
  });
});
