import { engineName } from '../text/place-names.js';
import type { CaptureReason, ParsedCapture } from './capture.js';
import { type JsonRecord, isRecord, record } from './json-fields.js';
import { readJson } from './json-read.js';
import { isMarkedAd, productOrText, readAdList, readUnknownAdLists, shoppingAd, textAd } from './listed-ads.js';
import { toCapturedAds } from './reply-ads.js';
import { adsNotTold, failedCapture, type ReplyContext } from './reply-context.js';
import { foreignReply } from './reply-sender.js';

/** What differs between providers whose reply is one object with lists of results and ads. */
export interface FlatReply {
  /** As people call it. */
  readonly name: string;
  /** Names that `foreignReply` may give to its replies; the provider's own, and that of a family that shares one shape. */
  readonly senders: readonly string[];
  /** The part of what was sent that holds the lists; null where it is of no shape of this provider. */
  unwrapped(value: unknown): JsonRecord | null;
  context(reply: JsonRecord): ReplyContext;
  /** Why the provider itself says that there is no page; null where it says nothing of that. */
  unfinished(reply: JsonRecord): CaptureReason | null;
  /** Lists of text ads. */
  readonly adLists: readonly string[];
  /** Lists in which every product is paid for. */
  readonly productAdLists: readonly string[];
  /** Lists of products in which only some are, and say so. */
  readonly mixedLists: readonly string[];
  /** Fields that hold results of a page that was read. */
  readonly resultLists: RegExp;
  /** Whether it says that the engine found nothing. */
  saysEmpty(reply: JsonRecord): boolean;
  /** Whether the provider itself documents how its replies tell ads; only then does a page without them have none. */
  readonly adsDocumented: boolean;
}

/** Reads one reply of such a provider. Total: whatever the bytes, it returns a capture. */
export function parseFlatReply(bytes: Uint8Array, provider: FlatReply): ParsedCapture {
  const reading = readJson(bytes);
  if ('reason' in reading) return failedCapture(reading.reason);
  const sender = foreignReply(reading.value);
  const reply = sender === null || provider.senders.includes(sender) ? provider.unwrapped(reading.value) : null;
  if (reply === null) return failedCapture(notThisProvider(provider, sender));
  const context = provider.context(reply);
  const unfinished = provider.unfinished(reply);
  if (unfinished !== null) return failedCapture(unfinished, context);
  const { ads, unread } = readAds(reply, provider);
  if (ads.length > 0) return { ...context, outcome: 'ads', reason: null, ads: toCapturedAds(ads, unread) };
  if (unread.length > 0) {
    const message = `The reply holds ads that could not be read, the first at ${unread[0] ?? ''}. Fetch it again.`;
    return failedCapture({ code: 'unreadable-ads', message }, context);
  }
  const results = Object.entries(reply).some(
    ([name, value]) => provider.resultLists.test(name) && holdsSomething(value),
  );
  if (!results && !provider.saysEmpty(reply)) {
    const message = 'The reply holds no results and no statement that there were none. Fetch it again.';
    return failedCapture({ code: 'empty-reply', message }, context);
  }
  if (!provider.adsDocumented)
    return failedCapture(adsNotTold(provider.name, engineName(context.engine ?? 'google')), context);
  return { ...context, outcome: 'no-ads', reason: null, ads: [] };
}

function readAds(reply: JsonRecord, { adLists, productAdLists, mixedLists }: FlatReply) {
  const found = [
    ...adLists.flatMap((name) => readAdList(reply, name, productOrText)),
    ...productAdLists.flatMap((name) => readAdList(reply, name, shoppingAd)),
    ...mixedLists.flatMap((name) => readAdList(reply, name, shoppingAd, isMarkedAd)),
    ...readAdList(record(reply['local_ads']) ?? {}, 'ads', textAd),
    ...readUnknownAdLists(reply, new Set([...adLists, ...productAdLists, ...mixedLists])),
  ];
  return {
    ads: found.filter((item) => typeof item !== 'string'),
    unread: found.filter((item) => typeof item === 'string'),
  };
}

function notThisProvider({ name, senders }: FlatReply, sender: string | null): CaptureReason {
  const from = sender === null || senders.includes(sender) ? '' : ` It looks like one of ${sender}.`;
  const message = `This is not a ${name} reply: it has none of its fields.${from} Name the provider that sent it.`;
  return { code: 'not-this-provider', message };
}

function holdsSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
}

/** The reason that the provider answered with an error, in its own words. */
export function providerError(name: string, said: string): CaptureReason {
  return {
    code: 'provider-error',
    message: `${name} answered with an error instead of results: ${JSON.stringify(said)}.`,
  };
}
