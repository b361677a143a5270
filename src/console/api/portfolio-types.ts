/** What the portfolio screen answers. */
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
