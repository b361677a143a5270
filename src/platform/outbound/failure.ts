import { CONNECT_TIMED_OUT, WRONG_PEER } from './connection.js';
import { type OutboundCode, OutboundError, type OutboundFailure } from './outbound-error.js';
import { TOO_LARGE, UNKNOWN_ENCODING } from './read-body.js';

/** Codes whose beginning does not tell what they are. */
const KNOWN: Readonly<Record<string, OutboundCode>> = {
  [CONNECT_TIMED_OUT]: 'timed-out',
  [WRONG_PEER]: 'refused-address',
  ETIMEDOUT: 'timed-out',
  ENOTFOUND: 'unknown-host',
  ENODATA: 'unknown-host',
  [TOO_LARGE]: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
  [UNKNOWN_ENCODING]: 'bad-encoding',
  ERR_STREAM_PREMATURE_CLOSE: 'truncated',
  Z_BUF_ERROR: 'truncated',
  ERR_INVALID_URL: 'bad-request',
  ERR_INVALID_CHAR: 'bad-request',
  ERR_INVALID_HTTP_TOKEN: 'bad-request',
  ERR_UNESCAPED_CHARACTERS: 'bad-request',
  ERR_BAD_REQUEST: 'bad-request',
  ERR_BAD_OPTION: 'bad-request',
  ERR_BAD_OPTION_VALUE: 'bad-request',
};

/** Brotli's codes begin with `ERR_` and a second underscore, for example `ERR__ERROR_FORMAT_PADDING_1`. */
const PACKING = /^(Z_|ERR__|ERR_BROTLI)/;

/** The verification codes that Node's documentation of `tls` lists have no common beginning. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|^(ERR_TLS|ERR_SSL|CRL_|INVALID_|EPROTO|HOSTNAME_MISMATCH|PATH_LENGTH)/;

const SENTENCES: Partial<Record<OutboundCode, string>> = {
  'timed-out': 'did not answer in the time allowed',
  unreachable: 'does not answer',
  truncated: 'broke its answer off before the end',
  'unknown-host': 'is a name without an address',
  'too-large': 'answers with more than is taken',
  tls: 'cannot prove who it is: its certificate or its version of TLS was not accepted',
  'refused-address': 'was connected to another address than the one that was checked',
  'bad-response': 'answers with something that is not HTTP',
  'bad-encoding': 'packed its answer in a way that cannot be unpacked',
  'bad-request': 'cannot be asked this: the request holds what HTTP does not allow',
  aborted: 'was not waited for: the request was called off',
};

/**
 * The kind of a failure by its code, never by its text.
 *
 * @param system the code that Node, zlib or axios gave
 * @param begun whether the answer's header had come
 */
export function codeOf(system: string | null, begun: boolean): OutboundCode {
  const known = system === null ? undefined : KNOWN[system];
  if (known !== undefined) return known;
  if (system !== null && PACKING.test(system)) return 'bad-encoding';
  if (system !== null && system.startsWith('HPE_')) return 'bad-response';
  if (system !== null && CERTIFICATE.test(system)) return 'tls';
  return begun ? 'truncated' : 'unreachable';
}

/** The error of this kind, with its sentence about the host. */
export function failure(code: OutboundCode, host: string, known: OutboundFailure): OutboundError {
  return new OutboundError(code, `${host} ${SENTENCES[code] ?? 'was refused'}.`, known);
}

/** The code that an error of Node, zlib or axios carries. */
export function systemCode(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : null;
}
