import { Button } from '@mantine/core';
import { useState } from 'react';
import { ShownAdCard } from '../ads/shown-ad.js';
import type { VerdictOf } from '../ads/mark-legend.js';
import type { ShownAd } from '../api/generated/types.gen.js';
import { count } from '../words/format.js';
import styles from './alert-page.module.css';

const FIRST = 2;

/** The alert's further ads; many of them stay folded, because one is enough to decide. */
export function OtherAds({
  ads,
  engine,
  verdictOf,
}: {
  ads: readonly ShownAd[];
  engine: string;
  verdictOf: VerdictOf;
}) {
  const [limit, setLimit] = useState(FIRST);
  const rest = ads.length - limit;
  return (
    <section className="card" aria-labelledby="others-heading">
      <h2 id="others-heading" className="eyebrow pad" style={{ paddingBottom: '0.625rem' }}>
        {count(ads.length, 'more ad')} of this alert
      </h2>
      {ads.slice(0, limit).map((ad) => (
        <div key={`${ad.creativeId} ${ad.captureId} ${ad.position}`} className={styles.other}>
          <ShownAdCard ad={ad} engine={engine} verdictOf={verdictOf} />
        </div>
      ))}
      {rest <= 0 ? null : (
        <div className={styles.other}>
          <Button size="xs" variant="default" onClick={() => setLimit(limit + 20)}>
            Show {count(Math.min(rest, 20), 'more ad')}
          </Button>
        </div>
      )}
    </section>
  );
}
