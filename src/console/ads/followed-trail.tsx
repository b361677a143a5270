import type { ShownTrail } from '../api/generated/types.gen.js';
import { CopyText } from '../parts/copy-text.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { formatInstant } from '../words/format.js';
import { againWords, followedWords, hopWords, paidWords } from '../words/trails.js';
import styles from './ads.module.css';

type Hops = ShownTrail['hops'];

/** Where the link of an ad was found to lead: who is paid, every address on the way, and what a second asking told. */
export function FollowedTrail({ trail }: { trail: ShownTrail }) {
  const { hops, end, why, again, landingSha256, followedAt } = trail;
  const ledTheSameWay = again !== null && addressesOf(again.hops) === addressesOf(hops);
  return (
    <details className={styles.trail}>
      <summary>
        <strong>{followedWords(end)}</strong>{' '}
        <span>
          <HostileText text={shorten(why, 200)} /> <HostileText text={shorten(paidWords(trail), 200)} />
        </span>
      </summary>
      <p className="dim small">
        <time dateTime={followedAt}>{formatInstant(followedAt)}</time>
        {landingSha256 === null ? null : <KeptPage id={trail.id} asking="first" sha256={landingSha256} />}
      </p>
      <HopList hops={hops} end={end} label="Addresses on the way" />
      {again === null ? null : (
        <>
          <p className="small">
            <strong>{againWords(again.by)}.</strong>{' '}
            {ledTheSameWay ? 'It led the same way.' : <HostileText text={shorten(again.why, 200)} />}
          </p>
          {again.sha256 === null ? null : (
            <p className="dim small">
              <KeptPage id={trail.id} asking="again" sha256={again.sha256} />
            </p>
          )}
          {ledTheSameWay ? null : <HopList hops={again.hops} end={again.end} label={againWords(again.by)} />}
        </>
      )}
    </details>
  );
}

/** The page at the end, to be saved; a stranger's page is never shown here. */
function KeptPage({ id, asking, sha256 }: { id: string; asking: 'first' | 'again'; sha256: string }) {
  return (
    <>
      {' '}
      <a href={`/api/trails/${encodeURIComponent(id)}/pages/${asking}`} download>
        The page that it ended at
      </a>{' '}
      is kept as evidence, SHA-256 <code title={sha256}>{sha256.slice(0, 12)}…</code>
    </>
  );
}

function HopList({ hops, end, label }: { hops: Hops; end: ShownTrail['end']; label: string }) {
  return (
    <ol className={styles.hops} aria-label={label}>
      {hops.map(({ url, status, leftBy }, at) => (
        <li key={at}>
          <span className={styles.hop}>
            <strong>
              <HostileText text={shorten(hostOf(url), 80)} address />
            </strong>
            <span className="dim small">
              {hopWords(leftBy, end)}
              {status === null ? '' : ` (${status})`}
            </span>
            <CopyText text={url} label="Copy the address" />
          </span>
          <span className={`${styles.address} dim small`} title={shorten(url, 500)}>
            <HostileText text={shorten(url, 160)} address />
          </span>
        </li>
      ))}
    </ol>
  );
}

function addressesOf(hops: Hops): string {
  return hops.map(({ url }) => url).join('\n');
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
