import type { Alert } from '../api/generated/types.gen.js';
import { FirstFew } from '../parts/first-few.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { count, formatDay, formatInstant } from '../words/format.js';
import { librarySourceLabel } from '../words/labels.js';

type Advertisers = Alert['advertisers'];
type Account = Advertisers['accounts'][number];

/** Accounts that libraries of ads list under the party's name or domain. Nothing where nobody asked. */
export function AdvertiserAccounts({ advertisers }: { advertisers: Advertisers }) {
  if (advertisers.accounts.length === 0) return null;
  return (
    <section className="card pad stack tight" aria-labelledby="advertisers-heading">
      <h2 id="advertisers-heading" className="eyebrow">
        In libraries of ads
      </h2>
      <p className="dim">{advertisers.note}</p>
      <FirstFew items={advertisers.accounts} few={5} noun="more account">
        {(shown) => (
          <ul className="plain stack tight">
            {shown.map((account, at) => (
              <li key={at}>
                <strong>
                  <HostileText text={shorten(account.name, 120)} />
                </strong>{' '}
                <span className="dim">
                  <HostileText text={shorten(factsOf(account), 300)} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </FirstFew>
    </section>
  );
}

function factsOf({
  id,
  source,
  verified,
  firstShown,
  lastShown,
  creatives,
  regions,
  askedFor,
  askedAt,
}: Account): string {
  const shown =
    firstShown === null || lastShown === null
      ? null
      : `shown ${formatDay(firstShown.slice(0, 10))} to ${formatDay(lastShown.slice(0, 10))}`;
  const facts = [
    id,
    verified === null ? null : verified ? 'verified' : 'not verified',
    creatives === null ? null : count(creatives, 'ad'),
    shown,
    regions.length === 0 ? null : regions.join(', '),
    `${librarySourceLabel(source)}, asked for “${askedFor}” on ${formatInstant(askedAt)}`,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}
