import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { GuardedClient } from './guarded-client.js';
import { OutboundRules } from './outbound-rules.js';

/** Requests to addresses that people or ads gave, for every room. Known servers are asked with `httpClient`, which needs no module. */
@Global()
@Module({})
export class OutboundModule {
  static forRoot(rules = new OutboundRules()): DynamicModule {
    return {
      module: OutboundModule,
      providers: [
        { provide: OutboundRules, useValue: rules },
        // Made by hand, so that the terminal can use the client without loading Nest.
        { provide: GuardedClient, useFactory: (clock: Clock) => new GuardedClient(clock, rules), inject: [Clock] },
      ],
      exports: [GuardedClient],
    };
  }
}
