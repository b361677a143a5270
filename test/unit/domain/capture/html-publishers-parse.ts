import { readdirSync, readFileSync } from 'node:fs';
import type { CaptureParser, CapturedAd, ParsedCapture } from '../../../../src/domain/capture/capture.js';
import { sharedData } from '../../../support/shared-data.js';

/** The fields of a publisher's own expected parse that are compared. */
export interface PublishersParse {
  readonly ads: readonly { readonly title: string; readonly displayUrl: string; readonly targetUrl: string }[];
  readonly shoppingAds: readonly { readonly title: string; readonly price: string; readonly advertiser: string }[];
}

export interface ParsedBeside {
  readonly file: string;
  readonly capture: ParsedCapture;
  readonly expected: PublishersParse;
}

/** Every page of one engine that has its publisher's own parse beside it. */
export function publishersParse(engine: 'google' | 'bing', parse: CaptureParser): ParsedBeside[] {
  const folder = sharedData(`serp/html/${engine}/monibrand`);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      file,
      capture: parse(readFileSync(`${folder}/${file}`)),
      expected: JSON.parse(
        readFileSync(`${folder}/${file.replace(/\.html$/, '-data.json')}`, 'utf8'),
      ) as PublishersParse,
    }));
}

/** How many text ads the publisher lists, and each one that the parser does not read the same. */
export function agreement(engine: 'google' | 'bing', parse: CaptureParser): { ads: number; disagreements: string[] } {
  const disagreements: string[] = [];
  let ads = 0;
  for (const { file, capture, expected } of publishersParse(engine, parse)) {
    const found = capture.ads.filter((ad) => ad.kind === 'text');
    ads += expected.ads.length;
    if (found.length !== expected.ads.length) disagreements.push(`${file}: ${found.length} text ads`);
    expected.ads.forEach((ad, at) => {
      const read = found[at];
      if (read === undefined || !isSame(read, ad)) disagreements.push(`${file}: ${ad.title}`);
    });
  }
  return { ads, disagreements };
}

function isSame(read: CapturedAd, expected: PublishersParse['ads'][number]): boolean {
  const target = expected.targetUrl === read.clickUrl || expected.targetUrl === read.destination;
  return target && plain(read.title) === plain(expected.title) && plain(read.displayUrl) === plain(expected.displayUrl);
}

/** Marks of writing direction and break hints are not seen, and the publisher keeps them. */
function plain(text: string | null): string {
  return (text ?? '')
    .replace(/[\u200b\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
