import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'htmlparser2';
import { selectAll } from 'css-select';
import type { Element } from 'domhandler';
import { textContent } from 'domutils';
import { digestCharts } from '../../../src/digests/mail/digest-charts.js';
import { digestLinks } from '../../../src/digests/mail/digest-links.js';
import { type RenderedDigest, renderDigest } from '../../../src/digests/mail/render-digest.js';
import { composeDigest } from '../../../src/domain/digest/compose.js';
import type { DigestContent } from '../../../src/domain/digest/content.js';
import { aFullWeek, aWeek, incident, looks, partner } from '../../support/digest-facts.js';

const FRAME = {
  week: '2026-W47',
  role: 'ppc-manager',
  organisation: 'Nordlicht <b>& Co</b>',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  now: new Date('2026-11-23T06:00:00Z'),
} as const;
const LINKS = digestLinks('https://ads.example', 'a/b?c');

async function drawn(content: DigestContent): Promise<RenderedDigest> {
  return renderDigest(content, await digestCharts(content), LINKS, 'cid');
}

function elements(html: string, selector: string): Element[] {
  return selectAll(selector, parseDocument(html)) as unknown as Element[];
}

/** The width and height that a PNG file states. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the digest as a mail', () => {
  const content = composeDigest(aFullWeek(), FRAME);
  let mail: RenderedDigest;
  beforeAll(async () => {
    mail = await drawn(content);
  });

  it('says in HTML and in text the same sentences, coverage first', () => {
    const html = elements(mail.html, 'body')
      .map((body) => textContent(body))
      .join(' ');
    const text = mail.text.replace(/\s+/g, ' ');
    const sentences = [
      content.coverage.summary,
      ...content.coverage.lines.map((line) => line.text),
      ...content.findings.items.flatMap(({ number, cause, means, action }) => [number, cause, means, action]),
      ...[content.policies, content.partners, content.waiting].flatMap(({ lines }) => lines.map((line) => line.text)),
    ];
    for (const sentence of sentences) {
      expect(html).toContain(sentence);
      expect(text).toContain(sentence);
    }
    expect(text.indexOf('HOW MUCH WAS LOOKED AT')).toBeLessThan(text.indexOf('WHAT TO KNOW'));
  });

  it('shows charts as pictures of a stated size, whose alternatives say the same numbers', () => {
    const pictures = elements(mail.html, 'img');
    expect(pictures.map(({ attribs }) => attribs['src'])).toEqual(['cid:coverage', 'cid:misuse']);
    for (const [at, { attribs }] of pictures.entries()) {
      const chart = mail.charts[at];
      expect(attribs['alt']).toBe(chart?.alternative);
      expect([Number(attribs['width']), Number(attribs['height'])]).toEqual([chart?.width, chart?.height]);
      expect(sizeOf(chart?.png ?? Buffer.alloc(0))).toEqual([2 * (chart?.width ?? 0), 2 * (chart?.height ?? 0)]);
      expect(mail.text.replace(/\s+/g, ' ')).toContain(chart?.alternative);
    }
    expect(pictures[0]?.attribs['alt']).toContain('Wed 0 and 76 that could not see');
  });

  it('draws nothing for a week in which nobody looked, and says so instead', async () => {
    const silent = composeDigest(
      aWeek({ looks: looks(), weeks: aWeek().weeks.map(({ week }) => ({ week, seen: 0, misuse: 0 })) }),
      FRAME,
    );
    const { charts, text } = await drawn(silent);
    expect(charts).toEqual([]);
    expect(text).toContain('Nobody looked in this week');
  });

  it('leads to the product’s own address only, and to the reader’s own way out', () => {
    const targets = elements(mail.html, 'a').map(({ attribs }) => attribs['href'] ?? '');
    expect(targets.every((target) => target.startsWith('https://ads.example/'))).toBe(true);
    expect(targets).toContain('https://ads.example/cases/01a202d7-9521-760f-9785-919e0398c102');
    expect(targets.at(-1)).toBe('https://ads.example/api/digests/unsubscribe/a%2Fb%3Fc');
    expect(mail.text).toContain('Stop these mails: https://ads.example/api/digests/unsubscribe/a%2Fb%3Fc');
  });

  it('loads nothing from anywhere and runs nothing', () => {
    expect(elements(mail.html, 'script, link, iframe, object, form')).toEqual([]);
    expect(mail.html).not.toMatch(/url\(|@import|@font-face/);
    // Longer mails are cut off by a large mail provider.
    expect(mail.html.length).toBeLessThan(100_000);
  });

  it('keeps its text within the columns of a plain mail', () => {
    const long = mail.text.split('\n').filter((line) => line.length > 78 && !line.includes('https://'));
    expect(long).toEqual([]);
  });

  it('shows hostile names as text, isolated, and follows none of them', async () => {
    const evil = '"><img src=x onerror=alert(1)><a href="https://evil.example">\u202egnp.exe</a>';
    const week = composeDigest(
      aWeek({
        incidents: [incident({ party: evil, brand: evil, explanation: evil })],
        partners: [partner({ name: 'شركة <i>الضوء</i>' })],
        silentWatches: [evil],
        policies: [
          {
            documentId: 'x',
            name: evil,
            at: '2026-11-17T06:00:00.000Z',
            summary: evil,
            wordsAdded: 1,
            wordsRemoved: 0,
          },
        ],
        policyDocuments: 1,
        policiesRead: 1,
      }),
      { ...FRAME, organisation: evil },
    );
    const { html, text } = await drawn(week);
    expect(elements(html, '[onerror], i')).toEqual([]);
    expect(elements(html, 'img')).toHaveLength(2);
    expect(elements(html, 'a').filter(({ attribs }) => !attribs['href']?.startsWith('https://ads.example/'))).toEqual(
      [],
    );
    expect(html + text).not.toMatch(/[\u202a-\u202e]/);
    expect(html).toContain('\u2068شركة &lt;i&gt;الضوء&lt;/i&gt;\u2069');
  });
});
