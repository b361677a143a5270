import type { CaptureReason } from '../../domain/capture/capture.js';
import { isRecord } from '../../domain/capture/json-fields.js';
import { readJson } from '../../domain/capture/json-read.js';
import { parseCapture } from '../../domain/capture/parse-capture.js';
import { type LiveProvider, OFFERS } from '../../domain/scheduling/live-providers.js';
import { otherSearch } from './same-search.js';
import { type Look, type LookAnswer, type LookFailure, lasting, passing } from './transport.js';

/** A reply as a JSON object, for what the provider says besides results; null where it is none. */
export function jsonObject(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  const reading = readJson(bytes);
  return 'value' in reading && isRecord(reading.value) ? reading.value : null;
}

/**
 * Whether a reply that the provider calls good brings a page of the search asked for. The parser that reads captures
 * decides, so that a reply is never taken here for one that it would refuse. What it makes nothing of for other reasons is
 * an answer all the same: it is kept, and says itself what was wrong with it.
 */
export function readReply(provider: LiveProvider, look: Look, bytes: Buffer): LookAnswer | LookFailure {
  const { name } = OFFERS[provider];
  const parsed = parseCapture(provider, bytes);
  if (parsed.reason !== null) {
    const failure = whyNoPage(name, parsed.reason, bytes);
    if (failure !== null) return failure;
  }
  const other = otherSearch(look, parsed);
  return other === null ? { status: 'answered', bytes } : lasting('other-search', `${name}: ${other}`);
}

/** The parser's reasons that mean that no page came; null for those that a page itself can give. */
function whyNoPage(name: string, { code, message }: CaptureReason, bytes: Buffer): LookFailure | null {
  switch (code) {
    case 'truncated-json':
      return passing('truncated-reply', `${name}'s reply broke off after ${bytes.length} bytes.`);
    case 'empty-file':
    case 'not-json':
    case 'too-deep':
    case 'not-this-provider':
      return passing('not-a-reply', `${name} sent ${kindOf(bytes)} instead of a reply.`);
    case 'empty-reply':
    case 'incomplete-reply':
    case 'no-task':
      return passing(
        'empty-reply',
        `${name} called the search done and sent no page: no results, and no word that there were none.`,
      );
    case 'not-ready':
    case 'provider-error':
      return passing('search-failed', message);
    case 'not-a-results-page':
    case 'several-searches':
      return lasting('other-search', `${name}: ${message}`);
    default:
      return null;
  }
}

/** What a body looks like by its first character. */
function kindOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 1000).toString('utf8').trimStart();
  if (start === '') return 'nothing';
  if (start.startsWith('<')) return 'a page';
  return /^[[{]/.test(start) ? 'JSON of another kind' : 'text that is no JSON';
}
