import { type DynamicModule, Global, Module } from '@nestjs/common';
import { GuardedClient } from './guarded-client.js';
import { OutboundRules } from './outbound-rules.js';

/** Requests to addresses that people or ads gave, for every room. Known servers are asked with `httpClient`, which needs no module. */
@Global()
@Module({})
export class OutboundModule {
  static forRoot(rules = new OutboundRules()): DynamicModule {
    return {
      module: OutboundModule,
      providers: [{ provide: OutboundRules, useValue: rules }, GuardedClient],
      exports: [GuardedClient],
    };
  }
}
