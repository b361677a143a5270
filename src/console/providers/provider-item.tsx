import type { ProviderRow } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { OutsideLink } from '../parts/outside-link.js';
import { Tag } from '../parts/tag.js';
import { count, formatInstant } from '../words/format.js';
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
      {provider.circuits.map((circuit) => (
        <CircuitNotice key={circuit.engine ?? ''} circuit={circuit} />
      ))}
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

/** That a provider fails, or is not asked at all for a while, why, and what to do. */
function CircuitNotice({ circuit }: { circuit: ProviderRow['circuits'][number] }) {
  const where = circuit.engine === null ? '' : ` for ${engineLabel(circuit.engine)}`;
  const title =
    circuit.openUntil === null
      ? `Fails${where} since ${formatInstant(circuit.since)}`
      : `Not asked${where} until ${formatInstant(circuit.openUntil)}; fails since ${formatInstant(circuit.since)}`;
  return (
    <Notice tone="amber" title={title}>
      <p>
        {circuit.means} <HostileText text={circuit.message} /> <code>{circuit.code}</code>
      </p>
      <p>
        <strong>To do:</strong> {circuit.todo} It is tried again by itself, and at once by a look that a person asks
        for.
      </p>
    </Notice>
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
