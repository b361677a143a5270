import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  daysOfWeek,
  isWeek,
  sendingTime,
  spanOfWeek,
  weekDue,
  weekOf,
  weeksBefore,
} from '../../../../src/domain/digest/week.js';

const HOUR = 3_600_000;
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
);
const instants = fc.date({ min: new Date('2000-01-10'), max: new Date('2060-01-01'), noInvalidDate: true });
const hours = ({ start, end }: { start: Date; end: Date }): number => (end.getTime() - start.getTime()) / HOUR;

describe('the week', () => {
  it('begins and ends where the organisation is', () => {
    const { start, end } = spanOfWeek('2026-W47', 'Europe/Berlin');
    expect([start.toISOString(), end.toISOString()]).toEqual(['2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z']);
    expect(weekOf(new Date('2026-11-22T23:30:00Z'), 'Europe/Berlin')).toBe('2026-W48');
    expect(weekOf(new Date('2026-11-22T23:30:00Z'), 'America/New_York')).toBe('2026-W47');
  });

  it('is an hour shorter or longer when the clocks change in it', () => {
    expect(hours(spanOfWeek('2026-W13', 'Europe/Berlin'))).toBe(167);
    expect(hours(spanOfWeek('2026-W43', 'Europe/Berlin'))).toBe(169);
    expect(daysOfWeek('2026-W43', 'Europe/Berlin').map(hours)).toEqual([24, 24, 24, 24, 24, 24, 25]);
  });

  it('begins an hour late where the clocks go forward at midnight, and loses nothing', () => {
    // Lebanon, Sunday 29 March 2026: after 23:59:59 comes 01:00:00.
    const days = daysOfWeek('2026-W13', 'Asia/Beirut');
    expect(days.at(-1)).toMatchObject({ day: '2026-03-29', start: new Date('2026-03-28T22:00:00Z') });
    expect(days.map(hours)).toEqual([24, 24, 24, 24, 24, 24, 23]);
  });

  it('counts by ISO 8601, so that the turn of the year belongs to one week', () => {
    expect(weekOf(new Date('2027-01-03T12:00:00Z'), 'UTC')).toBe('2026-W53');
    expect(weekOf(new Date('2024-12-30T12:00:00Z'), 'UTC')).toBe('2025-W01');
    expect(weeksBefore('2027-W01', 1)).toBe('2026-W53');
    expect(weeksBefore('2026-W52', -2)).toBe('2027-W01');
  });

  it.each(['2026-W53', '2020-W53', '2026-W01'])('takes %s, which exists', (label) => {
    expect(isWeek(label)).toBe(true);
  });

  it.each(['2027-W53', '2026-W54', '2026-W00', '2026-47', '2026-W7', '2026-W47 ', 'W47', ''])(
    'refuses %j, which does not',
    (label) => {
      expect(isWeek(label)).toBe(false);
      expect(() => spanOfWeek(label, 'UTC')).toThrow(RangeError);
    },
  );

  it('is due on Monday at seven, local time, also across a change of clocks', () => {
    expect(sendingTime('2026-W47', 'Europe/Berlin').toISOString()).toBe('2026-11-23T06:00:00.000Z');
    expect(sendingTime('2026-W43', 'Europe/Berlin').toISOString()).toBe('2026-10-26T06:00:00.000Z');
    expect(sendingTime('2026-W12', 'Europe/Berlin').toISOString()).toBe('2026-03-23T06:00:00.000Z');
    expect(sendingTime('2026-W13', 'Europe/Berlin').toISOString()).toBe('2026-03-30T05:00:00.000Z');
    expect(weekDue(new Date('2026-11-23T05:59:59Z'), 'Europe/Berlin')).toBe('2026-W46');
    expect(weekDue(new Date('2026-11-23T06:00:00Z'), 'Europe/Berlin')).toBe('2026-W47');
    expect(weekDue(new Date('2026-11-29T22:59:59Z'), 'Europe/Berlin')).toBe('2026-W47');
  });

  it('holds every instant exactly once, in every zone', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const label = weekOf(instant, zone);
        const span = spanOfWeek(label, zone);
        expect(span.start <= instant && instant < span.end).toBe(true);
        expect(spanOfWeek(weeksBefore(label, -1), zone).start).toEqual(span.end);
        const days = daysOfWeek(label, zone);
        expect(days.filter(({ start, end }) => start <= instant && instant < end)).toHaveLength(1);
        days.slice(1).forEach(({ start }, at) => expect(start).toEqual(days[at]?.end));
        expect([days[0]?.start, days.at(-1)?.end]).toEqual([span.start, span.end]);
      }),
    );
  });

  it('is due once it has ended and its hour has come, and never two at a time', () => {
    fc.assert(
      fc.property(instants, zones, (now, zone) => {
        const due = weekDue(now, zone);
        expect(spanOfWeek(due, zone).end <= now && sendingTime(due, zone) <= now).toBe(true);
        expect(sendingTime(weeksBefore(due, -1), zone) > now).toBe(true);
      }),
    );
  });
});
