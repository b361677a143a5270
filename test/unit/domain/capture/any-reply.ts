import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { ParsedCapture } from '../../../../src/domain/capture/capture.js';

/** The reply with a few of its values, at any depth, replaced by anything that JSON can hold, or removed. */
export function mutated(reply: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({ at: fc.nat(500), value: fc.oneof(fc.jsonValue(), fc.constant(undefined)) });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => changes.reduce(replaceAt, reply));
}

function replaceAt(reply: unknown, { at, value }: { at: number; value?: unknown }): unknown {
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const copy: unknown = structuredClone(reply);
  collect(copy, places);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return value ?? null;
  place[0][place[1]] = value;
  return copy;
}

function collect(value: unknown, places: [Record<string, unknown>, string][]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    places.push([value as Record<string, unknown>, key]);
    collect((value as Record<string, unknown>)[key], places);
  }
}

/** What holds of every capture, whatever it was read from. */
export function expectSoundCapture(capture: ParsedCapture): void {
  const { outcome, reason, ads } = capture;
  expect(reason === null).toBe(outcome === 'ads' || outcome === 'no-ads');
  expect(ads.length > 0).toBe(outcome === 'ads');
  if (reason !== null) expect(reason.message.length).toBeGreaterThan(20);
  for (const kind of ['text', 'shopping'] as const) {
    const positions = ads.filter((ad) => ad.kind === kind).map((ad) => ad.position);
    expect(positions).toEqual(positions.map((_, index) => index + 1));
  }
  for (const ad of ads) {
    expect(ad.destination === null || /^https?:\/\//i.test(ad.destination)).toBe(true);
    expect([ad.title, ad.description, ad.displayUrl, ad.clickUrl].some((field) => field !== null && field !== '')).toBe(
      true,
    );
    expect(ad.sitelinks.length).toBeLessThanOrEqual(100);
  }
  expect(capture.country === null || /^[A-Z]{2}$/.test(capture.country)).toBe(true);
  expect(capture.capturedAt === null || new Date(capture.capturedAt).toISOString() === capture.capturedAt).toBe(true);
}
