import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { open, seal, type SealingKey, sealingKey } from './sealed.js';
import { installationSecret, makeInstallationSecret } from './sealing-secrets.js';
import { SecretSetting } from './secret-setting.entity.js';

/** What is kept of a secret setting: when it was set, and its text where this process holds the secret that sealed it. */
export interface KeptSecret {
  readonly setAt: Date;
  /** Null where it was sealed with a secret that this process does not hold, or was changed since. */
  readonly text: string | null;
}

/** Keeps settings that nobody may read in the database, sealed with the secrets of the environment or the installation. */
@Injectable()
export class SecretSettings {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async read(manager: EntityManager, name: string): Promise<KeptSecret | null> {
    const kept = await manager.findOneBy(SecretSetting, { name });
    if (kept === null) return null;
    const keys = await this.#keys();
    const texts = keys.map((key) => open(kept, name, key)).filter((text) => text !== null);
    return { setAt: kept.setAt, text: texts[0] ?? null };
  }

  /**
   * Sets it, in place of what it said before.
   *
   * @throws UserError MW-NO-SECRET where there is nothing to seal it with
   */
  async write(manager: EntityManager, name: string, text: string): Promise<void> {
    const [first] = await this.#keys();
    const key = first ?? sealingKey(await makeInstallationSecret(this.config.home));
    await manager.upsert(SecretSetting, { name, ...seal(text, name, key), setAt: this.clock.now() }, ['name']);
  }

  /** Returns whether there was one. */
  async remove(manager: EntityManager, name: string): Promise<boolean> {
    const { affected } = await manager.delete(SecretSetting, { name });
    return affected === 1;
  }

  /** Ids of the secrets that this process holds. */
  async keyIds(): Promise<string[]> {
    return (await this.#keys()).map(({ id }) => id);
  }

  /** The first one seals; all of them open. */
  async #keys(): Promise<SealingKey[]> {
    const own = await installationSecret(this.config.home);
    return [...this.config.secrets, ...(own === null ? [] : [own])].map(sealingKey);
  }
}
