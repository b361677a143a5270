import { z } from 'zod';

const DATAFORSEO = {
  url: 'https://api.dataforseo.com',
  credentials: { login: 'DATAFORSEO_LOGIN', password: 'DATAFORSEO_PASSWORD' },
} as const;

/**
 * Where each provider of looks is asked, and the variables that hold what it knows its customer by: one line a provider. The
 * address can be changed by NAME_URL, for example SERPAPI_URL.
 */
export const PROVIDER_VARIABLES = {
  serpapi: { url: 'https://serpapi.com', credentials: { key: 'SERPAPI_KEY' } },
  dataforseo: DATAFORSEO,
  'dataforseo-queued': DATAFORSEO,
  searchapi: { url: 'https://www.searchapi.io', credentials: { key: 'SEARCHAPI_KEY' } },
  scaleserp: { url: 'https://api.scaleserp.com', credentials: { key: 'SCALESERP_KEY' } },
  valueserp: { url: 'https://api.valueserp.com', credentials: { key: 'VALUESERP_KEY' } },
  serper: { url: 'https://google.serper.dev', credentials: { key: 'SERPER_KEY' } },
  zenserp: { url: 'https://app.zenserp.com', credentials: { key: 'ZENSERP_KEY' } },
  apify: { url: 'https://api.apify.com', credentials: { key: 'APIFY_KEY' } },
  oxylabs: {
    url: 'https://realtime.oxylabs.io',
    credentials: { login: 'OXYLABS_LOGIN', password: 'OXYLABS_PASSWORD' },
  },
  brightdata: {
    url: 'https://api.brightdata.com',
    credentials: { key: 'BRIGHTDATA_KEY', zone: 'BRIGHTDATA_ZONE' },
  },
} as const satisfies Readonly<Record<string, { url: string; credentials: Readonly<Record<string, string>> }>>;

type ProviderName = keyof typeof PROVIDER_VARIABLES;

/** Fields of the above that name a setting and are no secret: taking their words out of a reply would tear it apart. */
export const NO_SECRETS: ReadonlySet<string> = new Set(['zone']);

/** What a provider knows its customer by, under the names above. */
export type Credentials = Readonly<Record<string, string>>;

export interface Access {
  /** An address to which paths are added; without the slash at its end. */
  readonly url: string;
  /** Null unless all of them are set. Never leave the process but to their provider. */
  readonly credentials: Credentials | null;
}

export type ProviderAccess = Readonly<Record<ProviderName, Access>>;

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the access to every provider; `faults` names each variable that is wrong and what would be right. */
export function readProviderAccess(given: Variables): { readonly access: ProviderAccess; readonly faults: string[] } {
  const faults: string[] = [];
  const one = (name: ProviderName): Access => {
    const { url, credentials } = PROVIDER_VARIABLES[name];
    const variable = addressVariable(name);
    const set = given[variable]?.trim() ?? url;
    if (!isAddress(set)) faults.push(`${variable} must be an address such as ${url}`);
    const values = Object.entries(credentials).map(([field, from]) => [field, given[from]?.trim() ?? ''] as const);
    const complete = values.every(([, value]) => value !== '');
    return { url: set.replace(/\/+$/, ''), credentials: complete ? Object.fromEntries(values) : null };
  };
  const names = Object.keys(PROVIDER_VARIABLES) as ProviderName[];
  // Every name is there by construction, which the type of fromEntries does not know.
  const access = Object.fromEntries(names.map((name) => [name, one(name)])) as ProviderAccess;
  return { access, faults };
}

/** Whose account a provider is asked with: two ways of asking one provider have one key and one address. */
export function accountOf(provider: string): string {
  return provider === 'dataforseo-queued' ? 'dataforseo' : provider;
}

/** The variable that holds another address of a provider. */
export function addressVariable(provider: string): string {
  return `${accountOf(provider).toUpperCase()}_URL`;
}

function isAddress(text: string): boolean {
  return z.url({ protocol: /^https?$/ }).safeParse(text).success;
}
