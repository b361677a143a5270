/** One part of a message: its own headers, and its content decoded. */
export interface MailPart {
  /** Lower case, without parameters: `text/plain`. */
  readonly contentType: string;
  readonly content: Buffer;
  /** A header's value on one line, encoded words decoded; null when the part has none of that name. */
  header(name: string): string | null;
}

/** A message read as far as tests need it: enough of MIME for what this project sends, not for what the world sends. */
export class ParsedMail {
  readonly #root: Node;

  constructor(raw: Buffer) {
    this.#root = parsed(raw.toString('latin1'));
  }

  /** A header of the message on one line, encoded words decoded; null without one. */
  header(name: string): string | null {
    return this.#root.part.header(name);
  }

  /** How many headers of that name the message has. */
  countOf(name: string): number {
    return this.#root.headers.filter(([key]) => key === name.toLowerCase()).length;
  }

  /** The parts that are no containers, in the order in which they stand. */
  parts(): MailPart[] {
    return leaves(this.#root);
  }

  /** The first part of this type as text; fails the test when there is none. */
  textOf(contentType: string): string {
    const part = this.parts().find((one) => one.contentType === contentType);
    if (part === undefined) throw new Error(`The mail has no part ${contentType}.`);
    return part.content.toString('utf8').replaceAll('\r\n', '\n');
  }
}

interface Node {
  readonly part: MailPart;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly children: readonly Node[];
}

function leaves(node: Node): MailPart[] {
  return node.children.length === 0 ? [node.part] : node.children.flatMap(leaves);
}

function parsed(raw: string): Node {
  const end = raw.indexOf('\r\n\r\n');
  const head = end < 0 ? raw : raw.slice(0, end);
  const body = end < 0 ? '' : raw.slice(end + 4);
  const headers = head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line): [string, string] => {
      const [name = '', ...rest] = line.split(':');
      return [name.toLowerCase(), rest.join(':').trim()];
    });
  const plain = (name: string): string | null => headers.find(([key]) => key === name.toLowerCase())?.[1] ?? null;
  const type = plain('Content-Type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  const children =
    boundary === undefined
      ? []
      : `\r\n${body}`
          .split(`\r\n--${boundary}`)
          .slice(1, -1)
          .map((part) => parsed(part.replace(/^\r\n/, '')));
  const header = (name: string): string | null => {
    const value = plain(name);
    return value === null ? null : decodedWords(value);
  };
  const contentType = (type.split(';')[0] ?? '').trim().toLowerCase();
  const content = decoded(body, plain('Content-Transfer-Encoding') ?? '7bit');
  return { part: { contentType, content, header }, headers, children };
}

function decoded(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable') return bytesOf(body.replace(/=\r\n/g, ''));
  return Buffer.from(body, 'latin1');
}

/** RFC 2047; white space between two encoded words is none. */
function decodedWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1');
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : bytesOf(text.replaceAll('_', ' '))).toString('utf8'),
  );
}

function bytesOf(quotedPrintable: string): Buffer {
  const text = quotedPrintable.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(text, 'latin1');
}
