import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { open, seal, sealingKey } from '../../../../src/platform/secrets/sealed.js';

const key = sealingKey('a secret of the installation');

describe('a sealed text', () => {
  it('is opened by the key that sealed it, for the setting it was sealed for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => {
        fc.pre(text.isWellFormed());
        expect(open(seal(text, name, key), name, key)).toBe(text);
      }),
    );
  });

  it('is opened by no other key and for no other setting', () => {
    const sealed = seal('sk-123', 'provider:serpapi', key);
    expect(open(sealed, 'provider:searchapi', key)).toBeNull();
    const other = sealingKey('another secret');
    expect(open(sealed, 'provider:serpapi', other)).toBeNull();
    expect(open({ ...sealed, keyId: other.id }, 'provider:serpapi', other)).toBeNull();
    expect(open({ ...sealed, keyId: other.id }, 'provider:serpapi', { ...key, id: other.id })).toBeNull();
  });

  it('is not opened once a single bit of it was changed, or a part cut off', () => {
    const sealed = seal('sk-123', 'provider:serpapi', key);
    fc.assert(
      fc.property(fc.nat(sealed.box.length * 8 - 1), (bit) => {
        const box = Buffer.from(sealed.box);
        box.writeUInt8(box.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(open({ ...sealed, box }, 'provider:serpapi', key)).toBeNull();
      }),
    );
    for (let length = 0; length < sealed.box.length; length += 1) {
      expect(open({ ...sealed, box: sealed.box.subarray(0, length) }, 'provider:serpapi', key)).toBeNull();
    }
  });

  it('looks different each time, and holds nothing of the text', () => {
    const text = 'sk-0123456789abcdef';
    const [one, two] = [seal(text, 'x', key), seal(text, 'x', key)];
    expect(one.box.equals(two.box)).toBe(false);
    expect(one.nonce.equals(two.nonce)).toBe(false);
    expect(one.box.includes(text.slice(0, 6))).toBe(false);
  });

  it('names the key that sealed it by an id that is the same everywhere and nothing of the secret', () => {
    expect(sealingKey('a secret of the installation').id).toBe(key.id);
    expect(key.id).toMatch(/^[0-9a-f]{16}$/);
    expect(key.bytes.toString('hex')).not.toContain(key.id);
  });
});
