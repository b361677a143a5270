/** Ways to file a takedown. Engines have forms and no interface for programs; networks and parties get mail. */
export const ROUTES = ['google-ads-trademark', 'microsoft-ip', 'affiliate-network', 'direct-notice'] as const;
export type Route = (typeof ROUTES)[number];

/** A fact is asked for once within its scope: of the brand as a whole, of a network, of a party, or of one case. */
export type FactScope = 'case' | 'brand' | 'network' | 'party';

/** One thing that a filing has to say. */
export interface WantedFact {
  readonly key: string;
  readonly label: string;
  /** Why it is wanted. */
  readonly why: string;
  /** Read from the record of the case, or asked of a person. */
  readonly from: 'record' | 'person';
  /** Where in the record it stands, or who is asked. */
  readonly where: string;
  readonly scope: FactScope;
  /** Without it nothing is filed. */
  readonly required: boolean;
  readonly kind: 'line' | 'text' | 'email';
}

export interface RouteSpec {
  readonly route: Route;
  readonly name: string;
  readonly kind: 'form' | 'mail';
  /** The official form, and the page that says what it wants; null for mail. */
  readonly form: { readonly address: string; readonly help: string } | null;
  /** In the order in which the form, or a reader of the mail, wants them. */
  readonly wants: readonly WantedFact[];
}

type Extra = Partial<Pick<WantedFact, 'scope' | 'required' | 'kind'>>;

const onRecord = (key: string, label: string, why: string, where: string, extra: Extra = {}): WantedFact => ({
  key,
  label,
  why,
  where,
  from: 'record',
  scope: 'case',
  required: true,
  kind: 'line',
  ...extra,
});

const asked = (key: string, label: string, why: string, extra: Extra = {}): WantedFact => ({
  key,
  label,
  why,
  where: 'A person gives it once.',
  from: 'person',
  scope: 'brand',
  required: true,
  kind: 'line',
  ...extra,
});

const NAME = asked('complainant-name', 'Name of the person who complains', 'Engines and partners ask who is writing.');
const CAPACITY = asked(
  'complainant-capacity',
  'Capacity',
  'Only the owner or somebody whom the owner authorised is heard, for example “owner” or “agency, authorised on …”.',
);
const EMAIL = asked(
  'complainant-email',
  'E-mail address to answer to',
  'Engines compare its domain with the owner’s; answers go there.',
  { kind: 'email' },
);
const AUTHORISATION = asked(
  'authorisation',
  'Signed authorisation',
  'Needed where the writer is not the owner: where it is kept, and its date.',
  { required: false },
);
const ADDRESS = asked('complainant-address', 'Postal address', 'Forms ask where the owner can be reached.', {
  kind: 'text',
});

const MARK = onRecord('mark', 'Trade mark', 'What the complaint rests on.', 'The confirmed lines of the alerts.');
const REGISTRATION = onRecord(
  'registration-number',
  'Registration number',
  'Shows that there is a right.',
  'The portfolio: the registration that covers the country.',
);
const OFFICE = onRecord(
  'registration-office',
  'Office',
  'Where the number can be looked up.',
  'The portfolio: the same registration.',
);
const JURISDICTIONS = onRecord(
  'jurisdictions',
  'Countries covered',
  'The right must hold where the ad was shown.',
  'The portfolio: the same registration.',
);
const GOODS = onRecord(
  'goods',
  'Goods or services and classes',
  'The right holds for these.',
  'The portfolio: goods of the mark, classes of the registration.',
  { required: false },
);
const ADVERTISER = onRecord('advertiser', 'Advertiser', 'Whose ad it is.', 'The alert’s party.');
const AD_URL = onRecord(
  'ad-url',
  'Ad click address',
  'Names the one ad. Copy it, do not open it: every click costs the advertiser.',
  'The newest sighting: its click address, or where the ad leads.',
);
const DISPLAY_URL = onRecord('display-url', 'Shown address', 'As customers saw it.', 'The newest sighting.', {
  required: false,
});
const AD_TEXT = onRecord('ad-text', 'Text of the ad', 'Where the mark stands.', 'The newest sighting.', {
  kind: 'text',
});
const QUERY = onRecord('query', 'Search', 'The ad appeared on it.', 'The capture of the newest sighting.');
const SEEN_AT = onRecord('seen-at', 'Seen at', 'When it was shown.', 'The newest sighting.');
const PLACE = onRecord('place', 'Place and language', 'Ads differ by country.', 'The capture of the newest sighting.');
const DEVICE = onRecord('device', 'Device', 'Ads differ by device.', 'The capture of the newest sighting.', {
  required: false,
});
const POSITION = onRecord('position', 'Position', 'Where on the page it stood.', 'The newest sighting.');
const EVIDENCE = onRecord(
  'evidence',
  'Evidence kept',
  'The saved results page proves what was shown; take the screenshot from it.',
  'The captures that the case keeps, by their SHA-256.',
  { kind: 'text' },
);
const SEEN = onRecord(
  'what-was-seen',
  'What was seen',
  'The complaint in one sentence a line.',
  'The confirmed lines.',
  {
    kind: 'text',
  },
);
const CLAUSE = onRecord(
  'clause',
  'Clause or right',
  'What the notice rests on.',
  'The agreement’s term, or the mark’s registration.',
  { kind: 'text' },
);
const CHANGE = onRecord('change-wanted', 'What to change', 'So that it can be done.', 'The confirmed lines.', {
  kind: 'text',
});
const REPLY_BY = onRecord(
  'reply-by',
  'Answer wanted by',
  'So that silence can be told from an answer.',
  'Ten days on.',
);

/** The four routes, after “What each filing needs” in the domain notes. */
export const ROUTE_SPECS: Readonly<Record<Route, RouteSpec>> = {
  'google-ads-trademark': {
    route: 'google-ads-trademark',
    name: 'Google Ads trademark complaint',
    kind: 'form',
    form: {
      address: 'https://services.google.com/inquiry/aw_tmcomplaint',
      help: 'https://support.google.com/adspolicy/answer/2562124',
    },
    wants: [
      NAME,
      CAPACITY,
      EMAIL,
      AUTHORISATION,
      MARK,
      REGISTRATION,
      OFFICE,
      JURISDICTIONS,
      GOODS,
      ADVERTISER,
      AD_URL,
      DISPLAY_URL,
      AD_TEXT,
      QUERY,
      SEEN_AT,
      PLACE,
      DEVICE,
      POSITION,
      EVIDENCE,
    ],
  },
  'microsoft-ip': {
    route: 'microsoft-ip',
    name: 'Microsoft intellectual property concern',
    kind: 'form',
    form: {
      // The form itself differs by market; Microsoft's policy page leads to each.
      address: 'https://about.ads.microsoft.com/en-in/policies/intellectual-property-policies',
      help: 'https://about.ads.microsoft.com/en-in/policies/intellectual-property-policies',
    },
    wants: [
      NAME,
      CAPACITY,
      EMAIL,
      ADDRESS,
      MARK,
      REGISTRATION,
      JURISDICTIONS,
      onRecord('network', 'Network', 'Bing, Yahoo and others show Microsoft’s ads.', 'The engine of the alert.'),
      AD_TEXT,
      AD_URL,
      DISPLAY_URL,
      onRecord(
        'scope',
        'One ad or wider',
        'Says how far the concern goes.',
        'How many ads the confirmed lines rest on.',
      ),
      asked(
        'earlier-contact',
        'Earlier contact with the advertiser',
        'Microsoft wants the advertiser to be asked first: when, how, and what came of it.',
        { scope: 'party', kind: 'text' },
      ),
      SEEN_AT,
      EVIDENCE,
    ],
  },
  'affiliate-network': {
    route: 'affiliate-network',
    name: 'Notice to the affiliate network',
    kind: 'mail',
    form: null,
    wants: [
      asked('network-contact', 'E-mail address of the network', 'Where its compliance team reads notices.', {
        scope: 'network',
        kind: 'email',
      }),
      asked('network-programme', 'Programme', 'The brand’s programme at this network, by name or number.', {
        scope: 'network',
      }),
      onRecord(
        'publisher-id',
        'Affiliate id',
        'The network knows its partners by it.',
        'The portfolio: the partner; else the followed link.',
      ),
      ADVERTISER,
      CLAUSE,
      SEEN,
      AD_TEXT,
      QUERY,
      SEEN_AT,
      PLACE,
      POSITION,
      onRecord('destination', 'Where the ad leads', 'Shows the way of the click.', 'The newest sighting.', {
        required: false,
      }),
      EVIDENCE,
      CHANGE,
      REPLY_BY,
      NAME,
      EMAIL,
    ],
  },
  'direct-notice': {
    route: 'direct-notice',
    name: 'Notice to the advertiser',
    kind: 'mail',
    form: null,
    wants: [
      asked('party-contact', 'E-mail address of the advertiser', 'From its imprint, or from the agreement.', {
        scope: 'party',
        kind: 'email',
      }),
      ADVERTISER,
      SEEN,
      // A notice that only asks for a negative keyword rests on nothing, and says so.
      { ...CLAUSE, required: false },
      AD_TEXT,
      QUERY,
      SEEN_AT,
      PLACE,
      CHANGE,
      REPLY_BY,
      NAME,
      EMAIL,
    ],
  },
};

/** Every fact that a person may be asked for, each once. */
export const ASKED_FACTS: readonly WantedFact[] = [
  ...new Map(
    ROUTES.flatMap((route) => ROUTE_SPECS[route].wants)
      .filter(({ from }) => from === 'person')
      .map((fact) => [fact.key, fact]),
  ).values(),
];

/**
 * The key under which a fact is kept: facts of a network or party carry whose they are, `network-contact:awin`. Null
 * where that is not known, so that one party's address never stands in for another's.
 */
export function storedFactKey(
  fact: Pick<WantedFact, 'key' | 'scope'>,
  about: { readonly network: string | null; readonly party: string | null },
): string | null {
  if (fact.scope === 'brand' || fact.scope === 'case') return fact.key;
  const whose = fact.scope === 'network' ? about.network : about.party;
  return whose === null || whose.trim() === '' ? null : `${fact.key}:${whose.trim().toLowerCase().slice(0, 200)}`;
}
