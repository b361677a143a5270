import { looksLike } from './confusables.js';

const UNKNOWN = 0;
/** Remembered as texts bring them up. */
const shapeOfKey = new Uint16Array(0x10000);

/**
 * The basic Latin letter that a unit of a folded key passes for, as a UTF-16 unit; the unit itself when it passes for none.
 */
export function keyShape(unit: number): number {
  const known = shapeOfKey[unit] as number;
  if (known !== UNKNOWN || unit === 0) return known;
  const shape = unit >= 0xd800 && unit <= 0xdfff ? unit : (looksLike(unit)?.charCodeAt(0) ?? unit);
  shapeOfKey[unit] = shape;
  return shape;
}

/** The shapes of a folded key, a unit each. */
export function shapesOf(key: string): string {
  let shapes = '';
  for (let i = 0; i < key.length; i++) shapes += String.fromCharCode(keyShape(key.charCodeAt(i)));
  return shapes;
}
