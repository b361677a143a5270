import { FURTHEST, isMark, opening, type Piece } from './script-pieces.js';

/**
 * Names that hold one thing for the whole of a script, so that a literal they were set to can be trusted: set once, and
 * nowhere a parameter, counter or loop variable. Minified scripts use the same short names for everything.
 */
export function steadyNames(pieces: readonly Piece[]): ReadonlySet<string> {
  const sets = new Map<string, number>();
  const spoil = (name: string, times = 2): void => void sets.set(name, (sets.get(name) ?? 0) + times);
  for (const [at, piece] of pieces.entries()) {
    if (isMark(pieces, at, '=') && isMark(pieces, at + 1, '>')) {
      for (let from = opening(pieces, at - 1); from < at; from += 1) spoil(pieces[from]?.text ?? '');
    }
    if (piece.kind !== 'word' || isMark(pieces, at - 1, '.')) continue;
    const next = pieces[at + 1];
    if (piece.text === 'function' || piece.text === 'catch') {
      for (let from = at + 1; from < at + FURTHEST && !isMark(pieces, from, ')'); from += 1) {
        if (isMark(pieces, from, '{')) break;
        if (isMark(pieces, from - 1, '(') || isMark(pieces, from - 1, ',')) spoil(pieces[from]?.text ?? '');
      }
    }
    if (next?.kind === 'word' && (next.text === 'of' || next.text === 'in')) spoil(piece.text);
    if (next?.kind !== 'mark') continue;
    if (next.text === '=' && !isMark(pieces, at + 2, '=')) spoil(piece.text, 1);
    else if (!'=!<>();,'.includes(next.text) && (isMark(pieces, at + 2, '=') || isMark(pieces, at + 2, next.text))) {
      spoil(piece.text);
    }
  }
  return new Set([...sets].filter(([, times]) => times === 1).map(([name]) => name));
}
