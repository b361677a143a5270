import type { ProviderRow } from '../api/generated/types.gen.js';
import { OutsideLink } from '../parts/outside-link.js';
import { Tag } from '../parts/tag.js';
import { count } from '../words/format.js';
import { deviceLabel, engineLabel } from '../words/labels.js';
import { ProviderKey } from './provider-key.js';
import {
  countriesWords,
  paceWords,
  perThousand,
  priceWords,
  screenshotWords,
  vouchedLabel,
  vouchedMeaning,
} from './provider-words.js';
import styles from './providers.module.css';

type Engine = ProviderRow['engines'][number];

const TONES = { recorded: 'green', documented: 'neutral', reconstructed: 'amber' } as const;

/** One provider: its key, its engines, what a look costs and how often it may be asked. */
export function ProviderItem({ provider }: { provider: ProviderRow }) {
  return (
    <li className={`card pad stack tight ${styles.provider}`}>
      <div className="row">
        <h2 className={styles.name}>{provider.name}</h2>
        <Tag tone={provider.keySet ? 'green' : provider.watches > 0 ? 'amber' : 'neutral'}>
          {provider.keySet ? 'Key set' : provider.key.from === null ? 'No key' : 'Key not readable'}
        </Tag>
        <span className="dim small">
          {provider.watches === 0 ? 'in no watch' : `in ${count(provider.watches, 'watch', 'watches')}`}
        </span>
      </div>
      <ul className={`plain ${styles.engines}`} aria-label={`Engines of ${provider.name}`}>
        {provider.engines.map((engine) => (
          <EngineLine key={engine.engine} engine={engine} />
        ))}
      </ul>
      <dl className={styles.facts}>
        <div>
          <dt>Key</dt>
          <dd>
            <ProviderKey provider={provider} />
          </dd>
        </div>
        <div>
          <dt>Price</dt>
          <dd>
            {priceWords(provider.price)}
            {provider.price === null ? null : <Plans price={provider.price} />}
          </dd>
        </div>
        <div>
          <dt>Pace</dt>
          <dd>
            {paceWords(provider)}
            <span className="dim small">{provider.limits}</span>
          </dd>
        </div>
        <div>
          <dt>Screenshots</dt>
          <dd>{screenshotWords(provider.screenshots)}</dd>
        </div>
      </dl>
    </li>
  );
}

function EngineLine({ engine: { engine, devices, countries, places, vouched } }: { engine: Engine }) {
  return (
    <li className={styles.engine}>
      <b>{engineLabel(engine)}</b>
      <span className="small">
        {devices.map((device) => deviceLabel(device).toLowerCase()).join(', ')} · from {countriesWords(countries)}
        {places ? ' and places within' : ''}
      </span>
      <Tag tone={TONES[vouched]} title={vouchedMeaning(vouched)}>
        {vouchedLabel(vouched)}
      </Tag>
    </li>
  );
}

function Plans({ price }: { price: NonNullable<ProviderRow['price']> }) {
  return (
    <span className="dim small">
      {price.plans.map(({ plan, usdPerLook }) => `${plan}: ${perThousand(usdPerLook)}`).join(' · ')}. Stated in{' '}
      {price.asOf} at <OutsideLink href={price.source}>{new URL(price.source).hostname}</OutsideLink>.
    </span>
  );
}
