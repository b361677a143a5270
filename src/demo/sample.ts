import type { CaptureOutcome, Provider } from '../domain/capture/capture.js';
import { bingPage } from './formats/bing-page.js';
import { dataForSeoReply } from './formats/dataforseo-reply.js';
import { googlePage } from './formats/google-page.js';
import { serpApiReply, type SerpApiOptions } from './formats/serpapi-reply.js';
import type { Look } from './look.js';

/** A capture as somebody would hand it in, and what it is meant to be read as. */
export interface Sample {
  readonly fileName: string;
  readonly provider: Provider;
  readonly text: string;
  readonly at: Date;
  readonly outcome: CaptureOutcome;
  /** What the page shows; null where it shows no results. */
  readonly look: Look | null;
}

export const asSerpApi = (look: Look, options?: SerpApiOptions): Sample =>
  sample(look, 'serpapi', 'json', serpApiReply(look, options));
export const asDataForSeo = (look: Look): Sample => sample(look, 'dataforseo', 'json', dataForSeoReply(look));
export const asGooglePage = (look: Look): Sample => sample(look, 'google-html', 'html', googlePage(look));
export const asBingPage = (look: Look): Sample => sample(look, 'bing-html', 'html', bingPage(look));

function sample(look: Look, provider: Provider, extension: string, text: string): Sample {
  const ads = look.ads.length + (look.products?.length ?? 0);
  return {
    fileName: fileName(look, extension),
    provider,
    text,
    at: look.at,
    outcome: ads > 0 ? 'ads' : 'no-ads',
    look,
  };
}

/** For example `google-de-desktop_nordlicht-gutschein_2026-11-02T08-00.json`. */
function fileName({ engine, country, device, query, at }: Look, extension: string): string {
  const time = at.toISOString().slice(0, 16).replace(':', '-');
  const words = query.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return `${engine}-${country.toLowerCase()}-${device}_${words}_${time}.${extension}`;
}
