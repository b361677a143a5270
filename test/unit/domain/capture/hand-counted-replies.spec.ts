import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parseCapture } from '../../../../src/domain/capture/parse-capture.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';
import { expectSoundCapture } from './any-reply.js';
import { HAND_COUNTED_REPLIES } from '../../../support/hand-counted-replies.js';

describeWithSharedData('every recorded reply, counted by hand', () => {
  it.each(HAND_COUNTED_REPLIES)('$file is $outcome', ({ file, provider, outcome, adsInFile, code }) => {
    const capture = parseCapture(provider, readFileSync(sharedData(`serp/json/${file}`)));
    const count = (kind: string): number => capture.ads.filter((ad) => ad.kind === kind).length;
    expect([capture.outcome, capture.reason?.code ?? null]).toEqual([outcome, code]);
    const readable = outcome === 'failed' ? { text: 0, shopping: 0 } : adsInFile;
    expect({ text: count('text'), shopping: count('shopping') }).toEqual(readable);
    expectSoundCapture(capture);
  });

  it('leaves none out', () => {
    const files = readdirSync(sharedData('serp/json'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(sharedData('serp/json').length + 1));
    expect(HAND_COUNTED_REPLIES.map((row) => row.file).toSorted()).toEqual(files.toSorted());
  });
});
