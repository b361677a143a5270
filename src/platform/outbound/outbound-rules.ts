import { lookup } from 'node:dns/promises';

/** An address and port that may be asked although they are not public. */
export interface AllowedAddress {
  /** An IP address in its plain spelling, for example `127.0.0.1`; a name is allowed by where it leads. */
  readonly address: string;
  readonly port: number;
}

/** Where the guarded client may go. In the product these are the defaults; tests open it for their own servers. */
export class OutboundRules {
  /** Exceptions from the rule that only public addresses and ports 80 and 443 are asked. */
  readonly allow: readonly AllowedAddress[];
  /** All addresses that a name has; fails with a code such as ENOTFOUND. Asked once a hop. */
  readonly resolve: (name: string) => Promise<readonly string[]>;

  constructor({ allow = [], resolve = systemResolver }: Partial<OutboundRules> = {}) {
    this.allow = allow;
    this.resolve = resolve;
  }
}

async function systemResolver(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}
