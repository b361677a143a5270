/** The same text with as many UTF-16 units, in which patterns need to know one apostrophe, one hyphen and one space. */
export function flatText(text: string): string {
  return text
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑‒]/g, '-')
    .replace(/[“”„«»]/g, '"')
    .replace(/[\s*_\\]/g, ' ');
}

/** Overwrites what a pattern finds with dots of the same length, so that no other pattern finds it. */
export function maskOut(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => '.'.repeat(found.length));
}
