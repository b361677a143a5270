import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterFailure, type Circuit, speaksAgainst } from '../../../../src/domain/scheduling/circuit.js';

const NOW = new Date('2026-11-18T10:00:00Z');
const failure = (code: string, retryAfter: number | null = null) => ({ code, message: code, retryAfter });
const pauseOf = ({ openUntil }: Circuit, now = NOW): number | null =>
  openUntil === null ? null : (openUntil.getTime() - now.getTime()) / 1000;

/** So many failures, each when the pause of the one before is over. */
function afterMany(code: string, many: number): Circuit {
  let circuit: Circuit | null = null;
  for (let failed = 0; failed < many; failed += 1)
    circuit = afterFailure(circuit, failure(code), circuit?.openUntil ?? NOW);
  return circuit as Circuit;
}

describe('the circuit of a provider', () => {
  it.each(['out-of-credits', 'key-refused', 'wrong-address'])(
    'opens at once for a quarter of an hour on %s',
    (code) => {
      expect(pauseOf(afterFailure(null, failure(code), NOW))).toBe(900);
    },
  );

  it.each(['provider-down', 'timed-out', 'unreachable', 'not-a-reply', 'rate-limited'])(
    'stays closed for four times %s in a row and opens for a minute at the fifth',
    (code) => {
      expect(afterMany(code, 4).openUntil).toBeNull();
      const fourth = afterMany(code, 4);
      expect(pauseOf(afterFailure(fourth, failure(code), NOW))).toBe(60);
    },
  );

  it('doubles its pause each time that a try fails, up to an hour, so that a mended account is noticed within the hour', () => {
    let circuit = afterFailure(null, failure('out-of-credits'), NOW);
    const pauses = [pauseOf(circuit)];
    for (let tries = 0; tries < 4; tries += 1) {
      const now = circuit.openUntil ?? NOW;
      circuit = afterFailure(circuit, failure('out-of-credits'), now);
      pauses.push(pauseOf(circuit, now));
    }
    expect(pauses).toEqual([900, 1800, 3600, 3600, 3600]);
  });

  it('waits as long as the provider asks, at most an hour', () => {
    expect(pauseOf(afterFailure(afterMany('rate-limited', 4), failure('rate-limited', 600), NOW))).toBe(600);
    expect(pauseOf(afterFailure(afterMany('rate-limited', 4), failure('rate-limited', 86_400), NOW))).toBe(3600);
  });

  it('says since when the provider fails, and what it said last', () => {
    const first = afterFailure(null, failure('provider-down'), NOW);
    const second = afterFailure(first, failure('timed-out'), new Date(NOW.getTime() + 60_000));
    expect(second).toMatchObject({ failures: 2, since: NOW, code: 'timed-out' });
  });

  it('calls replies that cannot be read a changed layout', () => {
    expect(afterMany('unread-ads', 5)).toMatchObject({ code: 'layout-changed' });
    expect(speaksAgainst('unread-ads')).toBe('engine');
  });

  it.each(['request-refused', 'other-search', 'not-offered', 'control-silent', 'missed', 'budget-spent'])(
    'does not hold %s against the provider',
    (code) => {
      expect(speaksAgainst(code)).toBeNull();
    },
  );

  it('never opens for longer than an hour and never shortens a pause, whatever fails in whatever order', () => {
    const codes = fc.constantFrom('out-of-credits', 'provider-down', 'rate-limited', 'unread-ads');
    const events = fc.array(fc.tuple(codes, fc.nat(7200), fc.option(fc.nat(100_000), { nil: null })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(events, (all) => {
        let circuit: Circuit | null = null;
        let now = NOW.getTime();
        for (const [code, seconds, retryAfter] of all) {
          now += seconds * 1000;
          const next: Circuit = afterFailure(circuit, failure(code, retryAfter), new Date(now));
          const open = next.openUntil?.getTime() ?? 0;
          expect(open).toBeLessThanOrEqual(now + 3_600_000);
          const before = circuit?.openUntil?.getTime() ?? 0;
          if (before > now) expect(open).toBeGreaterThanOrEqual(before);
          circuit = next;
        }
      }),
    );
  });
});
