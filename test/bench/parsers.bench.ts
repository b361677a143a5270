import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaptureOutcome, Provider } from '../../src/domain/capture/capture.js';
import { parseCapture } from '../../src/domain/capture/parse-capture.js';
import { HAND_COUNTED_PAGES } from '../support/hand-counted-pages.js';
import { HAND_COUNTED_REPLIES } from '../support/hand-counted-replies.js';

const SHARED = resolve(process.env['MARKWARDEN_ROOT'] ?? '.', '../shared/data/serp');

interface Counted {
  readonly file: string;
  readonly path: string;
  readonly provider: Provider;
  readonly outcome: CaptureOutcome;
  readonly text: number;
  readonly shopping: number;
}

/**
 * Reads every real page and reply beside the checkout and prints, a line a file, what the parser found beside what a person
 * counted; then how many agree and how long a megabyte takes. The peer in the same run decodes the same bytes as UTF-8.
 */
export const benchmark = {
  run(): Promise<Record<string, unknown>> {
    if (!existsSync(SHARED))
      throw new Error(`The parsers are held against real pages in ${SHARED}, which is not there.`);
    let agree = 0;
    let bytesRead = 0;
    let parseMs = 0;
    let decodeMs = 0;
    process.stdout.write('outcome   text found/counted  shopping found/counted  file\n');
    const files = counted();
    for (const { file, path, provider, outcome, text, shopping } of files) {
      const bytes = readFileSync(path);
      bytesRead += bytes.length;
      const started = performance.now();
      const capture = parseCapture(provider, bytes);
      parseMs += performance.now() - started;
      const peer = performance.now();
      new TextDecoder().decode(bytes);
      decodeMs += performance.now() - peer;
      const found = {
        text: capture.ads.filter((ad) => ad.kind === 'text').length,
        shopping: capture.ads.filter((ad) => ad.kind === 'shopping').length,
      };
      const same = capture.outcome === outcome && found.text === text && found.shopping === shopping;
      if (same) agree++;
      process.stdout.write(
        `${capture.outcome.padEnd(8)} ${`${found.text}/${text}`.padStart(10)} ${`${found.shopping}/${shopping}`.padStart(22)}   ${same ? '' : `NOT AS COUNTED (${outcome}) `}${file}${capture.reason === null ? '' : `  (${capture.reason.code})`}\n`,
      );
    }
    const megabytes = bytesRead / 1e6;
    const figures = {
      files: files.length,
      agree,
      megabytes: Math.round(megabytes * 10) / 10,
      parseMsPerMegabyte: Math.round((parseMs / megabytes) * 10) / 10,
      timesPlainDecoding: Math.round((parseMs / decodeMs) * 10) / 10,
    };
    process.stdout.write(`\n${agree} of ${files.length} files as counted by hand\n`);
    return Promise.resolve(figures);
  },
};

/** A refused file counts no ads, whatever stands in it. */
function counted(): Counted[] {
  const pages = HAND_COUNTED_PAGES.map((page) => {
    const provider: Provider = page.file.startsWith('bing/') ? 'bing-html' : 'google-html';
    return { ...page, path: resolve(SHARED, 'html', page.file), provider };
  });
  const replies = HAND_COUNTED_REPLIES.map(({ file, provider, outcome, adsInFile }) => {
    const ads = outcome === 'failed' ? { text: 0, shopping: 0 } : adsInFile;
    return { file, path: resolve(SHARED, 'json', file), provider, outcome, ...ads };
  });
  return [...pages, ...replies];
}
