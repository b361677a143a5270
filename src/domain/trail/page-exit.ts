import { Parser } from 'htmlparser2';
import type { NextHop } from './next-hop.js';
import { refreshTarget, to } from './next-hop.js';
import { scriptExit } from './script-exit.js';

/** Longest page that is read, in UTF-16 units: pages that only lead on are short, landing pages are long. */
const LONGEST_PAGE = 2 * 1024 * 1024;
/** Longest script that is read, in UTF-16 units. */
const LONGEST_SCRIPT = 200_000;
/** Visible text, in UTF-16 units, up to which a page says no more than "you are being taken to …". */
const LITTLE_TEXT = 600;
/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'title']);
/** Nesting at which reading stops: a parser's time grows with it, and browsers stop at 512 themselves (Blink's limit). */
const DEEPEST = 512;
/** Forms beyond the tenth, and fields beyond the hundredth, are no page that leads on. */
const MOST_FORMS = 10;
const MOST_FIELDS = 100;

interface Form {
  readonly action: string;
  readonly post: boolean;
  readonly fields: [string, string][];
}

interface PageFacts {
  base: string;
  refresh: string | null;
  refreshWithoutScript: string | null;
  scripts: string[];
  onload: string;
  forms: Form[];
  seen: number;
}

/**
 * Where a page sends its visitor by itself: a meta refresh, a script that sets `location`, or a form that a script sends. What
 * stands in a condition, and a refresh for browsers without scripts, count only on pages that show next to nothing:
 * landing pages are full of both.
 */
export function leavesByPage(html: string, url: string): NextHop | null {
  const facts = read(html.slice(0, LONGEST_PAGE), url);
  const little = facts.seen <= LITTLE_TEXT;
  const elsewhere = (way: 'meta-refresh' | 'script', target: string | null): NextHop | null => {
    const next = target === null ? null : to(way, target, facts.base);
    return next === null || sameAddress(next.url, url) ? null : next;
  };
  const byMeta = elsewhere('meta-refresh', facts.refresh);
  if (byMeta !== null) return byMeta;
  const exit = scriptExit([...facts.scripts, facts.onload].join('\n;\n').slice(0, LONGEST_SCRIPT));
  const byScript = exit.target !== null && (exit.certain || little) ? elsewhere('script', exit.target) : null;
  if (byScript !== null) return byScript;
  if (exit.submits && little) {
    const byForm = formExit(facts);
    if (byForm !== null) return byForm;
  }
  return little ? elsewhere('meta-refresh', facts.refreshWithoutScript) : null;
}

function formExit({ forms: [form, ...others], base }: PageFacts): NextHop | null {
  if (form === undefined || others.length > 0) return null;
  if (form.post) return { way: 'needs-browser' };
  const action = URL.parse(form.action, base);
  if (action === null) return null;
  action.search = new URLSearchParams(form.fields).toString();
  return { way: 'form', url: action.href };
}

function sameAddress(one: string, other: string): boolean {
  return one.split('#', 1)[0] === other.split('#', 1)[0];
}

/** Reads the page once, without building a tree. */
function read(html: string, url: string): PageFacts {
  const facts: PageFacts = {
    base: url,
    refresh: null,
    refreshWithoutScript: null,
    scripts: [],
    onload: '',
    forms: [],
    seen: 0,
  };
  let script: string | null = null;
  let based = false;
  const open = new Map<string, number>();
  let unseen = 0;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > DEEPEST) parser.pause();
      if (UNSEEN.has(name)) {
        unseen += 1;
        open.set(name, (open.get(name) ?? 0) + 1);
      }
      if (name === 'script') script = runs(attributes) ? '' : null;
      if (name === 'base' && attributes['href'] !== undefined && !based) {
        facts.base = URL.parse(attributes['href'], url)?.href ?? url;
        based = true;
      }
      if (name === 'meta' && attributes['http-equiv']?.trim().toLowerCase() === 'refresh') {
        const target = refreshTarget(attributes['content'] ?? '');
        if ((open.get('noscript') ?? 0) > 0) facts.refreshWithoutScript ??= target;
        else if ((open.get('template') ?? 0) === 0) facts.refresh ??= target;
      }
      if (name === 'body') facts.onload = attributes['onload'] ?? '';
      if (name === 'form' && facts.forms.length < MOST_FORMS) facts.forms.push(formOf(attributes));
      const form = facts.forms.at(-1);
      if (name === 'input' && form !== undefined && form.fields.length < MOST_FIELDS) addField(form, attributes);
    },
    ontext(text) {
      if (script !== null) script += text;
      else if (unseen === 0) facts.seen += text.trim().length;
    },
    onclosetag(name) {
      depth -= 1;
      if (UNSEEN.has(name)) {
        unseen -= 1;
        open.set(name, (open.get(name) ?? 1) - 1);
      }
      if (name !== 'script' || script === null) return;
      facts.scripts.push(script);
      script = null;
    },
  });
  parser.end(html);
  return facts;
}

/** Data blocks and modules of templates are not run by a browser (HTML, 4.12.1). */
function runs({ type = '', src }: Record<string, string>): boolean {
  return src === undefined && /^(?:\s*|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i.test(type);
}

function formOf({ action = '', method = '' }: Record<string, string>): Form {
  return { action, post: method.trim().toLowerCase() === 'post', fields: [] };
}

function addField(form: Form, { name, value = '', type = '' }: Record<string, string>): void {
  if (name === undefined || /^(?:submit|button|reset|image|file|checkbox|radio)$/i.test(type)) return;
  form.fields.push([name, value]);
}
