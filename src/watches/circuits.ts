import { type EntityManager, In } from 'typeorm';
import type { Engine } from '../domain/capture/capture.js';
import {
  afterFailure,
  type CircuitFailure,
  mayPass,
  speaksAgainst,
  TRIAL_SECONDS,
} from '../domain/scheduling/circuit.js';
import { type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';
import type { LookReasonCode } from '../domain/scheduling/look-reasons.js';
import type { Poll } from './poll.entity.js';
import { ProviderCircuit } from './provider-circuit.entity.js';
import { type LookFailure, lasting, passing } from './transport/transport.js';

/**
 * Whether a look must leave a provider alone: null where it may be asked. Where a pause is over this look is the one that
 * tries, and the others go on waiting for what it brings. A look that a person asked for always tries.
 */
export async function heldBack(manager: EntityManager, poll: Poll, now: Date): Promise<LookFailure | null> {
  const circuits = await manager.find(ProviderCircuit, {
    where: { provider: poll.provider, engine: In(['', poll.engine]) },
    order: { engine: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  if (poll.purpose === 'asked') return null;
  for (const circuit of circuits)
    if (circuit.openUntil !== null && circuit.openUntil > now) return because(circuit, now);
  for (const { provider, engine, openUntil } of circuits)
    if (openUntil !== null)
      await manager.update(ProviderCircuit, { provider, engine }, { openUntil: later(now, TRIAL_SECONDS) });
  return null;
}

/** In words that a person can act on: what the provider said when it last was asked, and that it is not asked now. */
function because({ provider, openUntil, code, message }: ProviderCircuit, now: Date): LookFailure {
  const until = openUntil ?? now;
  const said = `${message} It was not asked for this look, and is not before ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
  const { name } = OFFERS[provider];
  const text = said.includes(name) ? said : `${name}: ${said}`;
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return mayPass(code) ? passing(code as LookReasonCode, text, seconds) : lasting(code as LookReasonCode, text);
}

/** Counts a failure against the provider or its engine, whichever it speaks against. */
export async function noteFailure(
  manager: EntityManager,
  { provider, engine }: { readonly provider: LiveProvider; readonly engine: Engine },
  failure: CircuitFailure,
  now: Date,
): Promise<void> {
  const against = speaksAgainst(failure.code);
  if (against === null) return;
  const key = { provider, engine: against === 'provider' ? ('' as const) : engine };
  const before = await manager.findOne(ProviderCircuit, { where: key, lock: { mode: 'pessimistic_write' } });
  await manager.upsert(ProviderCircuit, { ...key, ...afterFailure(before, failure, now) }, ['provider', 'engine']);
}

/** Closes a provider's circuit because it answered. What its replies hold is judged when they are read. */
export async function noteAnswer(manager: EntityManager, provider: LiveProvider): Promise<void> {
  await manager.query("DELETE FROM provider_circuit WHERE provider = $1 AND engine = ''", [provider]);
}

/** What was read of a reply. */
export interface ReadReply {
  readonly provider: LiveProvider;
  readonly engine: Engine;
  readonly outcome: string;
  readonly code: string | null;
  readonly message: string | null;
}

/** Closes or opens circuits of engines by how replies were read. Of one batch, failures count after what was read well. */
export async function noteReadings(manager: EntityManager, replies: readonly ReadReply[], now: Date): Promise<void> {
  const well = replies.filter(({ outcome }) => outcome === 'ads' || outcome === 'no-ads');
  if (well.length > 0) {
    await manager.query(
      `DELETE FROM provider_circuit c USING unnest($1::text[], $2::text[]) AS well (provider, engine)
       WHERE c.provider = well.provider AND c.engine = well.engine`,
      [well.map(({ provider }) => provider), well.map(({ engine }) => engine)],
    );
  }
  for (const { provider, engine, code, message } of replies) {
    if (code !== null && speaksAgainst(code) === 'engine')
      await noteFailure(manager, { provider, engine }, { code, message: message ?? '', retryAfter: null }, now);
  }
}

const later = (instant: Date, seconds: number): Date => new Date(instant.getTime() + seconds * 1000);
