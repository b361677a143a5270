import { Parser } from 'htmlparser2';

/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'p div section article header footer main br hr tr table ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre form fieldset address'.split(
    ' ',
  ),
);
/** Elements whose text nobody reads. */
const UNREAD = new Set('script style noscript template head svg select textarea'.split(' '));
const HEADING = /^h[1-6]$/;
/** Text beyond this is left out; more than any agreement that is read has. In UTF-16 units. */
const LONGEST_WORDS = 2_000_000;

/**
 * The text of a saved page as a person would copy it: a line a block, `- ` before items, `# ` before headings, `|` between
 * the cells of a table. Reads tag by tag and builds no tree, so that no nesting can hurt. Never throws.
 */
export function pageWords(html: string): string {
  const parts: string[] = [];
  let length = 0;
  let unread = 0;
  const put = (words: string): void => {
    if (length > LONGEST_WORDS) return;
    parts.push(words);
    length += words.length;
  };
  const parser = new Parser({
    onopentag: (name) => {
      if (UNREAD.has(name)) unread += 1;
      if (BLOCKS.has(name)) put('\n');
      if (name === 'li') put('- ');
      if (HEADING.test(name)) put('# ');
      if (name === 'tr' || name === 'td' || name === 'th') put('| ');
    },
    ontext: (words) => {
      if (unread === 0) put(words.replace(/\s+/g, ' '));
    },
    onclosetag: (name) => {
      if (UNREAD.has(name)) unread = Math.max(0, unread - 1);
      if (BLOCKS.has(name)) put(name === 'li' || name === 'tr' ? '\n' : '\n\n');
    },
  });
  parser.end(html.slice(0, LONGEST_WORDS));
  return parts
    .join('')
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/ {2,}/g, ' ')
        .replace(/^\| \| /, '| '),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
