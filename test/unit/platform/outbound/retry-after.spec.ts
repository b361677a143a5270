import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { retryAfter } from '../../../../src/platform/outbound/retry-after.js';

const now = new Date('2026-11-25T10:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['120', '2026-11-25T10:02:00.000Z'],
    [' 0 ', '2026-11-25T10:00:00.000Z'],
    ['Wed, 25 Nov 2026 10:30:00 GMT', '2026-11-25T10:30:00.000Z'],
    ['Wednesday, 25-Nov-26 10:30:00 GMT', '2026-11-25T10:30:00.000Z'],
    ['Tue, 24 Nov 2026 10:30:00 GMT', '2026-11-25T10:00:00.000Z'],
    ['99999999999999999999', '2026-11-26T10:00:00.000Z'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '2026-11-26T10:00:00.000Z'],
  ])('%s means %s', (header, instant) => {
    expect(retryAfter(header, now)?.toISOString()).toBe(instant);
  });

  it.each([[undefined], [''], ['soon'], ['-5'], ['1.5'], ['1e3'], ['Infinity'], ['2026-11-25']])(
    '%s means nothing',
    (header) => {
      expect(retryAfter(header, now)).toBeNull();
    },
  );

  it('never names an instant before now or more than a day ahead, whatever a server sends', () => {
    const header = fc.oneof(
      fc.string(),
      fc.nat().map(String),
      fc.date({ noInvalidDate: true }).map((d) => d.toUTCString()),
    );
    fc.assert(
      fc.property(header, (text) => {
        const ahead = (retryAfter(text, now) ?? now).getTime() - now.getTime();
        return ahead >= 0 && ahead <= 24 * 60 * 60 * 1000;
      }),
    );
  });
});
