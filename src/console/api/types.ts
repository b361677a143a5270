/** What the server answers, by hand until the OpenAPI file carries the same shapes. Instants are ISO 8601 in UTC. */

export type Role = 'admin' | 'ppc-manager' | 'partner-manager' | 'viewer';
export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: Role;
}

export type AlertState = 'open' | 'confirmed' | 'dismissed' | 'permitted' | 'watched';
export type Verdict = 'violation' | 'review' | 'allowed' | 'appearance';
export type DismissReason =
  | 'not-our-mark'
  | 'authentic-resale'
  | 'permitted-elsewhere'
  | 'dictionary-word'
  | 'information-or-review'
  | 'wrong-party'
  | 'duplicate'
  | 'too-small'
  | 'other';

export interface AlertRow {
  id: string;
  brand: { id: string; name: string };
  party: { domain: string | null; name: string | null; relation: string };
  engine: string;
  country: string | null;
  state: AlertState;
  verdict: Verdict;
  violations: string[];
  confidence: number;
  sightings: number;
  firstSeenAt: string;
  lastSeenAt: string;
  headline: string;
  sampleTitle: string;
}

export interface FacetValue {
  value: string;
  count: number;
}

/** How much was looked at; stands beside every "nothing found". */
export interface Looked {
  captures: number;
  ads: number;
  noAds: number;
  blocked: number;
  failed: number;
  lastAt: string | null;
}

export interface AlertList {
  alerts: AlertRow[];
  total: number;
  page: number;
  pageSize: number;
  counts: Record<AlertState | 'all', number>;
  facets: {
    brands: { id: string; name: string; count: number }[];
    violations: FacetValue[];
    relations: FacetValue[];
    engines: FacetValue[];
    countries: FacetValue[];
  };
  looked: Looked;
}

export interface AlertLine {
  id: string;
  violation: string;
  mark: string | null;
  verdict: Verdict;
  confidence: number;
  explanation: string;
  rule: { id: string; version: number };
  basis: { kind: string; reference: string; text: string; source: string | null; inForceFrom: string | null };
  exemption: string | null;
  state: AlertState;
  sightings: number;
  firstSeenAt: string;
  lastSeenAt: string;
  creativeIds: string[];
  customerHarm: { stage: string; text: string };
  nextStep: string;
}

/** A stretch `[start, end)` of one field, in UTF-16 units. */
export interface AdSpan {
  field: string;
  start: number;
  end: number;
  text: string;
  via: string;
  violation: string;
}

export interface ShownAd {
  creativeId: string;
  kind: 'text' | 'shopping';
  title: string;
  description: string | null;
  displayUrl: string | null;
  destination: string | null;
  advertiserName: string | null;
  sitelinks: { title: string; description: string | null; url: string | null }[];
  price: string | null;
  block: string;
  position: number;
  query: string | null;
  language: string | null;
  device: string | null;
  seenAt: string;
  captureId: string;
  sightings: number;
  spans: AdSpan[];
  notes: string[];
}

export interface AlertEvent {
  id: string;
  at: string;
  actor: { name: string } | null;
  kind: string;
  decision: string | null;
  violations: string[] | null;
  reason: string | null;
  text: string | null;
}

export interface AlertDetail extends AlertRow {
  lines: AlertLine[];
  allowed: AlertLine[];
  ads: ShownAd[];
  events: AlertEvent[];
  permits: { violation: string; until: string }[];
}

export type Decision = 'confirmed' | 'dismissed' | 'permitted' | 'watched';
export interface DecisionRequest {
  decision: Decision;
  lines?: string[];
  reason?: DismissReason;
  text?: string;
  permitUntil?: string;
  expectedEventId?: string;
}

export type CaptureOutcome = 'ads' | 'no-ads' | 'blocked' | 'failed';
export interface CaptureRow {
  id: string;
  fileName: string | null;
  provider: string;
  engine: string | null;
  query: string | null;
  country: string | null;
  device: string | null;
  capturedAt: string | null;
  receivedAt: string;
  outcome: CaptureOutcome | 'pending';
  reason: { code: string; message: string } | null;
  textAds: number;
  shoppingAds: number;
  findings: number;
  stage: 'stored' | 'parsed' | 'examined';
  sha256: string;
  bytes: number;
}

export interface CaptureList {
  captures: CaptureRow[];
  total: number;
  page: number;
  pageSize: number;
  counts: Record<CaptureOutcome | 'pending', number>;
}

export type CaptureAd = ShownAd & { alertId: string | null };
export interface CaptureDetail extends CaptureRow {
  ads: CaptureAd[];
}

export interface UploadResult {
  file: string;
  captureId: string | null;
  outcome: CaptureOutcome | null;
  reason: { code: string; message: string } | null;
  ads: number;
  alreadyKnown: boolean;
}

export interface Portfolio {
  brands: PortfolioBrand[];
}

export interface PortfolioBrand {
  id: string;
  name: string;
  owner: string;
  domains: string[];
  marks: {
    id: string;
    text: string;
    variants: string[];
    goods: string[];
    registrations: {
      office: string;
      number: string;
      jurisdictions: string[];
      classes: number[];
      validFrom: string | null;
      validUntil: string | null;
    }[];
  }[];
  agencies: { id: string; name: string; domains: string[] }[];
  competitors: { id: string; name: string; domains: string[] }[];
  resellers: {
    id: string;
    name: string;
    domains: string[];
    permits: { violation: string; from: string | null; until: string | null }[];
  }[];
  promises: {
    kind: string;
    statement: string;
    limit: { max?: number; min?: number; unit: string } | null;
    market: string | null;
    source: string | null;
    validFrom: string | null;
    validUntil: string | null;
  }[];
  partners: {
    id: string;
    name: string;
    network: string | null;
    publisherId: string | null;
    domains: string[];
    agreement: {
      signed: string | null;
      terms: {
        clause: string;
        subject: string;
        rule: string;
        engines: string[];
        regions: string[];
        from: string | null;
        until: string | null;
        text: string;
      }[];
    } | null;
  }[];
  watches: {
    id: string;
    queries: string[];
    engines: string[];
    markets: { country: string; language: string | null; location: string | null }[];
    devices: string[];
    schedule: string;
  }[];
}
