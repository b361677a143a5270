import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { impactNote } from '../../../src/screens/impact-note.schema.js';
import { localeOf, shownImpactNote, type StoredImpactNote } from '../../../src/screens/shown-impact-note.js';

const stored: StoredImpactNote = {
  caseId: '019ac000-0000-7000-8000-000000000001',
  seen: 'Seen.',
  means: 'Means.',
  factors: [],
  brandValue: null,
  writtenAt: '2026-11-25T10:00:00.000Z',
  changedAt: '2026-11-25T10:00:00.000Z',
  editedBy: null,
  actions: [
    {
      id: '019ac000-0000-7000-8000-000000000002',
      what: 'Done.',
      who: 'legal',
      person: null,
      dueOn: '2026-11-26',
      doneAt: '2026-11-25T10:00:00.000Z',
      doneBy: 'Kim',
    },
    {
      id: '019ac000-0000-7000-8000-000000000003',
      what: 'To do.',
      who: 'legal',
      person: null,
      dueOn: '2026-11-27',
      doneAt: null,
      doneBy: null,
    },
  ],
  estimate: {
    incident: 'diversion',
    seed: 1,
    draws: 10_000,
    cause: 'an ad stands above the brand’s own',
    results: [
      {
        kind: 'revenue_at_risk',
        unit: 'EUR',
        p10: 80,
        p50: 150,
        p90: 280,
        widest: { kind: 'exposed_share', market: 'DE', narrows: 0.3 },
      },
      { kind: 'margin_at_risk', notEstimated: 'Not estimated: nobody has given the margin.', missing: ['margin'] },
    ],
    inputs: [
      { kind: 'order_value', market: null, low: 75, high: 85, unit: 'EUR', tag: 'observed', source: 'Shop reports' },
    ],
  },
};

describe('a note as it is shown', () => {
  it('has every figure in the reader’s words, and names what is missing and where to give it', () => {
    const shown = impactNote.parse(shownImpactNote(stored, 'fr-FR'));
    expect(shown.results[0]?.range?.words).toBe('between 80\u00a0€ and 280\u00a0€, most likely around 150\u00a0€');
    expect(shown.results[0]?.widest?.label).toBe('Share of searches that showed the ad');
    expect(shown.results[1]).toMatchObject({
      range: null,
      missing: [{ kind: 'margin', label: 'Margin', giveAt: 'Portfolio file, the brand’s figures: kind margin' }],
    });
    expect(shown.inputs[0]).toMatchObject({ label: 'Value of an order', words: '75,00\u00a0€ to 85,00\u00a0€' });
  });

  it('leads with what is still to be done', () => {
    expect(shownImpactNote(stored).headline).toMatch(/To do by 27 November 2026: To do\.$/);
    expect(shownImpactNote({ ...stored, actions: [] }).headline).toMatch(/No action is agreed\.$/);
  });
});

describe('the reader’s locale', () => {
  it.each([
    [undefined, 'en-GB'],
    ['', 'en-GB'],
    ['*', 'en-GB'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de-AT'],
    ['not_a_tag, ja', 'ja'],
  ])('of %p is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });

  it('can be written in, whatever the header says', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(() => new Intl.NumberFormat(localeOf(header))).not.toThrow();
      }),
    );
  });
});
