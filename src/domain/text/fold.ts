import { Arena } from './arena.js';
import { clusterEnd, foldCluster, joinsOrHides } from './fold-cluster.js';
import { keyShape } from './key-shape.js';

/** A compatibility form has at most so many units (`ﷺ`). */
const LONGEST_FOLD = 24;

const UNKNOWN = 0;
/** The unit folds to none or several, or belongs to its neighbours. */
const COMPLEX = 0xffff;

/** What a unit of a source folds to by itself, remembered as texts bring them up. */
const foldedUnit = new Uint16Array(0x10000);
/** The shape of a unit of a source, looked up before its case is folded. */
const shapeOfSource = new Uint16Array(0x10000);

const units = new Arena((length) => new Uint16Array(length));
const offsets = new Arena((length) => new Int32Array(length));

/**
 * A text reduced to what it says. `key` is compatibility-normalised, case-folded, without accents, vowel points, invisible
 * characters and trade-mark signs. `skeleton` runs in step with `key`, one unit each, every character replaced by the
 * basic Latin letter that it passes for. `startOf` and `endOf` lead from a position in either back to UTF-16 units of the
 * source, so that a stretch of the key is always a stretch of whole characters of the source.
 *
 * Shapes are taken before the case is folded (TR39 skeletons alone miss Greek `ΑΡΡLΕ`, whose small letters look like nothing
 * Latin) and after (a key must have one shape however it was written); where the two differ anywhere in the text,
 * `hasOwnShapes` is true.
 */
export class FoldedText {
  #key: string | null = null;
  #skeleton: string | null = null;

  /** The arrays are shared with other texts; this one's units begin at `at`, its maps at `mapAt`. */
  constructor(
    readonly source: string,
    readonly length: number,
    readonly units: Uint16Array,
    readonly at: number,
    private readonly shapes: Uint16Array | null,
    private readonly shapesAt: number,
    private readonly map: Int32Array | null,
    private readonly mapAt: number,
    private readonly isAscii = false,
  ) {}

  /** Whether some character looks otherwise before its case is folded than after. */
  get hasOwnShapes(): boolean {
    return this.shapes !== null;
  }

  /** Shape of a position as the source has it. */
  shapeAt(position: number): number {
    if (this.shapes !== null) return this.shapes[this.shapesAt + position] as number;
    return keyShape(this.units[this.at + position] as number);
  }

  get key(): string {
    this.#key ??= this.isAscii ? this.source.toLowerCase() : textOf(this.units, this.at, this.length);
    return this.#key;
  }

  get skeleton(): string {
    if (this.#skeleton === null) {
      const shapes = new Uint16Array(this.length);
      for (let position = 0; position < this.length; position++) shapes[position] = this.shapeAt(position);
      this.#skeleton = textOf(shapes, 0, shapes.length);
    }
    return this.#skeleton;
  }

  startOf(position: number): number {
    if (position >= this.length) return this.source.length;
    return this.map === null ? position : (this.map[this.mapAt + position * 2] as number);
  }

  /** End in the source of the key unit at `position`. */
  endOf(position: number): number {
    if (position >= this.length) return this.source.length;
    return this.map === null ? position + 1 : (this.map[this.mapAt + position * 2 + 1] as number);
  }
}

/** A folded key holds no half of a surrogate pair, so decoding changes nothing. */
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
/** Below this a call of the decoder costs more than its work. */
const SHORTEST_DECODED = 32;

function textOf(from: Uint16Array, at: number, length: number): string {
  if (length >= SHORTEST_DECODED) return decoder.decode(from.subarray(at, at + length));
  return String.fromCharCode(...from.subarray(at, at + length));
}

/** Folds a text. Total and linear in its length: lone surrogates and NUL become separators. */
export function foldText(source: string): FoldedText {
  const { length } = source;
  const at = units.reserve(length);
  const { chunk } = units;
  let hasOwnShapes = false;
  let highest = 0;
  for (let i = 0; i < length; i++) {
    const unit = source.charCodeAt(i);
    let folded = foldedUnit[unit] as number;
    if (folded === UNKNOWN) folded = learn(unit);
    if (folded === COMPLEX) return foldClusters(source);
    chunk[at + i] = folded;
    highest |= unit;
    if (unit > 0x7f && shapeOfSource[unit] !== keyShape(folded)) hasOwnShapes = true;
  }
  units.keep(length);
  if (!hasOwnShapes)
    return new FoldedText(source, length, chunk, at, null, 0, null, 0, highest < 0x80 && !source.includes('\0'));
  const shapesAt = units.reserve(length);
  const shapes = units.chunk;
  for (let i = 0; i < length; i++) shapes[shapesAt + i] = shapeOfSource[source.charCodeAt(i)] as number;
  units.keep(length);
  return new FoldedText(source, length, chunk, at, shapes, shapesAt, null, 0);
}

/** Finds out what one unit folds to when it stands alone, for good. */
function learn(unit: number): number {
  let folded = COMPLEX;
  const character = String.fromCharCode(unit);
  if (!joinsOrHides(unit) && (unit < 0xd800 || unit > 0xdfff)) {
    foldCluster(character, (key, shapes) => {
      if (key.length !== 1 || folded !== COMPLEX) return;
      folded = key.charCodeAt(0);
      shapeOfSource[unit] = shapes.charCodeAt(0);
    });
    let pieces = 0;
    foldCluster(character, (key) => (pieces += key.length));
    if (pieces !== 1) folded = COMPLEX;
  }
  foldedUnit[unit] = folded;
  return folded;
}

/** What a cluster folds to: units of the key and the shapes in step with them. */
interface FoldedCluster {
  readonly keys: readonly number[];
  readonly shapes: readonly number[];
}

/** Clusters seen lately. Texts repeat theirs, and normalising one costs a hundred times as much as looking it up. */
const foldedClusters = new Map<string, FoldedCluster>();
const MOST_REMEMBERED = 4096;
/** Longer ones are noise that hardly comes again. */
const LONGEST_REMEMBERED = 4;

function clusterFold(cluster: string): FoldedCluster {
  const known = foldedClusters.get(cluster);
  if (known !== undefined) return known;
  const keys: number[] = [];
  const shapes: number[] = [];
  foldCluster(cluster, (key, shape) => {
    for (let i = 0; i < key.length && i < LONGEST_FOLD; i++) {
      keys.push(key.charCodeAt(i));
      shapes.push(shape.charCodeAt(i));
    }
  });
  const folded = { keys, shapes };
  if (cluster.length > LONGEST_REMEMBERED) return folded;
  if (foldedClusters.size >= MOST_REMEMBERED) foldedClusters.clear();
  foldedClusters.set(cluster, folded);
  return folded;
}

const USUAL_ROOM = 4096;

/** Where a text is folded to before its length is known; used again by the next one. */
let roomKeys = new Uint16Array(USUAL_ROOM);
let roomShapes = new Uint16Array(USUAL_ROOM);
let roomMap = new Int32Array(USUAL_ROOM * 2);

function makeRoom(length: number): void {
  if (length <= roomKeys.length) return;
  const grown = length * 2;
  const [keys, shapes, map] = [new Uint16Array(grown), new Uint16Array(grown), new Int32Array(grown * 2)];
  keys.set(roomKeys);
  shapes.set(roomShapes);
  map.set(roomMap);
  [roomKeys, roomShapes, roomMap] = [keys, shapes, map];
}

/** The general way: a base character with its marks at a time, with the way back for every unit. */
function foldClusters(source: string): FoldedText {
  let length = 0;
  let hasOwnShapes = false;
  let end = 0;
  for (let start = 0; start < source.length; start = end) {
    const unit = source.charCodeAt(start);
    let folded = foldedUnit[unit] as number;
    if (folded === UNKNOWN) folded = learn(unit);
    end = clusterEnd(source, start);
    const isSimple = folded !== COMPLEX && end === start + 1;
    const cluster = isSimple ? null : clusterFold(source.slice(start, end));
    const count = cluster?.keys.length ?? 1;
    makeRoom(length + count);
    for (let i = 0; i < count; i++, length++) {
      const key = cluster === null ? folded : (cluster.keys[i] as number);
      const shape = (cluster === null ? shapeOfSource[unit] : cluster.shapes[i]) as number;
      roomKeys[length] = key;
      roomShapes[length] = shape;
      roomMap[length * 2] = start;
      roomMap[length * 2 + 1] = end;
      if (shape !== keyShape(key)) hasOwnShapes = true;
    }
  }
  const at = units.reserve(length * 2);
  units.chunk.set(roomKeys.subarray(0, length), at);
  units.chunk.set(roomShapes.subarray(0, length), at + length);
  units.keep(length * 2);
  const mapAt = offsets.reserve(length * 2);
  offsets.chunk.set(roomMap.subarray(0, length * 2), mapAt);
  offsets.keep(length * 2);
  if (roomKeys.length > USUAL_ROOM * 16) {
    // One huge text must not hold on to its room for good.
    [roomKeys, roomShapes, roomMap] = [
      new Uint16Array(USUAL_ROOM),
      new Uint16Array(USUAL_ROOM),
      new Int32Array(USUAL_ROOM * 2),
    ];
  }
  return new FoldedText(
    source,
    length,
    units.chunk,
    at,
    hasOwnShapes ? units.chunk : null,
    at + length,
    offsets.chunk,
    mapAt,
  );
}
