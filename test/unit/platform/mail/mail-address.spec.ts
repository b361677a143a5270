import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  mailAddress,
  normalisedMailAddress,
  parsedMailbox,
  shownMailbox,
} from '../../../../src/platform/mail/mail-address.js';

describe('an e-mail address', () => {
  it.each([
    ['anna@shop.example', 'anna@shop.example'],
    ['  anna@shop.example\n', 'anna@shop.example'],
    ['Anna.Brandt+ads@Shop.EXAMPLE', 'Anna.Brandt+ads@shop.example'],
    ["o'neil_{x}@mail.shop.example", "o'neil_{x}@mail.shop.example"],
    ['anna@bücher.example', 'anna@xn--bcher-kva.example'],
    ['anna@BÜCHER。example', 'anna@xn--bcher-kva.example'],
    ['anna@xn--bcher-kva.example', 'anna@xn--bcher-kva.example'],
    ['anna@例え.テスト', 'anna@xn--r8jz45g.xn--zckzah'],
    ['1@2.example', '1@2.example'],
    [`${'a'.repeat(64)}@shop.example`, `${'a'.repeat(64)}@shop.example`],
  ])('%j is taken as %s', (text, address) => {
    expect(mailAddress.parse(text)).toBe(address);
  });

  it.each([
    // half
    '',
    ' ',
    'anna',
    'anna@',
    '@shop.example',
    'anna@shop',
    'anna@shop.',
    'anna@.example',
    'anna@localhost',
    // more than one, or more than an address
    'anna@shop.example, otto@shop.example',
    'anna@shop.example;otto@shop.example',
    'anna@shop.example otto@shop.example',
    'anna@otto@shop.example',
    'Anna <anna@shop.example>',
    '<anna@shop.example>',
    'mailto:anna@shop.example',
    'anna@shop.example (Anna)',
    // wrong
    'anna brandt@shop.example',
    '"anna brandt"@shop.example',
    '.anna@shop.example',
    'anna.@shop.example',
    'an..na@shop.example',
    'änna@shop.example',
    'anna@shop..example',
    'anna@shop.example.',
    'anna@-shop.example',
    'anna@shop-.example',
    'anna@sh_op.example',
    'anna@shop.example:25',
    'anna@10.0.0.1',
    'anna@[10.0.0.1]',
    'anna@xn--a.example',
    'anna@shop\u202e.example',
    'anna@shop.example\r\nBcc: otto@shop.example',
    'anna\0@shop.example',
    'anna@\ud800.example',
    `${'a'.repeat(65)}@shop.example`,
    `anna@${'a'.repeat(64)}.example`,
    `anna@${'a.'.repeat(125)}example`,
    'a'.repeat(1_000_000),
  ])('%.60j is refused, with an example of what is right', (text) => {
    const result = mailAddress.safeParse(text);
    expect(result.error?.issues[0]?.message).toBe('must be one e-mail address in full, for example anna@shop.example');
  });

  it('stays what it is when it is taken again, and is plain ASCII without anything that SMTP reads', () => {
    const local = fc.oneof(fc.string(), fc.stringMatching(/^[a-z.+]{1,10}$/));
    const domain = fc.oneof(fc.domain(), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(local, domain, (left, right) => {
        const address = normalisedMailAddress(`${left}@${right}`);
        if (address === null) return;
        expect(normalisedMailAddress(address)).toBe(address);
        expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(address).not.toMatch(/[<>"(),:;\\[\]]/);
      }),
    );
  });

  it.each([null, 7, {}])('is no %j', (value) => {
    expect(mailAddress.safeParse(value).success).toBe(false);
  });
});

describe('a mailbox', () => {
  it.each([
    ['Markwarden <ads@brand.example>', 'Markwarden', 'ads@brand.example'],
    ['"Brandt, Anna" <anna@shop.example>', 'Brandt, Anna', 'anna@shop.example'],
    ['Brandt, Anna <anna@shop.example>', 'Brandt, Anna', 'anna@shop.example'],
    ['<anna@shop.example>', null, 'anna@shop.example'],
    ['anna@shop.example', null, 'anna@shop.example'],
  ])('reads %s', (text, name, address) => {
    const mailbox = parsedMailbox(text);
    expect(mailbox).toEqual({ name, address });
    expect(mailbox && parsedMailbox(shownMailbox(mailbox))).toEqual(mailbox);
  });

  it.each(['', 'Anna', 'Anna <anna@shop>', 'Anna <anna@shop.example> x', 'Anna <a@b.example> <c@d.example>'])(
    'is not %j',
    (text) => {
      expect(parsedMailbox(text)).toBeNull();
    },
  );
});
