import SMTPConnection, { type SMTPEnvelope } from 'nodemailer/lib/smtp-connection';
import type { HeldMessage } from './held-message.js';
import type { MailServer } from './mail-url.js';

/** How long to wait for a mail server, in milliseconds. */
export interface SmtpTimeouts {
  /** For the connection, the greeting and the start of TLS together. */
  readonly connect: number;
  /** For the greeting alone. */
  readonly greeting: number;
  /** For every further answer. RFC 5321 4.5.3.2: five minutes for sender and recipient, ten for the whole mail. */
  readonly silence: number;
}

/** A server that got QUIT and does not hang up is hung up on. */
const GOODBYE_MS = 5000;

/** One connection to a mail server, for one mail. Its promises reject with nodemailer's errors, which carry a reply code. */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  /** Rejects when the connection is gone; some of nodemailer's callbacks are never called then. */
  readonly #gone: Promise<never>;

  constructor(
    private readonly server: MailServer,
    timeouts: SmtpTimeouts,
  ) {
    const { host, port, secure, requireTLS } = server;
    this.#connection = new SMTPConnection({
      host,
      port,
      secure,
      requireTLS,
      connectionTimeout: timeouts.connect,
      dnsTimeout: timeouts.connect,
      greetingTimeout: timeouts.greeting,
      socketTimeout: timeouts.silence,
      // Closing means dropping: what is not written by then is never written.
      socketCloseTimeout: 0,
      maxResponseSize: 64 * 1024,
    });
    this.#gone = new Promise((_resolve, reject) => {
      this.#connection.on('error', reject);
      // The error that says more, if there is one, comes within the same turn.
      this.#connection.once('end', () => setImmediate(() => reject(new ConnectionLost())));
    });
    this.#gone.catch(() => undefined);
  }

  /** Connects, and signs in where MAIL_URL has a user. */
  async open(): Promise<void> {
    const connection = this.#connection;
    await this.#orGone((done) => connection.connect(done));
    const { login } = this.server;
    if (login !== null) await this.#orGone((done) => connection.login({ ...login }, done));
  }

  /** Sends the message and answers what the server replied after its end. */
  async transmit(envelope: SMTPEnvelope, message: HeldMessage): Promise<string> {
    let response = '';
    await this.#orGone((done) =>
      this.#connection.send(envelope, message.stream, (error, info) => {
        // On an error there is no info, whatever its type says.
        if (!error) response = info.response;
        done(error);
      }),
    );
    return response;
  }

  /** Says goodbye, without keeping anybody waiting. */
  leave(): void {
    const connection = this.#connection;
    const giveUp = setTimeout(() => connection.close(), GOODBYE_MS);
    connection.once('end', () => clearTimeout(giveUp));
    connection.quit();
  }

  /** Drops the connection at once. */
  drop(): void {
    this.#connection.close();
  }

  #orGone(step: (done: (error?: Error | null) => void) => void): Promise<void> {
    const finished = new Promise<void>((resolve, reject) => step((error) => (error ? reject(error) : resolve())));
    return Promise.race([finished, this.#gone]);
  }
}

class ConnectionLost extends Error {
  readonly code = 'ECONNECTION';
}
