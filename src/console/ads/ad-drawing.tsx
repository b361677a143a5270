import { useState } from 'react';
import type { ShownAd } from '../api/generated/types.gen.js';
import { HostileText, shorten } from '../parts/hostile-text.js';
import { count } from '../words/format.js';
import styles from './ads.module.css';
import type { LegendEntry } from './mark-legend.js';
import { MarkedText } from './marked-text.js';

interface AdDrawingProps {
  ad: ShownAd;
  engine: string | null;
  legend: readonly LegendEntry[];
}

/**
 * Draws the ad in the manner of its engine. Nothing in it is a link: clicking a live ad costs its advertiser money and
 * may be unsafe.
 */
export function AdDrawing({ ad, engine, legend }: AdDrawingProps) {
  const look = engine === 'bing' || engine === 'yahoo' || engine === 'duckduckgo' ? 'bing' : 'google';
  const field = (name: string, text: string, limit?: number, address?: boolean) => (
    <MarkedText
      text={text}
      field={name}
      spans={ad.spans}
      legend={legend}
      {...(limit ? { limit } : {})}
      address={address ?? false}
    />
  );
  const shown = ad.displayUrl;
  if (ad.kind === 'shopping') {
    return (
      <div className={`${styles.drawing} ${styles.shopping}`} data-look={look} lang={ad.language ?? undefined}>
        <span className={styles.badge}>Sponsored</span>
        <div className={styles.picture} aria-hidden="true" />
        <div className={styles.title}>{field('title', ad.title, 200)}</div>
        {ad.price === null ? null : (
          <div className={styles.price}>
            <HostileText text={shorten(ad.price, 40)} />
          </div>
        )}
        {shown === null && ad.advertiserName === null ? null : (
          <div className={styles.shop}>
            {shown === null ? (
              <HostileText text={shorten(ad.advertiserName ?? '', 60)} />
            ) : (
              field('displayUrl', shown, 120, true)
            )}
          </div>
        )}
        {ad.description === null ? null : <div className={styles.text}>{field('description', ad.description)}</div>}
      </div>
    );
  }
  return (
    <div className={styles.drawing} data-look={look} lang={ad.language ?? undefined}>
      {look === 'google' ? (
        <>
          <span className={styles.badge}>Sponsored</span>
          {shown === null ? null : <div className={styles.url}>{field('displayUrl', shown, 160, true)}</div>}
          <div className={styles.title}>{field('title', ad.title, 200)}</div>
        </>
      ) : (
        <>
          <div className={styles.title}>{field('title', ad.title, 200)}</div>
          <div className={styles.url}>
            {shown === null ? null : field('displayUrl', shown, 160, true)}{' '}
            <span className={styles.badge}>Sponsored</span>
          </div>
        </>
      )}
      {ad.description === null ? null : <div className={styles.text}>{field('description', ad.description)}</div>}
      <Sitelinks ad={ad} legend={legend} />
    </div>
  );
}

const FIRST_SITELINKS = 6;
/** A hostile reply may carry a hundred thousand; nobody reads more than these. */
const MOST_SITELINKS = 60;

function Sitelinks({ ad, legend }: { ad: ShownAd; legend: readonly LegendEntry[] }) {
  const [all, setAll] = useState(false);
  if (ad.sitelinks.length === 0) return null;
  const shown = ad.sitelinks.slice(0, all ? MOST_SITELINKS : FIRST_SITELINKS);
  const rest = ad.sitelinks.length - shown.length;
  return (
    <>
      <ul className={`plain ${styles.sitelinks}`} aria-label="Sitelinks">
        {shown.map((sitelink, index) => (
          <li key={index}>
            <div className={styles.sitelink}>
              <MarkedText
                text={sitelink.title}
                field={`sitelinks.${index}.title`}
                spans={ad.spans}
                legend={legend}
                limit={80}
              />
            </div>
            {sitelink.description === null ? null : (
              <div className={styles.text}>
                <MarkedText
                  text={sitelink.description}
                  field={`sitelinks.${index}.description`}
                  spans={ad.spans}
                  legend={legend}
                  limit={120}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {rest === 0 ? null : all ? (
        <p className="dim small">And {count(rest, 'more sitelink')}, in the raw capture.</p>
      ) : (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {count(rest, 'more sitelink')}
        </button>
      )}
    </>
  );
}
