import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf, readersWords, readerText } from '../../../../src/domain/policy/normalise.js';

const markdown = (text: string): string => readerText(text, 'markdown');

/** Text with everything that Markdown and typography can do to it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '# ',
          '## ',
          '- ',
          '* ',
          '> ',
          '1. ',
          '1\\. ',
          '\n',
          '\n\n',
          '  \n',
          '| a | b |\n',
          '| --- | --- |\n',
          '***',
        ],
        ...['[', '](https://a.example/x?utm_source=y)', '![', '](/i.png)', '**', '_', '`', '\\*', '<br>', '---\n', '•'],
        ...['“', '”', '’', '\u00ad', '\u200b', '\u200d', '\u200c', '\u202e', '\ufeff', '\0', '\ud800', 'e\u0301', '👩‍💻'],
        ...['https://a.example/?gclid=1&b=2#c', 'می‌خواهم', '広告は禁止です。', 'โฆษณา', 'ads'],
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('what a reader reads of a policy', () => {
  it('is headings, items and paragraphs in the order of the page, in Markdown of either kind', () => {
    const page =
      'Rules\n=====\n\n> ### [Alcohol](/a)\n> > We **limit** _some_ ads.\n\n*   First\n    goes on\n*   Second\n\n1\\.  Numbered';
    expect(blocksOf(markdown(page))).toEqual([
      { kind: 'heading', text: 'Rules' },
      { kind: 'heading', text: 'Alcohol' },
      { kind: 'paragraph', text: 'We limit some ads.' },
      { kind: 'item', text: 'First goes on' },
      { kind: 'item', text: 'Second' },
      { kind: 'paragraph', text: '1. Numbered' },
    ]);
  });

  it.each([
    ['the address of a picture', '![Logo](https://a.example/1.png) Ads', '![Logo](https://b.example/2.png) Ads'],
    ['the description of a picture', '![One](/1.png) Ads', '![Quite another one](/1.png) Ads'],
    ['the target of a link', 'Read [this](https://a.example/1)', 'Read [this](https://b.example/2 "Title")'],
    ['a link across lines', 'Read [\n\nthis\n\n](https://a.example/(1))', 'Read\n\nthis'],
    ['emphasis', '**Note**: _do_ not', 'Note: do not'],
    ['white space', 'a  b\u00a0c\td', 'a b c d'],
    ['invisible characters', 'https:\u2060//a.example so\u00adft\u200b\ufeff', 'https://a.example soft'],
    ['marks of direction', '\u202bads\u202c', 'ads'],
    ['the style of quotation marks', '“Eligible” isn’t', '"Eligible" isn\'t'],
    ['how letters are composed', 'e\u0301', 'é'],
    ['a tracking parameter in an address', 'https://a.example/p?utm_source=x&id=7', 'https://a.example/p?id=7'],
    ['how a list is marked', '*   One\n*   Two', '- One\n- Two'],
    ['how a number is escaped', '1\\. One', '1. One'],
    ['where a line ends', 'One two\n\nthree', 'One\n\ntwo three'],
    ['what is a heading', '## Note\n\nText', 'Note\n\nText'],
  ])('does not hold %s', (_what, one, other) => {
    expect(readersWords(markdown(one))).toBe(readersWords(markdown(other)));
  });

  it.each([
    ['a word', 'must', 'may'],
    ['a full stop', 'support', 'support.'],
    ['a capital', 'ad policy', 'Ad Policy'],
    ['a number', 'within 14 days', 'within 30 days'],
    ['the order', 'one two', 'two one'],
    ['a parameter that is no tracking', 'https://a.example/?id=1', 'https://a.example/?id=2'],
    ['the joiner that a Persian word needs', 'می‌خواهم', 'میخواهم'],
    ['a tick that stands for a word in a table', '| Wine | ![Allowed](/t.png) |', '| Wine | ![Not allowed](/c.png) |'],
    ['an escaped asterisk', '5\\* hotels', '5 hotels'],
    ['words in angle brackets', 'use <keyword> here', 'use here'],
  ])('holds %s', (_what, one, other) => {
    expect(readersWords(markdown(one))).not.toBe(readersWords(markdown(other)));
  });

  it('stays the same when it is read again', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('markdown' as const, 'text' as const), (text, format) => {
        const once = readerText(text, format);
        expect(readerText(once, 'text')).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('holds nothing that a database refuses, and no block without text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const seen = markdown(text);
        expect(seen.isWellFormed()).toBe(true);
        expect(seen).not.toContain('\0');
        expect(blocksOf(seen).filter((block) => block.text.trim() === '')).toEqual([]);
      }),
    );
  });

  it.each([
    ['open brackets', '['.repeat(200_000)],
    ['pictures that never end', '!['.repeat(100_000)],
    ['links within links', '[a]('.repeat(50_000)],
    ['quotes within quotes', '>'.repeat(500_000)],
    ['emphasis that never ends', '_*'.repeat(200_000)],
    ['angle brackets', '<a '.repeat(100_000)],
    ['comments that never end', '<!--'.repeat(50_000)],
    ['a line without a break', 'ad '.repeat(1_700_000)],
    ['addresses in a row', 'https://a.example/?utm_a=b&'.repeat(40_000)],
    ['joiners', '\u200d'.repeat(500_000)],
    ['spaces', ' '.repeat(1_000_000)],
  ])('comes to an end on %s', (_what, text) => {
    expect(typeof markdown(text)).toBe('string');
  });
});
