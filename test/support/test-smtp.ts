import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { ParsedMail } from './received-mail.js';

/** What goes wrong, at which stage of a mail. */
export interface SmtpBehaviour {
  /** `busy`: 421 instead of a greeting. `silent`: no greeting at all. */
  readonly connect?: 'busy' | 'silent';
  /** Reply code to MAIL FROM, 4xx or 5xx. */
  readonly sender?: number;
  /** Reply code to RCPT TO, for example 550. */
  readonly recipient?: number;
  /** How often each recipient is put off with 451 before it is taken. */
  readonly greylist?: number;
  /** `close`: hangs up after the first bytes of the message. */
  readonly duringData?: 'close';
  /** After the message's end: another reply than 250, no reply at all, or hanging up. The server then has the mail all the same. */
  readonly afterData?: number | 'hang' | 'close';
  /** Waits so many milliseconds before it answers a recipient and a message. */
  readonly slowMs?: number;
}

export interface SmtpOptions {
  /** Takes mail only from who signs in so. */
  readonly login?: { readonly user: string; readonly pass: string };
  /** Offers STARTTLS, or speaks TLS from the first byte, with a certificate that nobody trusts. */
  readonly tls?: 'starttls' | 'implicit';
}

/** A mail that reached its end. Whether the client was told so depends on `afterData`. */
export class ReceivedMail extends ParsedMail {
  constructor(
    readonly raw: Buffer,
    readonly envelope: { readonly from: string; readonly to: readonly string[] },
    /** Who had signed in; null without a login. */
    readonly user: string | null,
    /** The reply that the client got; null when it got none. */
    readonly reply: number | null,
  ) {
    super(raw);
  }
}

/** A real mail server on 127.0.0.1. Spec files take it from `smtp.ts`; this file can be used outside of jest too. */
export class TestSmtp {
  /** What it has in full, in the order of arrival. */
  readonly mails: ReceivedMail[] = [];
  /** Every recipient that a client named, taken or not. */
  readonly recipientsTried: string[] = [];
  /** How many clients connected. */
  connections = 0;
  #behaviour: SmtpBehaviour = {};
  #server: SMTPServer;
  #port = 0;
  #unfinished = new Map<string, Buffer>();
  #waiting: (() => void)[] = [];

  constructor(private readonly options: SmtpOptions = {}) {
    this.#server = this.#newServer();
  }

  /** For MAIL_URL. With a login it holds user and password. */
  get url(): string {
    const { login, tls } = this.options;
    const who = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@` : '';
    return `${tls === 'implicit' ? 'smtps' : 'smtp'}://${who}127.0.0.1:${this.#port}`;
  }

  /** From now on behaves like this, and in nothing else out of the ordinary. */
  behave(behaviour: SmtpBehaviour): void {
    this.#behaviour = behaviour;
  }

  /** Forgets mails and counts, and behaves well again. */
  reset(): void {
    this.mails.length = 0;
    this.recipientsTried.length = 0;
    this.connections = 0;
    this.#behaviour = {};
  }

  /** Resolves when it has so many mails in full. */
  received(count: number): Promise<void> {
    return this.#until(() => this.mails.length >= count);
  }

  /** Resolves when a message under way, not at its end yet, holds this text. */
  receiving(text: string): Promise<void> {
    return this.#until(() => [...this.#unfinished.values()].some((bytes) => bytes.includes(text)));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.server.address() as AddressInfo).port;
  }

  /** Goes away; its port refuses connections until `start()`, which takes the same port again. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const connection of this.#server.connections) connection._socket.destroy();
    await closed;
    this.#server = this.#newServer();
  }

  #newServer(): SMTPServer {
    const { login, tls } = this.options;
    const server = new SMTPServer({
      // Not even its warning that the certificate it brings along is everybody's: that is what it is for here.
      logger: false,
      secure: tls === 'implicit',
      disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
      authOptional: login === undefined,
      allowInsecureAuth: true,
      disableReverseLookup: true,
      onAuth: (given, _session, done) => {
        const isRight = given.username === login?.user && given.password === login?.pass;
        done(isRight ? null : reply(535), { user: isRight ? given.username : undefined });
      },
      onConnect: (_session, done) => {
        this.connections += 1;
        if (this.#behaviour.connect !== 'silent') done(this.#behaviour.connect === 'busy' ? reply(421) : null);
      },
      onMailFrom: (_address, _session, done) => done(this.#behaviour.sender ? reply(this.#behaviour.sender) : null),
      onRcptTo: ({ address }, _session, done) => {
        this.recipientsTried.push(address);
        this.#later(() => done(this.#refusalOf(address)));
      },
      onData: (stream, session, done) => this.#take(stream, session, done),
    });
    // A client that does not trust the certificate, or that is gone, is no fault of the server.
    server.on('error', () => undefined);
    return server;
  }

  #refusalOf(address: string): Error | null {
    const { recipient, greylist = 0 } = this.#behaviour;
    if (recipient) return reply(recipient);
    return this.recipientsTried.filter((tried) => tried === address).length <= greylist ? reply(451) : null;
  }

  #take(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const { duringData, afterData } = this.#behaviour;
    const hangUp = (): void => {
      for (const { id, _socket } of this.#server.connections) if (id === session.id) _socket.destroy();
    };
    let bytes = Buffer.alloc(0);
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => {
      if (duringData === 'close') {
        hangUp();
        return;
      }
      chunks.push(chunk);
      bytes = Buffer.concat(chunks);
      this.#unfinished.set(session.id, bytes);
      this.#tell();
    });
    stream.on('error', () => this.#unfinished.delete(session.id));
    stream.on('end', () => {
      this.#unfinished.delete(session.id);
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
      const code = typeof afterData === 'string' ? null : (afterData ?? 250);
      const user = typeof session.user === 'string' ? session.user : null;
      this.mails.push(new ReceivedMail(bytes, envelope, user, code));
      this.#tell();
      if (afterData === 'close') hangUp();
      else if (code !== null) this.#later(() => done(code === 250 ? null : reply(code)));
    });
  }

  #later(step: () => void): void {
    const { slowMs } = this.#behaviour;
    if (slowMs === undefined) step();
    else void setTimeout(slowMs, undefined, { ref: false }).then(step);
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #tell(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

function reply(code: number): Error {
  return Object.assign(new Error(`says the test, ${code}`), { responseCode: code });
}
