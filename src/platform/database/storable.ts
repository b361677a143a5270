/**
 * Makes hostile text storable: PostgreSQL takes neither NUL nor lone surrogates. Each becomes one U+FFFD, so offsets in
 * UTF-16 units stay true.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** `storableText` for every string inside a plain value. */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return storableText(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => storable(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storable(item as unknown)])) as T;
}
