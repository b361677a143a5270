import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeMail } from '../../../../src/platform/mail/compose-mail.js';
import type { OutgoingMail } from '../../../../src/platform/mail/mailer.js';
import { ParsedMail } from '../../../support/received-mail.js';

const from = { name: 'Markwarden', address: 'ads@brand.example' };
const mail: OutgoingMail = {
  messageId: 'one@brand.example',
  to: { name: 'Anna', address: 'anna@shop.example' },
  subject: 'The week',
  text: 'Good morning',
};

async function composed(change: Partial<OutgoingMail> = {}, sender = from) {
  const { raw } = await composeMail({ ...mail, ...change }, sender, new Date('2026-11-30T07:00:00Z'));
  return { raw: raw.toString('latin1'), parsed: new ParsedMail(raw) };
}

const headNames = (raw: string): string[] =>
  (raw.split('\r\n\r\n')[0] ?? '')
    .split('\r\n')
    .flatMap((line) => (/^[ \t]/.test(line) ? [] : [line.split(':')[0] ?? '']));

describe('a composed mail', () => {
  it('says who, to whom, when and which', async () => {
    const { parsed } = await composed({ replyTo: 'Team <team@brand.example>' });
    expect(parsed.header('From')).toBe('Markwarden <ads@brand.example>');
    expect(parsed.header('To')).toBe('Anna <anna@shop.example>');
    expect(parsed.header('Reply-To')).toBe('Team <team@brand.example>');
    expect(parsed.header('Date')).toBe('Mon, 30 Nov 2026 07:00:00 +0000');
    expect(parsed.header('Message-ID')).toBe('<one@brand.example>');
  });

  it('has the plain text first, then the HTML with its pictures, then the files', async () => {
    const picture = { fileName: 'chart.png', contentType: 'image/png', content: Buffer.from('P'), cid: 'chart@brand' };
    const file = { fileName: 'list.csv', contentType: 'text/csv; charset=utf-8', content: Buffer.from('a,b') };
    const { raw, parsed } = await composed({ html: '<img src="cid:chart@brand">', attachments: [file, picture] });
    expect(parsed.parts().map((part) => part.contentType)).toEqual([
      'text/plain',
      'text/html',
      'image/png',
      'text/csv',
    ]);
    expect(parsed.parts()[2]?.header('Content-ID')).toBe('<chart@brand>');
    expect(parsed.parts()[2]?.header('Content-Disposition')).toMatch(/^inline/);
    expect(parsed.parts()[3]?.content.toString()).toBe('a,b');
    expect(raw.match(/multipart\/\w+/g)).toEqual(['multipart/mixed', 'multipart/alternative', 'multipart/related']);
  });

  it('carries every script, in the subject, in names and in both texts', async () => {
    const text = '今週の広告 — Größe „ä“ 🦊 שלום';
    const { raw, parsed } = await composed({
      subject: text,
      text,
      html: `<p>${text}</p>`,
      to: { ...mail.to, name: text },
    });
    expect(raw).toMatch(/^[\x00-\x7f]*$/);
    expect(parsed.header('Subject')).toBe(text);
    expect(parsed.header('To')).toBe(`${text} <anna@shop.example>`);
    expect(parsed.textOf('text/plain').trimEnd()).toBe(text);
    expect(parsed.textOf('text/html').trimEnd()).toBe(`<p>${text}</p>`);
  });

  it('writes a domain in another script as servers read it', async () => {
    const { parsed } = await composed({ to: { name: null, address: 'anna@Bücher.example' } });
    expect(parsed.header('To')).toBe('anna@xn--bcher-kva.example');
  });

  it('quotes a name that would read as more than one recipient', async () => {
    const { parsed } = await composed({ to: { name: 'Eve <eve@evil.example>, Bob', address: 'anna@shop.example' } });
    expect(parsed.header('To')).toBe('"Eve <eve@evil.example>, Bob" <anna@shop.example>');
  });

  it('keeps a long address in a header in one piece', async () => {
    const url = `<https://ads.example/unsubscribe/${'x'.repeat(300)}>`;
    const { raw, parsed } = await composed({ headers: { 'List-Unsubscribe': url } });
    expect(parsed.header('List-Unsubscribe')).toBe(url);
    expect(raw).toContain(url);
  });

  it('never lets a text become a header, whatever controls are in it', async () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '\r',
            '\n',
            '\r\n',
            '\r\n\r\n',
            '\0',
            '\u0085',
            '\u2028',
            '\u2029',
            '\x7f',
            '\t',
            '\x1b',
            '\ud800',
            ',',
            '<',
            '>',
            '"',
            '\\',
            '=?utf-8?Q?=0D=0ABcc:_x?=',
          ),
          fc.constantFrom('Bcc: eve@evil.example', 'Subject: no', 'x', 'ü'),
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    const expected = [
      'From',
      'To',
      'Subject',
      'Message-ID',
      'Date',
      'Reply-To',
      'X-Note',
      'MIME-Version',
      'Content-Type',
    ];
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const attachments = [{ fileName: `a${text}`, contentType: 'image/png', content: Buffer.from('P'), cid: 'c' }];
        const { raw, parsed } = await composed(
          {
            to: { name: `n${text}`, address: 'anna@shop.example' },
            replyTo: 'team@brand.example',
            subject: `s${text}`,
            headers: { 'X-Note': `v${text}` },
            html: '<p>',
            attachments,
          },
          { name: `f${text}`, address: 'ads@brand.example' },
        );
        expect(headNames(raw).sort()).toEqual([...expected].sort());
        expect(parsed.countOf('Bcc')).toBe(0);
        for (const name of ['Subject', 'From', 'To', 'X-Note'])
          expect(parsed.header(name)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(parsed.parts()).toHaveLength(3);
        expect(raw.replaceAll('\r\n', '')).toMatch(/^[\t -~]*$/);
        expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      }),
    );
  });

  it.each([
    ['bad-address', { to: { name: null, address: 'anna@shop' } }],
    ['bad-address', { replyTo: 'nobody' }],
    ['bad-message-id', { messageId: 'one' }],
    ['bad-message-id', { messageId: '<one@brand.example>' }],
    ['bad-message-id', { messageId: 'one@brand.example\r\nBcc: x@y.example' }],
    ['bad-message-id', { messageId: `${'a'.repeat(300)}@brand.example` }],
    ['bad-header', { headers: { Bcc: 'eve@evil.example' } }],
    ['bad-header', { headers: { from: 'eve@evil.example' } }],
    ['bad-header', { headers: { 'Content-Type': 'text/html' } }],
    ['bad-header', { headers: { 'X-A: b\r\nBcc': 'eve@evil.example' } }],
    ['bad-header', { headers: { 'X-Long': 'x'.repeat(2000) } }],
    [
      'bad-attachment',
      { attachments: [{ fileName: 'a', contentType: 'text/csv\r\nBcc: x', content: Buffer.alloc(1) }] },
    ],
    [
      'bad-attachment',
      { attachments: [{ fileName: 'a', contentType: 'image/png', content: Buffer.alloc(1), cid: 'a>\r\n' }] },
    ],
  ])('is refused as %s: %j', async (code, change) => {
    await expect(composed(change as Partial<OutgoingMail>)).rejects.toMatchObject({ code });
  });
});
