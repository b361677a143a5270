/**
 * An error that a person can act on. The terminal prints its message, the API answers it as problem+json; neither shows
 * a stack.
 */
export class UserError extends Error {
  /**
   * @param code stable identifier, for example `MW-DB-OTHER-USER`
   * @param message what happened, where, and what to do
   * @param status HTTP status that the API answers with
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status: number = 400,
  ) {
    super(message);
    this.name = 'UserError';
  }
}
