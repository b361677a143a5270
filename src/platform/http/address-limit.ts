/** Addresses counted at once; whoever sends from more than these in a minute starts everybody's count anew. */
const MOST_ADDRESSES = 10_000;

/** Counts requests by address within the running minute. Each server counts its own. */
export class AddressLimit {
  readonly #counts = new Map<string, number>();
  #minute = 0;

  /** @param most requests that one address may send in a minute */
  constructor(private readonly most: number) {}

  /** Counts one request; seconds to wait where it was too many, else null. */
  waitSeconds(address: string, now: Date): number | null {
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute !== this.#minute || this.#counts.size >= MOST_ADDRESSES) this.#counts.clear();
    this.#minute = minute;
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    return count > this.most ? 60 - now.getUTCSeconds() : null;
  }
}
