import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statedInstant } from '../../../src/platform/clock/stated-instant.js';

describe('an instant that somebody states', () => {
  it.each([
    ['2026-05-01', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01T12:30:15Z', '2026-05-01T12:30:15.000Z'],
    ['2026-05-01T12:30:15.1234+02:00', '2026-05-01T10:30:15.123Z'],
    ['2026-05-01 12:30', '2026-05-01T12:30:00.000Z'],
    ['2026-05-01 12:30:15 UTC', '2026-05-01T12:30:15.000Z'],
    ['2026-05-01T23:30:00-0130', '2026-05-02T01:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('is read from %s, in UTC where no offset is given', (text, instant) => {
    expect(statedInstant(text)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    '0',
    '1',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-05-01T25:00Z',
    '01.05.2026',
    '20260501',
    '+275760-09-14',
  ])('is not made up from %j', (text) => expect(statedInstant(text)).toBeNull());

  it('comes back as it was printed', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(statedInstant(date.toISOString())).toEqual(date);
        },
      ),
    );
  });

  it('is null for whatever else is written', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => statedInstant(text)).not.toThrow()));
  });
});
