import { engineNames, type NoteFacts, pagesWith } from './note-facts.js';

/** Something that the size of the harm hangs on. */
export interface Factor {
  readonly text: string;
  /** Whether the brand itself can change it. Actions are proposed for these alone. */
  readonly controllable: boolean;
  readonly why: string;
}

/** What the harm hangs on, each marked as within the brand's control or not. Those within it come first. */
export function factorsOf(facts: NoteFacts): Factor[] {
  const { relation } = facts.party;
  const has = (...violations: readonly string[]): boolean =>
    facts.lines.some((line) => violations.includes(line.violation));
  const engines = engineNames([...new Set(facts.markets.flatMap((market) => market.engines))]);
  const factors: (Factor | false)[] = [
    pagesWith(facts, 'no-own-ad', 'own-ad-below') > 0 && {
      text: 'Where the brand’s own ad stands, and whether it is shown at all',
      controllable: true,
      why: 'Bids and budget of the brand’s own campaign are the brand’s.',
    },
    (relation === 'affiliate' || relation === 'reseller') && {
      text: `What the ${relation} is allowed to do`,
      controllable: true,
      why: `The agreement with the ${relation} is the brand’s to enforce and to change.`,
    },
    has('promise_conflict') && {
      text: 'How clearly the brand states its own promise',
      controllable: true,
      why: 'The wording on its own pages and ads is the brand’s.',
    },
    {
      text: 'What the service team answers when customers ask',
      controllable: true,
      why: 'The service script is the brand’s.',
    },
    (relation === 'competitor' || relation === 'unknown' || relation === 'informational') && {
      text: 'Whether the advertiser goes on bidding',
      controllable: false,
      why: 'Its budget is its own; only the wording of its ad can be complained about.',
    },
    engines !== '' && {
      text: `How ${engines} arranges its results, and when it acts on a complaint`,
      controllable: false,
      why: 'The brand can file, and cannot decide.',
    },
    has('lookalike_domain', 'impersonation') && {
      text: 'How long the other site stays up',
      controllable: false,
      why: 'Its host and its registrar decide.',
    },
  ];
  return factors
    .filter((factor) => factor !== false)
    .toSorted((a, b) => Number(b.controllable) - Number(a.controllable));
}
