import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROVIDERS } from '../../../../src/domain/capture/capture.js';
import { parseCapture } from '../../../../src/domain/capture/parse-capture.js';
import { expectSoundCapture } from './any-reply.js';
import { bytesOf, dataForSeoPage, organicItem, paidItem, serpApiAd, serpApiReply } from './sample-replies.js';

describe('whatever the bytes', () => {
  it.each(PROVIDERS)('%s returns a capture and never takes the unreadable for a page without ads', (provider) => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map(bytesOf), fc.jsonValue().map(bytesOf));
    fc.assert(
      fc.property(bytes, (any) => {
        const capture = parseCapture(provider, any);
        expectSoundCapture(capture);
        expect(capture.outcome).not.toBe('no-ads');
      }),
    );
  });

  it.each([
    ['serpapi', serpApiReply({ ads: [serpApiAd()] })],
    ['dataforseo', dataForSeoPage(paidItem(1), organicItem(2))],
  ] as const)('%s finds a reply cut off anywhere to be cut off', (provider, reply) => {
    const whole = bytesOf(reply);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
        expect(parseCapture(provider, whole.subarray(0, length)).reason?.code).toBe('truncated-json');
      }),
    );
  });

  it.each([
    ['packed-file', '\x1f\x8b\b'],
    ['packed-file', 'PK\x03\x04<html><body>'],
    ['packed-file', 'BZh91AY&SY'],
    ['not-a-page', '%PDF-1.7\n'],
    ['not-a-page', '\x89PNG\r\n\x1a\n'],
    ['not-a-page', '\xff\xd8\xff\xe0'],
    ['web-archive', 'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n'],
  ])('says %s of a file that starts with %j', (code, start) => {
    const bytes = Uint8Array.from(`${start}${'x'.repeat(300)}`, (character) => character.charCodeAt(0));
    for (const provider of PROVIDERS) {
      expect(parseCapture(provider, bytes)).toMatchObject({ outcome: 'failed', reason: { code } });
    }
  });

  it('reads a reply in any encoding that it may be saved in', () => {
    const json = JSON.stringify(serpApiReply({ ads: [serpApiAd({ title: 'Südlicht' })] }));
    const latin1 = Uint8Array.from(json, (character) => character.charCodeAt(0));
    const utf16 = Buffer.from(`\uFEFF${json}`, 'utf16le');
    const unmarked = utf16.subarray(2);
    for (const bytes of [bytesOf(json), bytesOf(`\uFEFF${json}`), latin1, utf16, unmarked]) {
      expect(parseCapture('serpapi', bytes).ads[0]?.title).toBe('Südlicht');
    }
  });
});
