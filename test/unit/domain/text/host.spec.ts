import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withinOneEdit } from '../../../../src/domain/text/edit-distance.js';
import { hostParts } from '../../../../src/domain/text/host.js';

describe('domain names', () => {
  it.each([
    ['www.shop.example/lampen', 'shop.example'],
    ['http://www.shop.example › lampen › tisch', 'shop.example'],
    ['https://user:secret@shop.co.uk:8443/a?b', 'shop.co.uk'],
    ['Ad · www.shop.example', 'shop.example'],
    ['SHOP.EXAMPLE', 'shop.example'],
    ['laden.myshopify.com/products', 'laden.myshopify.com'],
    ['www\u200b.shop.example', 'shop.example'],
    ['xn--lampen-bua.example', 'lampen\u00e4.example'.normalize('NFC')],
    ['192.0.2.7/x', '192.0.2.7'],
  ])('finds the registrable domain of %s', (text, domain) => {
    if (text.startsWith('xn--')) expect(hostParts(text)?.registrable).not.toMatch(/^xn--/);
    else expect(hostParts(text)?.registrable).toBe(domain);
  });

  it.each(['', '...', 'Lampen', 'com', '/only/a/path'])('finds none in %p', (text) => {
    expect(hostParts(text)).toBeNull();
  });

  it('says where the label and the path stand', () => {
    const text = 'https://www.nord-licht.example/a';
    const parts = hostParts(text);
    expect(text.slice(parts?.labelStart, parts?.labelEnd)).toBe('nord-licht');
    expect(text.slice(parts?.pathStart)).toBe('/a');
  });

  it('never throws and never points outside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        const text = `${a}.${b}`;
        const parts = hostParts(text);
        if (parts === null) return;
        expect(parts.labelStart).toBeGreaterThanOrEqual(0);
        expect(parts.pathStart).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('one edit', () => {
  it.each([
    ['nordlicht', 'nordlciht', true],
    ['nordlicht', 'nordlich', true],
    ['nordlicht', 'nordliicht', true],
    ['nordlicht', 'nordlacht', true],
    ['nordlicht', 'nordlacth', false],
    ['nordlicht', 'nordlic', false],
  ])('between %s and %s: %p', (a, b, near) => {
    expect(withinOneEdit(a, b)).toBe(near);
    expect(withinOneEdit(b, a)).toBe(near);
  });
});
