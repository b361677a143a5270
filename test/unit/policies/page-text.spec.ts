import { describe, expect, it } from '@jest/globals';
import { pageText } from '../../../src/policies/page-text.js';
import { PageThread } from '../../../src/policies/page-thread.js';

const html = (body: string, head = ''): string =>
  `<!doctype html><html><head><title>Policy</title>${head}</head><body>${body}</body></html>`;

const read = (page: string | Buffer, mediaType: string | null = 'text/html') =>
  pageText({ bytes: Buffer.from(page as string), mediaType });

const textOf = (page: string | Buffer, mediaType?: string | null): string => {
  const answer = read(page, mediaType);
  if (answer.kind !== 'text') throw new Error(answer.message);
  return answer.text;
};

const RULES =
  '<h1>Rules</h1><p>No <b>late</b> ads.</p><ul><li>First</li><li>Second <a href="/x?utm_source=a">link</a></li></ul>';
const SEEN = '# Rules\nNo late ads.\n- First\n- Second link';

describe('the text of a page', () => {
  it.each([
    ['its body', RULES],
    ['its main part', `<p>Cookies!</p><main>${RULES}</main><p>Imprint</p>`],
    ['its part with the role main', `<p>Cookies!</p><div role="main">${RULES}</div>`],
    ['its one article', `<p>Cookies!</p><article>${RULES}</article>`],
    [
      'what is left without menus',
      `<nav><a href="/">Home</a></nav>${RULES}<footer>Imprint</footer><aside>More</aside>`,
    ],
    [
      'what is shown',
      `${RULES}<p hidden>Gone</p><div style="color:red; display: none">Gone</div><script>let a = "<p>x</p>"</script>`,
    ],
    ['what no dialogue covers', `<div role="dialog">We value your privacy</div>${RULES}`],
  ])('is %s', (_what, body) => {
    expect(textOf(html(body))).toBe(SEEN);
  });

  it('is the whole body where the main part is an empty shell', () => {
    expect(textOf(html(`<main><p>Loading</p></main>${RULES.repeat(9)}`))).toContain('No late ads.');
  });

  it('has a table’s rows on lines, with what short icons say', () => {
    const table =
      '<table><tr><th>Product</th><th>Germany</th></tr><tr><td>Wine</td><td><img src="/t.png" alt="Not allowed"></td></tr></table>';
    expect(textOf(html(table))).toBe('Product | Germany\nWine | Not allowed');
  });

  it.each<[string, Buffer, string | null]>([
    ['the header names', Buffer.from(html('<p>Größe ändern</p>'), 'latin1'), 'text/html; charset=ISO-8859-1'],
    [
      'the page names',
      Buffer.from(html('<p>Größe ändern</p>', '<meta charset="windows-1252">'), 'latin1'),
      'text/html',
    ],
    ['a mark tells', Buffer.from(`\ufeff${html('<p>Größe ändern</p>')}`, 'utf16le'), 'text/html'],
    ['nobody names', Buffer.from(html('<p>Größe ändern</p>')), null],
  ])('is read in the encoding that %s', (_what, bytes, mediaType) => {
    expect(textOf(bytes, mediaType)).toBe('Größe ändern');
  });

  it('of Markdown and plain text is the file’s', () => {
    expect(textOf('# Rules\n\nNo **late** ads.', 'text/markdown')).toBe('# Rules\nNo late ads.');
    expect(textOf('Rules\nNo **late** ads.', 'text/plain')).toBe('Rules\nNo **late** ads.');
  });

  it('says whether the page asks for a password, and whether it stops in the middle', () => {
    expect(read(html('<input type="password">'))).toMatchObject({ hasPasswordField: true, cutOff: false });
    expect(read('<!doctype html><html><body><p>Rules and')).toMatchObject({ hasPasswordField: false, cutOff: true });
  });

  it.each<[string, string, Buffer, string | null]>([
    ['a PDF', 'not-a-page', Buffer.from('%PDF-1.7 …'), 'text/html'],
    ['a PDF by its header', 'not-a-page', Buffer.from('…'), 'application/pdf'],
    ['a picture', 'not-a-page', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), null],
    ['a ZIP file', 'not-a-page', Buffer.from('PK\x03\x04'), 'application/octet-stream'],
    ['JSON', 'not-a-page', Buffer.from('{}'), 'application/json'],
    ['more than 16 MiB', 'too-large', Buffer.alloc(16 * 1024 * 1024 + 1, 'a'), 'text/html'],
    ['50,000 nested elements', 'too-deep', Buffer.from(html('<div>'.repeat(50_000))), 'text/html'],
    ['200,000 elements', 'too-many-elements', Buffer.from(html('<i></i>'.repeat(200_000))), 'text/html'],
  ])('is refused of %s', (_what, code, bytes, mediaType) => {
    const answer = read(bytes, mediaType);
    expect(answer).toMatchObject({ kind: 'refused', code });
    if (answer.kind === 'refused') expect(answer.message).toMatch(/^(The|A) .*\. (Track|Save) /su);
  });

  it('holds hostile text as text', () => {
    const hostile = '<p>&lt;script&gt;alert(1)&lt;/script&gt; \u202eevil\u202c nul\0 &#0; &#xD800;</p>';
    expect(textOf(html(hostile))).toMatch(/^<script>alert\(1\)<\/script> evil nul/u);
  });
});

describe('reading in a thread', () => {
  const page = { bytes: Buffer.from(html(RULES)), mediaType: 'text/html' };

  it('gives what reading gives, one page after the other', async () => {
    await using thread = new PageThread();
    for (let time = 0; time < 3; time += 1) expect(await thread.read(page)).toEqual(pageText(page));
  });

  it('gives a page up that takes too long, says so, and reads the next', async () => {
    await using hasty = new PageThread(0);
    expect(await hasty.read(page)).toMatchObject({ kind: 'refused', code: 'too-slow' });
    expect(await hasty.read(page)).toMatchObject({ kind: 'refused', code: 'too-slow' });
  });

  it('stops when it is told to', async () => {
    await using thread = new PageThread();
    const told = new AbortController();
    const reading = thread.read(page, told.signal);
    told.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(await thread.read(page)).toMatchObject({ kind: 'text' });
  });
});
