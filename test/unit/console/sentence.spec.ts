import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asLine, sentenceParts } from '../../../src/console/words/sentence.js';

describe('a finding’s sentence on screen', () => {
  const sentence =
    'An advertiser not in the portfolio (lampen.example, named “Lampen (neu): ) ”) shows “Nordlicht: neu” in its title: a violation, because it competes.';

  it('is taken apart into who, what and how that was judged', () => {
    expect(sentenceParts(sentence, 'lampen.example')).toEqual({
      subject: 'An advertiser not in the portfolio (lampen.example, named “Lampen (neu): ) ”) ',
      seen: 'shows “Nordlicht: neu” in its title: ',
      judged: 'a violation, because it competes.',
    });
  });

  it('stays whole where it is built otherwise', () => {
    expect(sentenceParts('Something else was seen.', 'lampen.example')).toEqual({
      subject: '',
      seen: 'Something else was seen.',
      judged: '',
    });
    expect(sentenceParts(sentence, null).subject).toBe('');
  });

  it('loses nothing, whatever the ad says', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('“', '”', ': ', ') ', '(a.example'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const { subject, seen, judged } = sentenceParts(text, 'a.example');
        expect(subject + seen + judged).toBe(text);
      }),
    );
  });

  it('can be read as a line of its own', () => {
    expect(asLine('shows “x” in its title: ')).toBe('Shows “x” in its title');
    expect(asLine('')).toBe('');
  });
});
