import { useEffect, useRef } from 'react';

type Handlers = Record<string, () => void>;

const TYPING = new Set(['text', 'search', 'email', 'password', 'date', 'number', 'url', 'tel']);

/** True where a letter is text, so that a shortcut must stay away. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && TYPING.has(target.type);
}

/**
 * Single-key shortcuts for as long as the component is on screen, by the character typed, so that every keyboard layout
 * reaches them. Silent while somebody types, holds a modifier, or has a dialog open.
 */
export function useKeys(handlers: Handlers): void {
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const handler = current.current[event.key];
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
