import type { z } from 'zod';
import type { ProtectedBrand } from '../domain/detection/protected-portfolio.js';
import { crossChecks } from './portfolio-cross-checks.js';
import { agreedTerms } from './agreed-terms.js';
import { naturalKey } from './natural-key.js';
import type { FilePath, PortfolioProblem } from './portfolio-problem.js';
import { nearest, pathText, quoted, shown } from './portfolio-problem.js';
import type { BrandEntry, PartnerEntry, PortfolioFile } from './portfolio.schema.js';
import { portfolioSchema } from './portfolio.schema.js';
import type { YamlTree } from './yaml-tree.js';
import { readYamlTree } from './yaml-tree.js';

/** In bytes of UTF-8; a portfolio of twenty thousand brands is a third of it. */
export const LARGEST_PORTFOLIO = 8 * 1024 * 1024;
/** Beyond it a list of problems is no longer read. */
export const MOST_PROBLEMS = 200;

export type PortfolioReading =
  | { readonly ok: true; readonly portfolio: PortfolioFile }
  | {
      readonly ok: false;
      readonly problems: readonly PortfolioProblem[];
      /** Set when there was no file to judge: it is missing, a folder, or may not be read. */
      readonly unreadable?: true;
    };

/**
 * Reads a portfolio from YAML 1.2 or JSON. Total: any text gives either a portfolio in which every reference holds, or
 * every problem at once (the first {@link MOST_PROBLEMS}), in the order of the file, each with its place.
 */
export function readPortfolioText(text: string): PortfolioReading {
  const unreadable = textFault(text);
  if (unreadable) return { ok: false, problems: [unreadable] };
  const tree = readYamlTree(text.startsWith('\uFEFF') ? text.slice(1) : text);
  // A broken text has values in wrong places; problems about those would only mislead.
  if (tree.problems.length > 0) return { ok: false, problems: tree.problems };
  const parsed = portfolioSchema.safeParse(tree.value, { reportInput: true });
  const shape = parsed.success
    ? []
    : parsed.error.issues.slice(0, MOST_PROBLEMS).flatMap((issue) => fromIssue(issue, tree));
  const references = crossChecks(tree.value).map(({ code, path, message }) =>
    placed(tree, code, path, 'value', message),
  );
  if (parsed.success && references.length === 0) return { ok: true, portfolio: parsed.data };
  return {
    ok: false,
    problems: inOrder([...shape, ...references], parsed.success ? 0 : parsed.error.issues.length - MOST_PROBLEMS),
  };
}

/** The brands of a checked portfolio in the shape that detection takes, each with its partners and their terms. */
export function protectedBrandsOf(portfolio: PortfolioFile): ProtectedBrand[] {
  const byBrand = Map.groupBy(portfolio.partners, (partner) => naturalKey(partner.brand));
  return portfolio.brands.map((brand) => protectedBrand(brand, byBrand.get(naturalKey(brand.name)) ?? []));
}

function protectedBrand(brand: BrandEntry, partners: readonly PartnerEntry[]): ProtectedBrand {
  const { name, owner, domains, marks, agencies, competitors, resellers, promises } = brand;
  return {
    ...{ name, domains, marks, agencies, competitors, resellers, promises },
    owner: owner ?? name,
    // Permits beyond the resellers' are given when an alert is decided, never by the file.
    permitted: [],
    partners: partners.map(({ network, publisherId, agreement, ...partner }) => ({
      name: partner.name,
      domains: partner.domains,
      network,
      publisherId,
      terms: (agreement === null ? [] : agreedTerms(agreement)).map((term) => ({
        ...term,
        text: term.text ?? '',
        // A clause is in force from the signature and until the agreement ends, unless it says otherwise.
        from: term.from ?? agreement?.signed ?? null,
        until: term.until ?? agreement?.until ?? null,
      })),
    })),
  };
}

function textFault(text: string): PortfolioProblem | null {
  const whole = { path: '', line: null, column: null };
  if (text.length > LARGEST_PORTFOLIO) {
    const message = `the file is larger than ${LARGEST_PORTFOLIO / 1024 / 1024} MiB; split it into several portfolios`;
    return { ...whole, code: 'too-large', message };
  }
  if (text.trim() === '') {
    return {
      ...whole,
      code: 'empty-file',
      message: 'the file is empty; expected the keys brands, partners and watches',
    };
  }

  const at = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\uFFFD/);
  if (at < 0) return null;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const what = text[at] === '\uFFFD' ? 'bytes that are not UTF-8' : 'a control character';
  const message = `the file has ${what} here; expected YAML 1.2 or JSON text in UTF-8`;
  return { code: 'not-text', path: '', line, column: at - before.lastIndexOf('\n'), message };
}

type Issue = z.core.$ZodIssue;

function fromIssue(issue: Issue, tree: YamlTree): PortfolioProblem[] {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, 20).map((key) => unknownKey(key, issue.message, path, tree));
  if (issue.code === 'invalid_union') return fromUnion(issue, tree);
  const { input } = issue;
  if (input === undefined) return [placed(tree, 'missing', path, 'value', `is missing; expected ${rightFor(issue)}`)];
  const code = issue.code === 'invalid_type' ? 'wrong-type' : 'wrong-value';
  return [
    placed(tree, code, path, 'value', `expected ${rightFor(issue)}; got ${shown(input)}${quotingHint(issue, tree)}`),
  ];
}

/** Of a value that may be a word or a group, only the alternative that the file chose is of interest. */
function fromUnion(issue: Extract<Issue, { code: 'invalid_union' }>, tree: YamlTree): PortfolioProblem[] {
  const isGroup = typeof issue.input === 'object' && issue.input !== null;
  const branch = isGroup ? issue.errors.at(-1) : issue.errors[0];
  return (branch ?? []).flatMap((inner) => fromIssue({ ...inner, path: [...issue.path, ...inner.path] }, tree));
}

function unknownKey(key: string, knownKeys: string, path: FilePath, tree: YamlTree): PortfolioProblem {
  const near = nearest(key, knownKeys.split(', '));
  const message = `unknown key ${quoted(key)}; expected ${near ? `${near}, or another` : 'one'} of ${knownKeys}`;
  return placed(tree, 'unknown-key', [...path, key], 'key', message);
}

function rightFor(issue: Issue): string {
  const isGroup = issue.code === 'invalid_type' && issue.expected === 'object';
  return isGroup ? `a group with the keys ${issue.message}` : issue.message;
}

/** Numbers where text belongs: 4.10 and 4.1 are one number, and leading noughts are lost, so only quotes keep them. */
function quotingHint(issue: Issue, tree: YamlTree): string {
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  const wantsWord = issue.code === 'invalid_value';
  const scalar = typeof issue.input === 'number' || typeof issue.input === 'boolean';
  const source = scalar && (wantsText || wantsWord) ? tree.source(issue.path as FilePath) : null;
  if (source === null) return '';
  if (wantsWord)
    return issue.input === false
      ? ' (write no, or "no" in JSON)'
      : issue.input === true
        ? ' (write yes, or "yes" in JSON)'
        : '';
  return `; write it in quotes: "${source.slice(0, 60)}"`;
}

function placed(
  tree: YamlTree,
  code: string,
  path: FilePath,
  part: 'value' | 'key',
  message: string,
): PortfolioProblem {
  return { code, path: pathText(path), ...tree.locate(path, part), message };
}

function inOrder(problems: PortfolioProblem[], untold: number): PortfolioProblem[] {
  // One fault may break several rules of one value; the first says enough.
  const seen = new Set<string>();
  const first = problems.filter(({ path, line, column }) => {
    const place = `${path}\n${String(line)}:${String(column)}`;
    return !seen.has(place) && seen.add(place);
  });
  const sorted = first.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const left = sorted.length - MOST_PROBLEMS + Math.max(untold, 0);
  if (left <= 0) return sorted;
  const message = `and ${left} more; correct those above first`;
  return [...sorted.slice(0, MOST_PROBLEMS), { code: 'more-problems', path: '', line: null, column: null, message }];
}
