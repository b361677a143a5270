import { Link } from 'react-router';
import type { Overview } from '../api/generated/types.gen.js';
import { Notice } from '../parts/notice.js';
import { count, countryName, formatAgo, formatInstant, formatNumber, listed } from '../words/format.js';
import { engineLabel, liveProviderLabel } from '../words/labels.js';
import styles from './overview.module.css';

type Looked = Overview['looked'];

/** How much was looked at in the last week, so that no number below stands alone. */
export function lookedWords({ polls, ads, noAds, couldNot, handedIn }: Looked): string {
  const handed = handedIn === 0 ? '' : `${count(handedIn, 'capture')} handed in`;
  if (polls === 0)
    return handed === '' ? 'Nothing was looked at in the last 7 days.' : `In the last 7 days: ${handed}.`;
  const parts = [
    `${formatNumber(ads)} showed ads`,
    ...(noAds > 0 ? [`${formatNumber(noAds)} showed none`] : []),
    ...(couldNot > 0 ? [`${formatNumber(couldNot)} could not look`] : []),
  ];
  return `In the last 7 days: ${count(polls, 'look')}, of which ${listed(parts)}${handed === '' ? '' : `; ${handed} besides`}.`;
}

/** Whether the product could look, before anything that it saw. */
export function LookingSection({ looked, blind }: Pick<Overview, 'looked' | 'blind'>) {
  if (blind.length === 0) {
    const idle = looked.polls + looked.handedIn === 0;
    const title = idle
      ? 'Nobody is looking'
      : looked.polls === 0
        ? 'Only what was handed in is known'
        : 'Every place looked at could be seen';
    return (
      <Notice tone={idle ? 'amber' : 'neutral'} title={title}>
        <p>
          {lookedWords(looked)}
          {looked.lastAt === null ? null : (
            <>
              {' '}
              Last look{' '}
              <time dateTime={looked.lastAt} title={formatInstant(looked.lastAt)}>
                {formatAgo(looked.lastAt)}
              </time>
              .
            </>
          )}{' '}
          <Link to="/coverage">Coverage</Link>
        </p>
        {idle ? (
          <p>Give a watch a provider and a budget in the portfolio file, or hand in captures.</p>
        ) : looked.polls === 0 ? (
          <p>The product took no look itself: what nobody handed in is not known.</p>
        ) : null}
      </Notice>
    );
  }
  return (
    <Notice tone="red" title={`Blind in ${count(blind.length, 'place')}: silence there means nothing`}>
      <ul className={styles.blind}>
        {blind.slice(0, 4).map((slice) => (
          <li key={`${slice.provider} ${slice.engine} ${slice.country}`}>
            <strong>
              {liveProviderLabel(slice.provider)}, {engineLabel(slice.engine)} in {countryName(slice.country)}
            </strong>
            : nothing can be said since {formatInstant(slice.since)} ({count(slice.looks, 'look')}).{' '}
            {slice.reason.message}
          </li>
        ))}
      </ul>
      <p>
        {blind.length > 4 ? `${formatNumber(blind.length - 4)} more. ` : ''}
        {lookedWords(looked)} <Link to="/coverage">Coverage</Link>
      </p>
    </Notice>
  );
}
