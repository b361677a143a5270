import axios, { isAxiosError } from 'axios';
import { type LookFailure, lasting, passing } from './transport.js';

export interface ProviderRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ProviderReply {
  readonly status: number;
  /** Seconds, from the header of that name. */
  readonly retryAfter: number | null;
  readonly bytes: Buffer;
}

export interface SendLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Live searches take seconds, rarely more than half a minute; results pages have some megabytes at most. */
export const LIMITS: SendLimits = { timeoutMs: 60_000, maxBytes: 16 * 1024 * 1024 };

/** Sends once and never throws. Redirects are not followed: the key would go wherever they lead. */
export async function send(
  name: string,
  request: ProviderRequest,
  signal: AbortSignal,
  { timeoutMs, maxBytes }: SendLimits = LIMITS,
): Promise<ProviderReply | LookFailure> {
  try {
    const answer = await axios.request<ArrayBuffer>({
      method: request.method,
      url: request.url.href,
      headers: { ...request.headers },
      data: request.body,
      responseType: 'arraybuffer',
      timeout: timeoutMs,
      maxContentLength: maxBytes,
      maxRedirects: 0,
      signal,
      validateStatus: () => true,
    });
    const header: unknown = answer.headers['retry-after'];
    return { status: answer.status, retryAfter: seconds(header), bytes: Buffer.from(answer.data) };
  } catch (error) {
    return whyNot(name, error);
  }
}

function seconds(header: unknown): number | null {
  return typeof header === 'string' && /^\d+$/.test(header) ? Number(header) : null;
}

/** By the error's code, never by its text; the message is our own, because a library's may repeat the address and its key. */
function whyNot(name: string, error: unknown): LookFailure {
  const code = isAxiosError(error) ? (error.code ?? '') : '';
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return passing('timed-out', `${name} did not answer in time.`);
  return code === 'ERR_BAD_RESPONSE'
    ? lasting('reply-too-large', `${name}'s reply is larger than is read.`)
    : passing('unreachable', `${name} could not be reached (${code}).`);
}
