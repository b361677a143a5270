import type { NewPolicy } from '../../policies/policy.schema.js';
import { ago } from '../look.js';

/** A tracked document of the demo, and its states as files of a folder. */
export interface SamplePolicy {
  readonly document: Omit<NewPolicy, 'url' | 'folder'>;
  /** Name of its folder. */
  readonly folder: string;
  readonly states: readonly { readonly at: Date; readonly html: string }[];
}

const page = (title: string, build: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/assets/${build}.css"></head>
<body><nav><a href="/">Home</a> <a href="/help?session=${build}">Help</a></nav>
<main><h1>${title}</h1>
${body}
</main><footer>Build ${build}</footer></body></html>
`;

const PROGRAMME = 'Publisher programme: terms for paid search';
const terms = (build: string, misspellings: string): string =>
  page(
    PROGRAMME,
    build,
    `<p>These terms hold for every publisher of the programme who advertises on search engines.</p>
<h2>Brand names</h2>
<p>Publishers do not bid on the advertiser’s brand. ${misspellings}</p>
<p>Publishers add the brand to their negative keywords within three working days after they join.</p>
<h2>Ad copy</h2>
<p>The brand may be named in ad copy only where the advertiser agreed in writing. Discounts are named only as the
advertiser grants them.</p>
<h2>Breaches</h2>
<p>Commissions on orders that come from a breach are reversed. A publisher who breaches the terms twice within a quarter
leaves the programme.</p>`,
  );

const ENGINE = 'Lanterna Ads: trade marks in ads';
const rules = (build: string): string =>
  page(
    ENGINE,
    build,
    `<p>Lanterna is an invented search engine. This is how it treats trade marks.</p>
<h2>In ad text</h2>
<p>On an owner’s complaint the mark is taken out of ads of competitors. Resellers and information sites may use it.</p>
<h2>As keywords</h2>
<p>Keywords are not restricted.</p>`,
  );

/** One agreement with news this week, and an engine's page of which only the markup changes. Both invented. */
export function samplePolicies(now: Date): SamplePolicy[] {
  const daily = { schedule: '0 6 * * *', timeZone: 'Europe/Berlin', engine: null } as const;
  return [
    {
      document: { ...daily, name: 'Deal Finder: programme terms', kind: 'partner-agreement', partner: 'Deal Finder' },
      folder: 'programme-terms',
      states: [
        { at: ago(now, 20), html: terms('a1f3', '') },
        { at: ago(now, 11), html: terms('b77c', '') },
        {
          at: ago(now, 2, 4),
          html: terms(
            'c019',
            'This includes misspellings, and the brand together with words such as code, voucher or discount.',
          ),
        },
      ],
    },
    {
      document: { ...daily, name: 'Lanterna Ads: trade mark policy', kind: 'engine-policy', partner: null },
      folder: 'lanterna',
      states: [
        { at: ago(now, 19), html: rules('77-1') },
        { at: ago(now, 6), html: rules('77-2') },
      ],
    },
  ];
}
