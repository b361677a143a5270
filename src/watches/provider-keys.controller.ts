import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { Roles } from '../accounts/role.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { LIVE_PROVIDERS, type LiveProvider } from '../domain/scheduling/live-providers.js';
import { Answers } from '../platform/http/answers.js';
import { newProviderKey, type NewProviderKey, providerKey, type ProviderKeyState } from './provider-key.schema.js';
import { ProviderKeys } from './provider-keys.service.js';

const provider = z.enum(LIVE_PROVIDERS);

/** Sets and removes keys of providers; only an admin may. What is answered says that there is a key, never which. */
@Controller('api/providers/:provider/key')
export class ProviderKeysController {
  constructor(private readonly keys: ProviderKeys) {}

  @Get()
  @Answers(providerKey)
  read(@Param('provider', { schema: provider }) name: LiveProvider): Promise<ProviderKeyState> {
    return this.keys.state(name);
  }

  @Put()
  @Roles('admin')
  @Answers(providerKey)
  async set(
    @Param('provider', { schema: provider }) name: LiveProvider,
    @Body({ schema: newProviderKey }) { credentials }: NewProviderKey,
    @CurrentUser() user: SignedInUser,
  ): Promise<ProviderKeyState> {
    await this.keys.set(name, credentials, user);
    return this.keys.state(name);
  }

  @Delete()
  @Roles('admin')
  @HttpCode(204)
  async remove(
    @Param('provider', { schema: provider }) name: LiveProvider,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.keys.remove(name, user);
  }
}
