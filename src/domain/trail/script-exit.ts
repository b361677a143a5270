import { isMark, opening, type Piece, scriptPieces } from './script-pieces.js';
import { steadyNames } from './script-variables.js';

/** Where scripts send the visitor, as far as reading tells. */
export interface ScriptExit {
  /** As written, perhaps relative; null when no script sets a location in a readable way. */
  readonly target: string | null;
  /** Whether it happens whatever the case: not within a condition. */
  readonly certain: boolean;
  /** Whether a form is sent. */
  readonly submits: boolean;
}

/** What browsers read as the window's own address. */
const OWNERS = new Set(['window', 'self', 'top', 'parent', 'document', 'globalThis', 'frames']);
/** Calls that run the function handed to them by themselves, with nobody clicking. */
const RUNS_LATER = new Set(['setTimeout', 'requestAnimationFrame', 'ready', 'queueMicrotask', 'setInterval']);
const EVENTS_OF_LOADING = new Set(['load', 'DOMContentLoaded', 'pageshow', 'readystatechange']);
const CONDITIONS = new Set(['if', 'while', 'for', 'switch', 'catch']);
const HANDLERS_OF_LOADING = new Set(['onload', 'onpageshow']);

interface Block {
  /** Whether what stands in it runs by itself. */
  readonly runs: boolean;
  readonly conditional: boolean;
  /** Of a function declaration: its name, because it may be called further down. */
  readonly name: string | null;
  /** Whether it is a method, whose definition reads like a call. */
  readonly method?: boolean;
}

interface Candidate {
  readonly target: string;
  readonly conditional: boolean;
  /** The declared function that it stands in and that has to be called first. */
  readonly within: string | null;
}

/**
 * Reads scripts for the first thing that leaves the page: `location = …`, `location.href = …`, `location.assign(…)`,
 * `location.replace(…)`, `window.open(…, '_self')`. The value has to be a literal, several joined by `+`, a decoding
 * call of one, or a variable that was set to one and to nothing else. Nothing is run, and what waits for a click is passed over. Linear in the
 * length of the text; never throws.
 */
export function scriptExit(script: string): ScriptExit {
  const pieces = scriptPieces(script);
  const steady = steadyNames(pieces);
  const values = new Map<string, string>();
  const calls = new Map<string, number>();
  const call = (name = '', times = 1): void => void calls.set(name, (calls.get(name) ?? 0) + times);
  const candidates: Candidate[] = [];
  const blocks: Block[] = [];
  let submits = false;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    if (piece.text === '{' && piece.kind === 'mark') {
      const block = blockAt(pieces, at);
      if (block.method === true) call(block.name ?? '', -1);
      blocks.push(inside(blocks.at(-1), block));
      continue;
    }
    if (piece.text === '}' && piece.kind === 'mark') {
      blocks.pop();
      continue;
    }
    if (piece.kind !== 'word') continue;
    const { runs, name: inner, conditional: within } = blocks.at(-1) ?? OUTSIDE;
    const conditional = within || afterCondition(pieces, at);
    if (isMark(pieces, at + 1, '(') && !isMark(pieces, at - 1, 'function')) call(piece.text);
    if (RUNS_LATER.has(piece.text) && pieces[at + 2]?.kind === 'word') call(pieces[at + 2]?.text);
    if (HANDLERS_OF_LOADING.has(piece.text) && isMark(pieces, at + 1, '=')) call(pieces[at + 2]?.text);
    if (piece.text === 'submit' && isMark(pieces, at - 1, '.') && isMark(pieces, at + 1, '(') && runs) submits = true;
    const set = assigned(pieces, at, values);
    if (set !== null && steady.has(piece.text) && !isMark(pieces, at - 1, '.')) values.set(piece.text, set);
    const target = targetAt(pieces, at, values);
    if (target !== null && isAddress(target) && (runs || inner !== null))
      candidates.push({ target, conditional, within: runs ? null : inner });
    if (piece.text === 'setTimeout' && pieces[at + 2]?.kind === 'text') {
      const nested = scriptExit((pieces[at + 2]?.text ?? '').slice(0, 4096));
      if (nested.target !== null && runs) candidates.push({ target: nested.target, conditional, within: null });
    }
  }
  const live = candidates.filter(({ within }) => within === null || (calls.get(within) ?? 0) > 0);
  const found = live.find(({ conditional }) => !conditional) ?? live[0];
  return { target: found?.target ?? null, certain: found?.conditional === false, submits };
}

/** What a location can be set to and lead away: no fragment, no script, no word out of something else. */
function isAddress(target: string): boolean {
  return /[/.?]/.test(target) && !/^\s*(?:#|&|about:|javascript:|data:|blob:)/i.test(target);
}

const OUTSIDE: Block = { runs: true, conditional: false, name: null };

/** A block with what holds for the blocks around it, so that nobody has to walk up through them. */
function inside(outer: Block = OUTSIDE, block: Block): Block {
  return {
    runs: outer.runs && block.runs,
    conditional: outer.conditional || block.conditional,
    name: block.name ?? outer.name,
  };
}

/** What opened the brace at this place. */
function blockAt(pieces: readonly Piece[], at: number): Block {
  const before = pieces[at - 1];
  if (before?.text === '>' && isMark(pieces, at - 2, '=')) return functionBlock(pieces, opening(pieces, at - 3), null);
  if (before === undefined || before.kind !== 'mark' || before.text !== ')') {
    return { ...OUTSIDE, conditional: before?.text === 'else' || before?.text === 'catch' };
  }
  const open = opening(pieces, at - 1);
  const word = pieces[open - 1];
  if (word?.text === 'function' || pieces[open - 2]?.text === 'function') {
    const start = word?.text === 'function' ? open - 1 : open - 2;
    const declared = word?.text === 'function' ? null : (word?.text ?? null);
    return functionBlock(pieces, start, declared);
  }
  if (CONDITIONS.has(word?.text ?? '')) return { ...OUTSIDE, conditional: true };
  // A method of an object or class, or something too long to be read.
  const name = word?.kind === 'word' ? word.text : null;
  return { runs: false, conditional: false, name, method: name !== null };
}

/** A function runs by itself when it is called on the spot, handed to a timer or to loading, or called by its name. */
function functionBlock(pieces: readonly Piece[], start: number, name: string | null): Block {
  const before = pieces[start - 1];
  const caller = pieces[start - 2];
  const block = (runs: boolean): Block => ({ runs, conditional: false, name });
  if (name !== null && (before === undefined || before.text !== '(')) return block(false);
  if (before?.text === '(' && caller?.kind === 'word') {
    return block(RUNS_LATER.has(caller.text) || caller.text === '$' || caller.text === 'jQuery');
  }
  // `(function(){…})()`, `!function(){…}()`
  if (before?.text === '(' || before?.text === '!' || before?.text === '+') return block(true);
  if (before?.text === ',' && caller?.kind === 'text') return block(EVENTS_OF_LOADING.has(caller.text));
  if (before?.text === '=') {
    const left = caller?.text ?? '';
    return {
      runs: HANDLERS_OF_LOADING.has(left),
      conditional: false,
      name: isMark(pieces, start - 3, '.') ? null : left,
    };
  }
  return block(false);
}

/** `if (…) location = …` without braces; also `… && (location = …)` and `… ? location = … : …`. */
function afterCondition(pieces: readonly Piece[], at: number): boolean {
  let start = at;
  while (isMark(pieces, start - 1, '.') && OWNERS.has(pieces[start - 2]?.text ?? '')) start -= 2;
  const before = pieces[start - 1];
  if (before?.kind === 'word') return before.text === 'else';
  if (before?.text === '&' || before?.text === '|' || before?.text === '?' || before?.text === ':') return true;
  if (isMark(pieces, start - 1, '(') && (isMark(pieces, start - 2, '&') || isMark(pieces, start - 2, '|'))) return true;
  if (before?.text !== ')') return false;
  return CONDITIONS.has(pieces[opening(pieces, start - 1) - 1]?.text ?? '');
}

/** What a plain variable is set to at this place, when it is readable. */
function assigned(pieces: readonly Piece[], at: number, values: ReadonlyMap<string, string>): string | null {
  return isMark(pieces, at + 1, '=') && !isMark(pieces, at + 2, '=') ? valueAt(pieces, at + 2, values) : null;
}

/** The target of a departure that begins with the word at this place; null when none does. */
function targetAt(pieces: readonly Piece[], at: number, values: ReadonlyMap<string, string>): string | null {
  const word = pieces[at]?.text;
  if (
    word === 'open' &&
    isMark(pieces, at - 1, '.') &&
    pieces[at - 2]?.text === 'window' &&
    isMark(pieces, at + 1, '(')
  ) {
    const comma = pieces.slice(at, at + 12).findIndex((piece) => piece.kind === 'mark' && piece.text === ',');
    const where = comma < 0 ? undefined : pieces[at + comma + 1]?.text;
    return ['_self', '_top', '_parent'].includes(where ?? '') ? valueAt(pieces, at + 2, values) : null;
  }
  if (word !== 'location') return null;
  if (isMark(pieces, at - 1, '.') && !OWNERS.has(pieces[at - 2]?.text ?? '')) return null;
  if (['var', 'let', 'const'].includes(pieces[at - 1]?.text ?? '')) return null;
  if (isMark(pieces, at + 1, '=')) return isMark(pieces, at + 2, '=') ? null : valueAt(pieces, at + 2, values);
  if (!isMark(pieces, at + 1, '.')) return null;
  const member = pieces[at + 2]?.text;
  if (member === 'href' && isMark(pieces, at + 3, '=') && !isMark(pieces, at + 4, '='))
    return valueAt(pieces, at + 4, values);
  if ((member === 'replace' || member === 'assign') && isMark(pieces, at + 3, '('))
    return valueAt(pieces, at + 4, values);
  return null;
}

/** Calls whose result can be had by reading. */
const DECODERS: Readonly<Record<string, (text: string) => string>> = {
  decodeURIComponent,
  decodeURI,
  unescape: (text) => text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  atob: (text) => atob(text),
  String: (text) => text,
};
/** Parts joined in one value; more than this many build something else than an address. */
const MOST_PARTS = 40;

/** A value made of literals, known variables and decoding calls joined by `+`; null when any part is something else. */
function valueAt(pieces: readonly Piece[], from: number, values: ReadonlyMap<string, string>): string | null {
  let value = '';
  let at = from;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const piece = pieces[at];
    if (piece === undefined) return null;
    if (piece.kind === 'text') value += piece.text;
    else if (piece.kind === 'word' && DECODERS[piece.text] !== undefined && Object.hasOwn(DECODERS, piece.text)) {
      const inside = pieces[at + 2];
      const text = inside?.kind === 'text' ? inside.text : (values.get(inside?.text ?? '') ?? null);
      if (text === null || !isMark(pieces, at + 1, '(') || !isMark(pieces, at + 3, ')')) return null;
      try {
        value += (DECODERS[piece.text] as (text: string) => string)(text);
      } catch {
        return null;
      }
      at += 3;
    } else if (piece.kind === 'word' && values.has(piece.text)) value += values.get(piece.text) ?? '';
    else return null;
    if (value.length > 65_536) return null;
    if (!isMark(pieces, at + 1, '+'))
      return isMark(pieces, at + 1, '.') || isMark(pieces, at + 1, '(') || value === '' ? null : value;
    at += 2;
  }
  return null;
}
