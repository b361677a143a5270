import type { DigestContent, DigestHeadline, DigestLine, DigestSection } from '../../domain/digest/content.js';
import { listParts, moreWords, PART_TITLES, ROLE_WORDS, weekWords } from '../../domain/digest/frame-words.js';
import type { DigestChart } from './digest-charts.js';
import type { DigestLinks } from './digest-links.js';

/** Columns of a plain mail (RFC 3676 asks for at most 78). */
const WIDTH = 74;

/** The digest as plain text, written as such: the same words in the same order, charts as their words. */
export function digestText(content: DigestContent, charts: readonly DigestChart[], links: DigestLinks): string {
  const { coverage, findings } = content;
  const lines = [
    ...wrapped(`${content.organisation}: ${content.subject}`),
    ...wrapped(`${weekWords(content)}; for the ${ROLE_WORDS[content.role]}`),
    '',
    ...heading(PART_TITLES.coverage),
    ...wrapped(coverage.summary),
    ...coverage.lines.flatMap((line) => item(line, links)),
    ...charts.filter(({ name }) => name === 'coverage').flatMap(({ alternative }) => wrapped(alternative)),
    '',
    ...heading(PART_TITLES.findings),
    ...(findings.summary === '' ? [] : wrapped(findings.summary)),
    ...findings.items.flatMap((headline, at) => [...(at === 0 ? [] : ['']), ...numbered(headline, at + 1, links)]),
    ...more(findings.more, content.locale),
    ...charts.filter(({ name }) => name === 'misuse').flatMap(({ alternative }) => ['', ...wrapped(alternative)]),
    ...listParts(content.role).flatMap((part) => section(PART_TITLES[part], content[part], content.locale, links)),
    '',
    '-- ',
    ...wrapped(`You get this because you are ${ROLE_WORDS[content.role]} at ${content.organisation}.`),
    `Stop these mails: ${links.unsubscribe}`,
  ];
  return `${lines.join('\n')}\n`;
}

function heading(title: string): string[] {
  return [title.toUpperCase(), ''];
}

function section(title: string, part: DigestSection, locale: string, links: DigestLinks): string[] {
  if (part.summary === '' && part.lines.length === 0) return [];
  return [
    '',
    ...heading(title),
    ...(part.summary === '' ? [] : wrapped(part.summary)),
    ...part.lines.flatMap((line) => item(line, links)),
    ...more(part.more, locale),
  ];
}

function numbered(headline: DigestHeadline, at: number, links: DigestLinks): string[] {
  return [
    ...wrapped(headline.number, `${at}. `),
    ...wrapped(`Likely cause: ${headline.cause}`, '   '),
    ...wrapped(`For customers: ${headline.means}`, '   '),
    ...wrapped(`${headline.taken ? 'Done' : 'To do'}: ${headline.action}`, '   '),
    `   ${links.to(headline.link)}`,
  ];
}

function item(line: DigestLine, links: DigestLinks): string[] {
  return [...wrapped(line.text, '- '), ...(line.link === null ? [] : [`  ${links.to(line.link)}`])];
}

function more(count: number, locale: string): string[] {
  return count === 0 ? [] : [moreWords(count, locale)];
}

/** Breaks between words; a longer word keeps a line of its own. Further lines are set in as far as the first one's mark. */
function wrapped(text: string, mark = ''): string[] {
  const lines: string[] = [];
  let line = mark;
  for (const word of text.split(' ')) {
    const joined = line === mark || line.trim() === '' ? `${line}${word}` : `${line} ${word}`;
    if (joined.length <= WIDTH || line.trim() === '') line = joined;
    else {
      lines.push(line);
      line = `${' '.repeat(mark.length)}${word}`;
    }
  }
  return [...lines, line];
}
