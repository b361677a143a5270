import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a strip of links that scrolls sideways on a phone: brings the current one into sight.
 * @param width anything that changes when the strip's content does
 */
export function useCurrentInSight(current: unknown, width: unknown): RefObject<HTMLElement | null> {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const entry = strip.current?.querySelector('[aria-current]');
    if (strip.current === null || entry === null || entry === undefined) return;
    const seen = strip.current.getBoundingClientRect();
    const place = entry.getBoundingClientRect();
    if (place.right > seen.right) strip.current.scrollLeft += place.right - seen.right;
    else if (place.left < seen.left) strip.current.scrollLeft -= seen.left - place.left;
  }, [current, width]);
  return strip;
}
