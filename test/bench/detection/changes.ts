import type { ChangeablePortfolio } from '../../../src/domain/detection/compile-portfolio.js';
import { detect } from '../../../src/domain/detection/detect.js';
import type { CompiledPortfolio } from '../../../src/domain/detection/detect.js';
import { bareAd, bareBrand } from '../../support/bare-brand.js';
import { furtherMarks } from './many-brands.js';
import { printList, printTable, rounded } from './table.js';
import { median } from './timing.js';

const TIMES = 200;
/** One to three words of one script: that such a name is found at all is not in question here, only when. */
const PLAIN_NAMES = ['Latin', 'Cyrillic', 'Han', 'Hangul', 'Arabic'].map(
  (script) => new RegExp(`^\\p{Script=${script}}{5,}(?: \\p{Script=${script}}+){0,2}$`, 'u'),
);

/** Whether an ad on a search for the mark alone is known to concern the brand. */
function isInForce(portfolio: CompiledPortfolio, text: string, brand: string): boolean {
  return detect(bareAd({ title: text, query: text }), portfolio).findings.some((one) => one.brand === brand);
}

/**
 * Milliseconds from the call that changes one mark until the next ad has been judged by it, which is checked each time: an
 * added mark is found, a changed one by its new text and no longer by its old, a removed one no longer.
 */
export function changes(portfolio: ChangeablePortfolio): Record<string, unknown> {
  const texts = furtherMarks(TIMES * 6).filter((text) => PLAIN_NAMES.some((plain) => plain.test(text)));
  const took: Record<'added' | 'changed' | 'removed', { readonly wall: number; readonly cpu: number }[]> = {
    added: [],
    changed: [],
    removed: [],
  };
  const unseen: string[] = [];
  const timed = (what: keyof typeof took, text: string, change: () => void, isSeen: () => boolean): void => {
    const before = process.cpuUsage();
    const started = performance.now();
    change();
    const seen = isSeen();
    const wall = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    took[what].push({ wall, cpu: (user + system) / 1000 });
    if (!seen) unseen.push(`${what}  ${text}`);
  };
  for (let time = 0; time < TIMES && time * 2 + 1 < texts.length; time++) {
    const [text, other] = texts.slice(time * 2, time * 2 + 2) as [string, string];
    const brand = `further brand ${time}`;
    if (isInForce(portfolio, text, brand)) continue;
    timed(
      'added',
      text,
      () => portfolio.change([bareBrand(brand, [text])]),
      () => isInForce(portfolio, text, brand),
    );
    timed(
      'changed',
      other,
      () => portfolio.change([bareBrand(brand, [other])]),
      () => isInForce(portfolio, other, brand),
    );
    if (isInForce(portfolio, text, brand)) unseen.push(`still found after the change  ${text}`);
    timed(
      'removed',
      other,
      () => portfolio.change([], [brand]),
      () => !isInForce(portfolio, other, brand),
    );
  }
  const rows = Object.entries(took).map(([what, list]) => ({
    ...{ what, times: list.length, median: rounded(median(list.map(({ wall }) => wall)), 3) },
    worst: rounded(Math.max(...list.map(({ wall }) => wall)), 3),
    worstOfProcessorTime: rounded(Math.max(...list.map(({ cpu }) => cpu)), 3),
  }));
  printTable(
    'speed: milliseconds until a change of one mark is in force',
    ['', 'times', 'median', 'worst', 'worst processor time'],
    rows.map((row) => Object.values(row)),
  );
  printList('changes that the next ad did not show', unseen);
  return {
    changesNotSeen: unseen.length,
    ...Object.fromEntries(
      rows.map(({ what, median: half, worst, worstOfProcessorTime }) => [
        `${what}Ms`,
        { median: half, worst, worstOfProcessorTime },
      ]),
    ),
  };
}
