import { inflateSync } from 'node:zlib';

/**
 * The words that a PDF of ours shows, page after page and without line breaks, read back from its glyphs through the fonts' own
 * tables. It knows what `@react-pdf/renderer` writes and no other PDF.
 */
export function pdfText(pdf: Buffer): string {
  const file = pdf.toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id ?? '', body ?? '']),
  );
  const streamOf = (id: string): string => {
    const [, bytes] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(objects.get(id) ?? '') ?? [];
    return bytes === undefined ? '' : inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
  };
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values())
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, unicode] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '') ?? '') ?? [];
      if (name !== undefined && unicode !== undefined) fonts.set(name, glyphsOf(streamOf(unicode)));
    }
  const contents = [...objects.values()].flatMap((body) => /\/Contents (\d+) 0 R/.exec(body)?.[1] ?? []);
  return contents.map((id) => wordsOf(streamOf(id), fonts)).join('\n');
}

function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let words = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else
      for (const [, glyphs = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/g))
        for (const glyph of glyphs.match(/.{4}/g) ?? []) words += font.get(glyph) ?? '\uFFFD';
  }
  return words;
}

/** What each glyph stands for: ranges of glyphs with a list of texts in UTF-16. */
function glyphsOf(cmap: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, text = ''], at) => {
      const units = text.replaceAll(' ', '').match(/.{4}/g) ?? [];
      const glyph = (parseInt(first, 16) + at).toString(16).padStart(4, '0');
      glyphs.set(glyph, units.map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''));
    });
  return glyphs;
}
