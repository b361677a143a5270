/** Controls, line breaks, bidirectional marks and overrides, invisible characters and lone surrogates. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}|\p{Cs}/gu;

/** Printable ASCII without a space at its ends or two in a row: nothing to do, and most texts are so. */
const PLAIN = /^(?:[\x21-\x7e] ?)*(?<! )$/;

/**
 * Text of an ad as it may stand inside a sentence: on one line, without characters that hide, reorder or control, and
 * at most `longest` characters. Not escaped for any format; that is for whoever prints it.
 */
export function safeText(text: string, longest = 80): string {
  if (text.length <= longest && PLAIN.test(text)) return text;
  const clean = text
    .slice(0, longest * 8)
    .replace(UNSAFE, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(clean);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : clean;
}

/** The same in quotation marks. */
export function quote(text: string, longest = 80): string {
  return `“${safeText(text, longest).replace(/[“”]/gu, '"')}”`;
}
