import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextSlot, slotsBetween } from '../../../../src/domain/scheduling/slots.js';

const slots = (cron: string, zone: string, after: string, until: string): string[] =>
  slotsBetween(cron, zone, new Date(after), new Date(until)).map((slot) => slot.toISOString().slice(0, 16));

describe('the slots of a schedule', () => {
  it('are on the wall clock of the market, summer and winter', () => {
    expect(slots('0 6 * * *', 'Europe/Berlin', '2026-06-01T00:00Z', '2026-06-02T00:00Z')).toEqual(['2026-06-01T04:00']);
    expect(slots('0 6 * * *', 'Europe/Berlin', '2026-12-01T00:00Z', '2026-12-02T00:00Z')).toEqual(['2026-12-01T05:00']);
    expect(slots('0 9 * * 1-5', 'Asia/Kolkata', '2026-11-20T00:00Z', '2026-11-24T00:00Z')).toEqual([
      '2026-11-20T03:30',
      '2026-11-23T03:30',
    ]);
  });

  it('come once on the day on which the clock skips their hour', () => {
    expect(slots('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-29T01:30', // 3:30 in summer time, for the 2:30 that was not
      '2026-03-30T00:30',
    ]);
    // Lord Howe Island moves by half an hour.
    expect(slots('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00Z', '2026-10-04T00:00Z')).toEqual([
      '2026-10-03T15:45',
    ]);
    expect(slots('*/30 1-4 * * *', 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T02:30Z')).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T00:30',
      '2026-03-29T01:00',
      '2026-03-29T01:30',
      '2026-03-29T02:00',
      '2026-03-29T02:30',
    ]);
  });

  it('come once on the night on which the clock shows their hour twice, the first time', () => {
    expect(slots('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(slots('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30Z', '2026-10-25T12:00Z')).toEqual([]);
  });

  it('leave out the instant that was looked up last, and take in the present one', () => {
    expect(slots('0 * * * *', 'UTC', '2026-11-18T10:00Z', '2026-11-18T12:00Z')).toEqual([
      '2026-11-18T11:00',
      '2026-11-18T12:00',
    ]);
  });

  it('say when there is no next one', () => {
    expect(nextSlot('0 0 29 2 *', 'UTC', new Date('2026-11-18T00:00Z'))).toBeNull();
    expect(nextSlot('0 6 * * *', 'Europe/Berlin', new Date('2026-11-18T00:00Z'))?.toISOString()).toBe(
      '2026-11-18T05:00:00.000Z',
    );
  });

  const crons = fc.constantFrom(
    '30 2 * * *',
    '*/20 * * * *',
    '0 1-4 * * *',
    '15 2,3 * * *',
    '0 6 * * 1',
    '59 23 * * *',
  );
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Tokyo',
    'America/Sao_Paulo',
    'Africa/Casablanca',
  );
  // Around both changes of the clock in either hemisphere.
  const starts = fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31');

  it('of a span are those of its parts, wherever it is cut', () => {
    fc.assert(
      fc.property(crons, zones, starts, fc.nat({ max: 3000 }), (cron, zone, start, cut) => {
        const from = new Date(`${start}T00:00Z`);
        const middle = new Date(from.getTime() + cut * 60_000);
        const until = new Date(from.getTime() + 3000 * 60_000);
        const whole = slotsBetween(cron, zone, from, until);
        expect([...slotsBetween(cron, zone, from, middle), ...slotsBetween(cron, zone, middle, until)]).toEqual(whole);
        expect(new Set(whole.map(Number)).size).toBe(whole.length);
      }),
      { numRuns: 150 },
    );
  });

  it('have the next slot as their first', () => {
    fc.assert(
      fc.property(crons, zones, starts, fc.nat({ max: 3000 }), (cron, zone, start, minutes) => {
        const at = new Date(new Date(`${start}T00:00Z`).getTime() + minutes * 60_000);
        const week = slotsBetween(cron, zone, at, new Date(at.getTime() + 9 * 86_400_000));
        expect(nextSlot(cron, zone, at)).toEqual(week[0]);
      }),
      { numRuns: 100 },
    );
  });
});
