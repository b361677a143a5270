import { describe, expect, it } from '@jest/globals';
import { classify } from '../../../../src/domain/policy/classify.js';
import { transitionsOf } from '../../../../src/domain/policy/history.js';
import { nextCheck } from '../../../../src/domain/policy/next-check.js';
import { implausible, type ReadPage } from '../../../../src/domain/policy/plausible.js';
import { countWords } from '../../../../src/domain/policy/words.js';

describe('the class of a change', () => {
  const states = (...words: string[]): { words: string }[] => words.map((each) => ({ words: each }));

  it('is unseen where the reader reads the same', () => {
    expect(classify('a', states('b', 'a'))).toEqual({ class: 'unseen', seen: null });
  });
  it('is seen-before where it reads as it did earlier, and names the latest such state', () => {
    const [, latest] = [
      { words: 'a', n: 1 },
      { words: 'a', n: 3 },
    ];
    expect(
      classify('a', [
        { words: 'a', n: 1 },
        { words: 'b', n: 2 },
        { words: 'a', n: 3 },
        { words: 'c', n: 4 },
      ]),
    ).toEqual({
      class: 'seen-before',
      seen: latest,
    });
  });
  it('is changed otherwise', () => {
    expect(classify('c', states('a', 'b'))).toEqual({ class: 'changed', seen: null });
  });

  it('calls a page that is served in two variants news once, and then seen before', () => {
    const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));
    const texts = ['A', 'A\nPromotion', 'A', 'A\nPromotion', 'A'];
    const transitions = transitionsOf(texts.map((text, day) => ({ at: at(day + 1), text })));
    expect(transitions.map((each) => each.class)).toEqual(['changed', 'seen-before', 'seen-before', 'seen-before']);
    expect(transitions[3]?.seenAt).toEqual(at(3));
  });
});

describe('a page that came', () => {
  const policy = Array.from({ length: 120 }, (_, at) => `rule${at} applies to every advertiser`).join('\n');
  const last = { text: policy, words: countWords(policy) };
  const page = (text: string, facts: Partial<ReadPage> = {}): ReadPage => ({
    ...{ text, words: countWords(text), hasPasswordField: false, cutOff: false, finalUrl: null, redirected: false },
    ...facts,
  });
  const moved = (finalUrl: string): Partial<ReadPage> => ({ finalUrl, redirected: true });

  it.each<[string, ReadPage]>([
    ['the document again', page(policy)],
    ['the document, a third of it gone', page(policy.split('\n').slice(40).join('\n'))],
    ['the document with a sign-in box in its corner', page(policy, { hasPasswordField: true })],
    ['the document at another address', page(policy, moved('https://ads.example/policies/blogging'))],
    ['the document without end tags', page(policy, { cutOff: true })],
  ])('is believed: %s', (_what, read) => {
    expect(implausible(read, last)).toBeNull();
  });

  it.each<[string, string, ReadPage]>([
    ['a redirect to a sign-in page', 'sign-in-wall', page(policy, moved('https://login.ads.example/'))],
    ['a sign-in path', 'sign-in-wall', page('Welcome back', moved('https://ads.example/account/signin?next=/policy'))],
    ['a password field and few words', 'sign-in-wall', page('E-mail Password Sign in', { hasPasswordField: true })],
    ['a consent page', 'consent-wall', page('Before you continue', moved('https://consent.ads.example/m'))],
    ['nothing', 'empty-page', page('')],
    ['a text misread', 'unreadable-text', page('\uFFFD\uFFFD rules \uFFFD\uFFFD apply '.repeat(100))],
    ['a fraction of the text', 'suspiciously-short', page(policy.split('\n').slice(0, 30).join('\n'))],
    ['a page that stops', 'cut-off', page(policy.split('\n').slice(0, 90).join('\n'), { cutOff: true })],
    ['another text of the same length', 'another-text', page(policy.replace(/\w+/gu, (word) => `x${word}`))],
  ])('is not: %s', (_what, code, read) => {
    expect(implausible(read, last)).toMatchObject({ code });
  });

  it('may be accepted by a person only where it could be the document', () => {
    expect(implausible(page('short now'), last)).toMatchObject({ acceptable: true });
    expect(implausible(page(''), last)).toMatchObject({ acceptable: false });
  });

  it('is believed the first time, unless it is no document at all', () => {
    expect(implausible(page('Short rules.'), null)).toBeNull();
    expect(implausible(page('Sign in', { hasPasswordField: true }), null)).toMatchObject({ code: 'sign-in-wall' });
  });
});

describe('the next check', () => {
  const schedule = { schedule: '0 6 * * *', timeZone: 'Europe/Berlin' };
  const at = (iso: string): Date => new Date(iso);

  it('is the next instant of the schedule in the document’s time zone, summer time included', () => {
    expect(nextCheck(schedule, at('2026-03-28T12:00:00Z'), 0)).toEqual(at('2026-03-29T04:00:00Z'));
    expect(nextCheck(schedule, at('2026-11-25T12:00:00Z'), 0)).toEqual(at('2026-11-26T05:00:00Z'));
  });

  it('comes sooner after a failure, later after each further one, and at least once a day', () => {
    const now = at('2026-11-25T12:00:00Z');
    const minutes = [1, 2, 3, 7, 40].map(
      (failures) => (nextCheck(schedule, now, failures).getTime() - now.getTime()) / 60_000,
    );
    expect(minutes).toEqual([15, 30, 60, 960, 1440]);
  });

  it('waits as long as the server asked', () => {
    const until = at('2026-11-25T18:00:00Z');
    expect(nextCheck(schedule, at('2026-11-25T12:00:00Z'), 1, until)).toEqual(until);
  });
});
