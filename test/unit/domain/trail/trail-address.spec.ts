import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trailAddress } from '../../../../src/domain/trail/trail-address.js';

describe('where a trail begins', () => {
  it('is the advertiser’s own address out of the engine’s click', () => {
    const click = 'https://www.google.com/aclk?sa=l&ai=1&adurl=https%3A%2F%2Fshop.example%2Fa%3Fx%3D1';
    expect(trailAddress(click)?.url).toBe('https://shop.example/a?x=1');
  });

  it.each([
    ['the ad has none', null],
    ['the engine’s click hides it', 'https://www.google.com/aclk?sa=l&ai=1&adurl='],
    ['it is no web address', 'mailto:a@b.example'],
    ['it is no address', 'shop'],
  ])('is nowhere where %s', (_why, destination) => {
    expect(trailAddress(destination)).toBeNull();
  });

  it('has one key for every click of one ad, and another for another publisher', () => {
    const key = (url: string): string | undefined => trailAddress(url)?.key;
    expect(key('https://a.example/p?u=1&gclid=x#top')).toBe(key('https://a.example/p?u=1&GCLID=y&msclkid=2'));
    expect(key('https://a.example/p?u=1')).not.toBe(key('https://a.example/p?u=2'));
  });

  it('is asked with everything that the ad has in it', () => {
    expect(trailAddress('https://a.example/p?u=1&gclid=x')?.url).toBe('https://a.example/p?u=1&gclid=x');
  });

  it('never throws, and a key leads to itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (text) => {
        const address = trailAddress(text);
        if (address !== null) expect(trailAddress(address.key)?.key).toBe(address.key);
      }),
    );
  });
});
