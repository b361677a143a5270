/** Longest link target or picture address that counts as one, in UTF-16 units; what is longer is read as text. */
const LONGEST_TARGET = 4000;

/** "Not allowed", "green tick". */
const WORDS_OF_AN_ICON = 3;

/** Elements that Markdown kept as HTML; their tags are not read. Other words in angle brackets are. */
const TAG =
  /<\/?(?:a|b|br|center|code|del|div|em|font|hr|i|img|ins|kbd|li|mark|ol|p|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,1000})?\/?>/gi;

/** Stands for what was escaped, while syntax is removed: `\*` is an asterisk that a reader sees. */
const ESCAPED = 0xe000;
const ESCAPABLE = /\\([!-/:-@[-`{-~])/g;

/**
 * The lines of a Markdown text without its syntax: a heading starts with `# `, a list item with `- `, a table's row has
 * `|` between its cells, everything else is a paragraph on one line. Pictures and the targets of links are dropped. A
 * picture that is all there is in a table's cell is read by its description when that is short: ticks and crosses stand
 * for words there, and drawings have longer descriptions. Reads what converters of pages write, and takes linear time on
 * anything.
 */
export function markdownLines(markdown: string): string[] {
  const hidden = markdown.replace(/\r\n?/g, '\n').replace(/[\ue000-\ue07f]/g, '');
  const escaped = hidden.replace(ESCAPABLE, (_, sign: string) => String.fromCharCode(ESCAPED + sign.charCodeAt(0)));
  const lines = withoutTargets(withoutComments(escaped)).replace(TAG, ' ').split('\n');
  const blocks: string[] = [];
  let paragraph: string[] = [];
  const close = (mark = ''): void => {
    const text = paragraph.join(' ');
    paragraph = [];
    if (text.trim() !== '') blocks.push(`${mark}${text}`);
  };
  for (const raw of lines) {
    const line = raw.replace(/^(?:\s{0,500}>)+/, '').trim();
    if (/^(?:={2,}|-{2,})$/.test(line)) {
      // Under a line of text this makes it a heading; alone it is a rule.
      close(/^(?:# |- )/.test(paragraph[0] ?? '') ? '' : '# ');
      continue;
    }
    if (line === '' || /^(?:[*_-]\s{0,3}){3,}$/.test(line) || /^(?:```|~~~)/.test(line)) {
      close();
      continue;
    }
    const heading = /^#{1,6}(?:\s+|$)/.exec(line);
    const item = /^[*+-]\s+/.exec(line);
    if (line.startsWith('|')) {
      close();
      if (!/^[|\s:-]+$/.test(line)) blocks.push(tableRow(line));
    } else if (heading !== null) {
      close();
      paragraph = [`# ${line.slice(heading[0].length).replace(/\s#{1,6}$/, '')}`];
      close();
    } else if (item !== null) {
      close();
      paragraph = [`- ${line.slice(item[0].length)}`];
    } else if (/^\d{1,9}[.)]\s/.test(line) || line.startsWith('\u2022')) {
      close();
      paragraph = [line];
    } else {
      paragraph.push(line);
    }
  }
  close();
  return blocks.map((block) => unescaped(withoutEmphasis(block)));
}

/** One that never ends is text. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start === -1 ? -1 : text.indexOf('-->', start);
    if (end === -1) break;
    kept.push(text.slice(from, start));
    from = end + 3;
  }
  return kept.join('') + text.slice(from);
}

function tableRow(line: string): string {
  const cells = line.split('|').map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '').join(' | ');
}

function withoutEmphasis(text: string): string {
  return text
    .replace(/`/g, '')
    .replace(/\*{1,3}|~~/g, '')
    .replace(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])/gu, '');
}

function unescaped(text: string): string {
  return text.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - ESCAPED));
}

/** Drops `](target)` with the bracket that it closes, and whole pictures. One pass over the text. */
function withoutTargets(text: string): string {
  const out: string[] = [];
  /** Where in `out` the brackets stand that are open. */
  const open: { at: number; picture: boolean }[] = [];
  let from = 0;
  const special = /!?\[|\]|<(?:https?:|mailto:)[^\s<>]{1,4000}>/g;
  for (let found = special.exec(text); found !== null; found = special.exec(text)) {
    const [sign] = found;
    out.push(text.slice(from, found.index));
    from = found.index + sign.length;
    if (sign.startsWith('<')) {
      out.push(sign.slice(1, -1));
    } else if (sign !== ']') {
      open.push({ at: out.length, picture: sign.startsWith('!') });
      out.push(sign);
    } else {
      const start = open.pop();
      const end = start === undefined ? null : targetEnd(text, from);
      if (start === undefined || end === null) {
        out.push(sign);
        continue;
      }
      const alone = start.picture && standsAloneInCell(text, out, start.at, end);
      if (start.picture) {
        const description = out.slice(start.at + 1).join('');
        out.length = start.at;
        if (alone && description.trim().split(/\s+/).length <= WORDS_OF_AN_ICON) out.push(description);
      } else {
        out[start.at] = '';
      }
      from = special.lastIndex = end;
    }
  }
  out.push(text.slice(from));
  return out.join('');
}

/** The place after `(target "title")` when it stands at `at`; null when there is none. */
function targetEnd(text: string, at: number): number | null {
  if (text[at] !== '(') return null;
  let depth = 0;
  const limit = Math.min(text.length, at + LONGEST_TARGET);
  for (let place = at; place < limit; place += 1) {
    const sign = text[place];
    if (sign === '(') depth += 1;
    else if (sign === ')' && --depth === 0) return place + 1;
    else if (sign === '\n' && text[place + 1] === '\n') return null;
  }
  return null;
}

function standsAloneInCell(text: string, out: readonly string[], at: number, end: number): boolean {
  const before = (out[at - 1] ?? '').trimEnd();
  return before.endsWith('|') && /^[ \t]{0,50}\|/.test(text.slice(end, end + 60));
}
