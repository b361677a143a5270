import { gzipSync } from 'node:zlib';

/** Archives as browsers and crawlers write them, for tests. */

export interface ArchivedDocument {
  readonly address: string;
  readonly body: string | Uint8Array;
  /** ISO 8601. */
  readonly at?: string;
  readonly status?: number;
  /** As the server would send it. */
  readonly contentType?: string;
}

const TIME = '2026-03-05T10:20:30.000Z';
const HTML = 'text/html; charset=UTF-8';

/** A page saved as one file, with a style sheet and a frame around it, as Chromium does. */
export function mhtml(
  page: ArchivedDocument,
  options: { readonly encoding?: 'quoted-printable' | 'base64' | '8bit'; readonly boundary?: string } = {},
): Buffer {
  const { encoding = 'quoted-printable', boundary = '----MultipartBoundary--fKq7----' } = options;
  const body = Buffer.from(page.body);
  const written =
    encoding === 'base64'
      ? Buffer.from((body.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'))
      : encoding === '8bit'
        ? body
        : quotedPrintable(body);
  const part = (headers: string, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`), content, Buffer.from('\r\n')]);
  return Buffer.concat([
    Buffer.from(
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${page.address}\r\nSubject: =?utf-8?Q?A=20page?=\r\n` +
        `Date: ${new Date(page.at ?? TIME).toUTCString().replace('GMT', '-0000')}\r\nMIME-Version: 1.0\r\n` +
        `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\n\r\n\r\n`,
    ),
    part('Content-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable', Buffer.from('a { b: c }')),
    part(
      `Content-Type: ${page.contentType ?? 'text/html'}\r\nContent-ID: <frame-1@mhtml.blink>\r\n` +
        `Content-Transfer-Encoding: ${encoding}\r\nContent-Location: ${page.address}`,
      written,
    ),
    part(
      'Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: cid:frame-2@mhtml.blink',
      Buffer.from('<p>a frame</p>'),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

function quotedPrintable(bytes: Buffer): Buffer {
  const lines: string[] = [];
  let line = '';
  for (const byte of bytes) {
    const plain = (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32;
    const written = byte === 10 ? '\r\n' : plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`;
    if (byte === 10) {
      lines.push(line.replace(/ $/, '=20'));
      line = '';
      continue;
    }
    const code = written.length === 2 && written.startsWith('=') ? `=0${written.slice(1)}` : written;
    if (line.length + code.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += code;
  }
  return Buffer.from([...lines, line].join('\r\n'), 'latin1');
}

/** A recording of a browser's network panel. */
export function har(documents: readonly ArchivedDocument[], extra: readonly object[] = []): Buffer {
  const entries = documents.map(({ address, body, at = TIME, status = 200, contentType = HTML }) => ({
    startedDateTime: at,
    request: { method: 'GET', url: address },
    response: {
      status,
      content: {
        mimeType: contentType,
        ...(typeof body === 'string'
          ? { text: body }
          : { text: Buffer.from(body).toString('base64'), encoding: 'base64' }),
      },
    },
    _resourceType: 'document',
  }));
  return Buffer.from(
    JSON.stringify({ log: { version: '1.2', creator: { name: 'test' }, entries: [...extra, ...entries] } }),
  );
}

/** One record of a crawler's archive. */
export function warcRecord(headers: Readonly<Record<string, string>>, content: Uint8Array): Buffer {
  const lines = Object.entries({ 'Content-Length': String(content.length), ...headers }).map(([k, v]) => `${k}: ${v}`);
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), content, Buffer.from('\r\n\r\n')]);
}

export function warcResponse(
  { address, body, at = TIME, status = 200, contentType = HTML }: ArchivedDocument,
  http: Readonly<Record<string, string>> = {},
  warc: Readonly<Record<string, string>> = {},
): Buffer {
  const head = Object.entries({ 'Content-Type': contentType, ...http }).map(([k, v]) => `${k}: ${v}\r\n`);
  const content = Buffer.concat([Buffer.from(`HTTP/1.1 ${status} OK\r\n${head.join('')}\r\n`), Buffer.from(body)]);
  const type = { 'WARC-Type': 'response', 'Content-Type': 'application/http; msgtype=response' };
  return warcRecord({ ...type, 'WARC-Target-URI': address, 'WARC-Date': at.replace('.000', ''), ...warc }, content);
}

/** A crawler's archive, begun by the record about itself. */
export function warc(records: readonly Buffer[]): Buffer {
  return Buffer.concat([warcInfo(), ...records]);
}

/** The same, packed record by record as crawlers do. */
export function warcGz(records: readonly Buffer[]): Buffer {
  return Buffer.concat([warcInfo(), ...records].map((record) => gzipSync(record)));
}

function warcInfo(): Buffer {
  return warcRecord(
    { 'WARC-Type': 'warcinfo', 'Content-Type': 'application/warc-fields' },
    Buffer.from('software: x\r\n'),
  );
}
