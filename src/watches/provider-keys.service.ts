import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { accountOf, type Credentials, PROVIDER_VARIABLES } from '../platform/config/provider-access.js';
import { UserError } from '../platform/errors/user-error.js';
import { SecretSettings } from '../platform/secrets/secret-settings.service.js';
import { ProviderKeyEvent } from './provider-key-event.entity.js';
import type { NewProviderKey, ProviderKeyState } from './provider-key.schema.js';
import type { CredentialSource } from './transport/provider-client.js';

/** Who sets or removes a key. */
interface By {
  readonly id: string;
  readonly name: string;
}

/** Keys of providers: those of the environment first, else those that an admin set, which are kept sealed. */
@Injectable()
export class ProviderKeys implements CredentialSource {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly config: Config,
    private readonly secrets: SecretSettings,
    private readonly clock: Clock,
  ) {}

  /** @param manager of the transaction under way, where there is one: a second connection might not be had within it */
  async of(provider: LiveProvider, manager: EntityManager = this.database.manager): Promise<Credentials | null> {
    const { credentials } = this.config.providers[provider];
    if (credentials !== null) return credentials;
    const kept = await this.secrets.read(manager, settingOf(provider));
    return kept?.text == null ? null : credentialsIn(kept.text, provider);
  }

  /** Whether there is a key, from where and since when; nothing of the key itself. */
  async state(provider: LiveProvider): Promise<ProviderKeyState> {
    if (this.config.providers[provider].credentials !== null)
      return { from: 'environment', setAt: null, readable: true };
    const kept = await this.secrets.read(this.database.manager, settingOf(provider));
    if (kept === null) return { from: null, setAt: null, readable: true };
    const readable = kept.text !== null && credentialsIn(kept.text, provider) !== null;
    return { from: 'settings', setAt: kept.setAt.toISOString(), readable };
  }

  /**
   * Sets the key, in place of one that was set before. The next look is taken with it.
   *
   * @throws UserError MW-KEY-IN-ENVIRONMENT, MW-KEY-INCOMPLETE, MW-NO-SECRET; none of them repeats what was given
   */
  async set(provider: LiveProvider, given: NewProviderKey['credentials'], by: By): Promise<void> {
    this.#refuseBesideEnvironment(provider);
    const fields = fieldsOf(provider);
    const odd = Object.keys(given).toSorted().join() !== fields.toSorted().join();
    if (odd) {
      const message = `${OFFERS[provider].name} is reached with ${fields.join(' and ')}, and with nothing else. Give exactly that.`;
      throw new UserError('MW-KEY-INCOMPLETE', message, 400);
    }
    await this.database.transaction(async (manager) => {
      await this.secrets.write(manager, settingOf(provider), JSON.stringify(given));
      await manager.insert(ProviderKeyEvent, this.#event(provider, 'set', by));
    });
  }

  /** Removes the key that was set here. Removing none is no error: it is gone. */
  async remove(provider: LiveProvider, by: By): Promise<void> {
    await this.database.transaction(async (manager) => {
      const removed = await this.secrets.remove(manager, settingOf(provider));
      if (removed) await manager.insert(ProviderKeyEvent, this.#event(provider, 'removed', by));
    });
  }

  #event(provider: LiveProvider, kind: ProviderKeyEvent['kind'], by: By): Omit<ProviderKeyEvent, 'id'> {
    return { at: this.clock.now(), provider, kind, byId: by.id, by: by.name };
  }

  /** A key that is set and does nothing would be looked for in vain. */
  #refuseBesideEnvironment(provider: LiveProvider): void {
    if (this.config.providers[provider].credentials === null) return;
    const variables = Object.values(PROVIDER_VARIABLES[provider].credentials).join(' and ');
    const message = `The key of ${OFFERS[provider].name} comes from the environment (${variables}), which goes first. Take it out there and start the service again, or change it there.`;
    throw new UserError('MW-KEY-IN-ENVIRONMENT', message, 409);
  }
}

function settingOf(provider: LiveProvider): string {
  return `provider:${accountOf(provider)}`;
}

function fieldsOf(provider: LiveProvider): string[] {
  return Object.keys(PROVIDER_VARIABLES[provider].credentials);
}

/** What was kept, where it is all that the provider wants now. */
function credentialsIn(text: string, provider: LiveProvider): Credentials | null {
  const kept = z.record(z.string(), z.string()).safeParse(JSON.parse(text));
  const complete = kept.success && fieldsOf(provider).every((field) => (kept.data[field] ?? '') !== '');
  return complete ? kept.data : null;
}
