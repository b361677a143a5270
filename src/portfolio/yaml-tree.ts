import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import type { CST, Document, Node, Pair } from 'yaml';
import type { FilePath, PortfolioProblem } from './portfolio-problem.js';
import { pathText, quoted } from './portfolio-problem.js';

/** Far deeper than a portfolio is, far shallower than a call stack. */
const DEEPEST = 40;
/** A hundred thousand marks written out; past it the parser's memory, not the portfolio's size, is what grows. */
const MOST_TOKENS = 1_000_000;
/** Values after aliases have been written out, so that a few aliases of aliases cannot become billions. */
const MOST_VALUES = 1_000_000;

/** The text of a file as plain values, and the way back from a value to its place in the text. */
export interface YamlTree {
  /** Null-prototype objects, arrays, strings, numbers, booleans and nulls. */
  readonly value: unknown;
  /** Problems with the text itself; the value is only what could be read when there are any. */
  readonly problems: readonly PortfolioProblem[];
  /** Line and column of a value, or of its key for `key`; of the nearest enclosing place when there is none. */
  locate(path: FilePath, part: 'value' | 'key'): { line: number; column: number };
  /** A scalar as it stands in the file (`4.20`, where its value is the number 4.2), or null. */
  source(path: FilePath): string | null;
}

/**
 * Reads YAML 1.2 (so also JSON) into plain values. Total: whatever the text, it returns; depth, tokens and aliases are
 * capped before anything recursive runs, and the work is linear in the text.
 */
export function readYamlTree(text: string): YamlTree {
  const lines = new LineCounter();
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  lines.lineStarts.unshift(0);
  const problemAt = (offset: number, code: string, message: string, path: FilePath = []): PortfolioProblem => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { code, path: pathText(path), line, column: col, message };
  };

  const tokens = tokensOf(text);
  if ('code' in tokens) return unreadable(problemAt(tokens.offset, tokens.code, tokens.message));
  const documents = compose(tokens, text.length);
  const document = documents[0];
  if (!document)
    return unreadable(problemAt(0, 'empty-file', 'the file is empty; expected the keys brands, partners and watches'));

  const problems: PortfolioProblem[] = [];
  const version = document.directives.yaml.version;
  if (version !== '1.2') {
    const message = `the file declares YAML ${version}; expected YAML 1.2, in which \`no\` is a word and not a boolean`;
    problems.push(problemAt(0, 'yaml-version', message));
  }
  for (const error of [...document.errors, ...document.warnings].slice(0, 50)) {
    problems.push(problemAt(error.pos[0], 'yaml-syntax', syntaxMessage(error.code, error.message)));
  }
  const second = documents[1];
  if (second)
    problems.push(
      problemAt(second.range[0], 'yaml-syntax', 'a second document starts here; expected one portfolio a file'),
    );
  const reading = new TreeReading(problemAt);
  const value = document.contents === null ? null : reading.valueOf(document.contents, []);
  return {
    value,
    problems: [...problems, ...reading.problems],
    locate: (path, part) => {
      const { line, col } = lines.linePos(reading.offsetOf(document.contents, path, part));
      return { line, column: col };
    },
    source: (path) => {
      const node = reading.nodeAt(document.contents, path);
      return isScalar(node) && typeof node.source === 'string' ? node.source : null;
    },
  };
}

function unreadable(problem: PortfolioProblem): YamlTree {
  const place = { line: problem.line ?? 1, column: problem.column ?? 1 };
  return { value: null, problems: [problem], locate: () => place, source: () => null };
}

/** The concrete syntax, built without recursion and given up as soon as it is too deep or too much. */
function tokensOf(text: string): CST.Token[] | { code: string; offset: number; message: string } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (parser.stack.length > DEEPEST) {
      const message = `values are nested more than ${DEEPEST} deep; expected brands, their marks and the marks' registrations`;
      return { code: 'too-deep', offset: parser.offset, message };
    }
    if (count > MOST_TOKENS) {
      const message = `the file has more than ${MOST_TOKENS} YAML tokens; split it into several portfolios`;
      return { code: 'too-large', offset: parser.offset, message };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** At most two documents, since the second one is already an error. */
function compose(tokens: CST.Token[], end: number): Document.Parsed[] {
  // Each syntax error is an Error object; in a file of a million of them the stack traces alone would take a minute.
  const stackTraceLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const options = { version: '1.2', prettyErrors: false, uniqueKeys: false, resolveKnownTags: false } as const;
    const documents: Document.Parsed[] = [];
    for (const document of new Composer(options).compose(tokens, true, end)) {
      documents.push(document);
      if (documents.length === 2) break;
    }
    return documents;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function syntaxMessage(code: string, message: string): string {
  if (code === 'TAB_AS_INDENT') return 'a tab is used for indentation; expected spaces';
  if (code === 'TAG_RESOLVE_FAILED') return `${message}; expected plain values without tags`;
  return `not valid YAML 1.2: ${message}`;
}

type ProblemAt = (offset: number, code: string, message: string, path: FilePath) => PortfolioProblem;

/** Walks the composed nodes once, and again only along the paths of problems. */
class TreeReading {
  readonly problems: PortfolioProblem[] = [];
  readonly #anchors = new Map<string, Node>();
  #values = 0;

  constructor(private readonly problemAt: ProblemAt) {}

  valueOf(node: unknown, path: (string | number)[], open: ReadonlySet<unknown> = new Set()): unknown {
    this.#values += 1;
    if (this.#values > MOST_VALUES) {
      if (this.#values === MOST_VALUES + 1) {
        this.#report(
          node,
          'too-large',
          `the file has more than ${MOST_VALUES} values once its aliases are written out`,
          path,
        );
      }
      return null;
    }
    // The tokens were capped already; aliases of aliases can still be deeper than anything written out.
    if (path.length > DEEPEST) {
      this.#report(node, 'too-deep', `values are nested more than ${DEEPEST} deep through aliases`, path.slice(0, 4));
      return null;
    }
    if (isAlias(node)) return this.#aliased(node, path, open);
    if (isScalar(node)) {
      this.#remember(node);
      return this.#scalar(node, path);
    }
    if (isMap(node)) {
      this.#remember(node);
      return this.#map(node.items, path, new Set(open).add(node));
    }
    if (isSeq(node)) {
      this.#remember(node);
      const inside = new Set(open).add(node);
      return node.items.map((item, i) => this.valueOf(item, [...path, i], inside));
    }
    return null;
  }

  /** Follows a path from the root; undefined where the file has nothing there. */
  nodeAt(root: unknown, path: FilePath): unknown {
    return path.reduce<unknown>((node, step) => {
      const real = this.#resolved(node);
      if (isSeq(real) && typeof step === 'number') return real.items[step];
      return isMap(real) ? pairWith(real.items, String(step))?.value : undefined;
    }, root);
  }

  offsetOf(root: unknown, path: FilePath, part: 'value' | 'key'): number {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = this.#resolved(this.nodeAt(root, path.slice(0, length - 1)));
      const key = isMap(parent) ? pairWith(parent.items, String(path[length - 1]))?.key : undefined;
      const node = this.nodeAt(root, path.slice(0, length));
      const found = part === 'key' && length === path.length ? (key ?? node) : (node ?? key);
      if (isPlaced(found)) return found.range[0];
    }
    return isPlaced(root) ? root.range[0] : 0;
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? this.#anchors.get(node.source) : node;
  }

  #aliased(node: { source: string }, path: (string | number)[], open: ReadonlySet<unknown>): unknown {
    const target = this.#anchors.get(node.source);
    if (!target || open.has(target)) {
      const message = target
        ? 'an alias contains itself'
        : `the alias *${quoted(node.source)} names no anchor before it`;
      this.#report(node, 'yaml-syntax', message, path);
      return null;
    }
    return this.valueOf(target, path, open);
  }

  #remember(node: Node & { anchor?: string }): void {
    if (node.anchor) this.#anchors.set(node.anchor, node);
  }

  #map(items: readonly Pair[], path: (string | number)[], open: ReadonlySet<unknown>): unknown {
    // Without a prototype `__proto__` is a key like any other, and is then refused as an unknown one.
    const result = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of items) {
      const name = keyText(key);
      if (name === null) {
        this.#report(key ?? value, 'yaml-syntax', 'a key is a list, a group or an alias; expected a word', path);
      } else if (Object.hasOwn(result, name)) {
        this.#report(key, 'duplicate-key', `the key ${quoted(name)} stands twice in this group; expected it once`, [
          ...path,
          name,
        ]);
      } else {
        result[name] = this.valueOf(value, [...path, name], open);
      }
    }
    return result;
  }

  #scalar(node: { value: unknown }, path: FilePath): unknown {
    const { value } = node;
    if (typeof value !== 'string') return value;

    if (/[\u202d\u202e]/.test(value)) {
      const message = `${quoted(value)} turns the writing direction around, so that it reads as it is not; write it without U+202D and U+202E`;
      this.#report(node, 'not-text', message, path);
      return '?';
    }
    if (!value.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) {
      this.#report(
        node,
        'not-text',
        `${quoted(value)} has a control character or half a character in it; expected readable text`,
        path,
      );
      return '?';
    }
    return value.normalize('NFC').trim();
  }

  #report(node: unknown, code: string, message: string, path: FilePath): void {
    if (this.problems.length < 200)
      this.problems.push(this.problemAt(isPlaced(node) ? node.range[0] : 0, code, message, path));
  }
}

function isPlaced(node: unknown): node is { range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function keyText(key: unknown): string | null {
  return isScalar(key) ? String(key.value) : null;
}

function pairWith(items: readonly Pair[], name: string): Pair | undefined {
  return items.find(({ key }) => keyText(key) === name);
}
