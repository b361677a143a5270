/** The only source of the present time. Tests and rescans put their own in its place. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

/** The machine's clock. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** A clock that stands where it was set; for tests and for the demo's dated samples. */
export class FixedClock extends Clock {
  #instant: Date;

  constructor(instant: Date | string) {
    super();
    this.#instant = new Date(instant);
  }

  override now(): Date {
    return new Date(this.#instant);
  }

  /** Moves the clock by a number of milliseconds, which may be negative. */
  advance(milliseconds: number): void {
    this.#instant = new Date(this.#instant.getTime() + milliseconds);
  }
}
