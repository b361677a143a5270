import { z } from 'zod';
import { type Estimate, estimateImpact } from '../domain/impact/estimate.js';
import { DAYS_A_MONTH } from '../domain/impact/ingredients.js';
import {
  type EstimateInput,
  type FigureKind,
  SEARCHES_A_MONTH,
  SHARE,
  type Situation,
} from '../domain/impact/inputs.js';
import { INPUT_WORDS, inputWords, resultSentence } from '../domain/impact/say.js';
import { UserError } from '../platform/errors/user-error.js';
import type { TerminalIo } from '../platform/terminal-io.js';

const RANGE = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/;

/** A number, or a range as `2-3`. */
const range = z
  .string()
  .regex(RANGE, 'expected a number such as 2.5, or a range such as 2-3')
  .transform((text): readonly [number, number] => {
    const [, low = '', high = low] = RANGE.exec(text) ?? [];
    return [Number(low), Number(high)];
  })
  .refine(([low, high]) => low <= high, 'expected a range from low to high')
  .refine(([, high]) => high <= 1e12, 'expected at most a million million');
const percent = range
  .refine(([, high]) => high <= 100, 'expected at most 100 percent')
  .transform(([low, high]): readonly [number, number] => [low / 100, high / 100]);

const optionsSchema = z.object({
  searches: range,
  looks: z.int().min(0).max(1_000_000),
  seen: z.int().min(0),
  ownAd: z.enum(['first', 'first-rival-next', 'below', 'missing']),
  hijack: z.boolean().default(false),
  conversionRate: percent.optional(),
  orderValue: range.optional(),
  margin: percent.optional(),
  commission: percent.optional(),
  brandPaidCtr: percent.optional(),
  contactRate: percent.optional(),
  contactCost: range.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected a currency in three capitals, such as EUR'),
  seed: z.int(),
  locale: z.string(),
  json: z.boolean().default(false),
});
type Options = z.output<typeof optionsSchema>;

const SITUATION: Readonly<Record<Options['ownAd'], Situation>> = {
  first: 'own-ad-first',
  'first-rival-next': 'own-ad-first-rival-next',
  below: 'own-ad-below',
  missing: 'no-own-ad',
};

/**
 * `markwarden impact estimate`: the model on figures given in the terminal, so that anybody can repeat the numbers of a
 * note. Exit code 0; bad figures are MW-BAD-USE.
 */
export function runImpactEstimate(given: unknown, io: TerminalIo): number {
  const options = checked(given);
  const looks = { how: 'scheduled', seen: options.seen, of: options.looks } as const;
  const estimate = estimateImpact({
    incident: options.hijack ? 'hijack' : 'diversion',
    // The searches are those of the time looked at, so a whole month stands for it.
    exposures: [{ market: null, days: DAYS_A_MONTH, looks, situations: { [SITUATION[options.ownAd]]: 1 } }],
    figures: figuresOf(options),
    seed: options.seed,
  });
  if (options.json) io.out(JSON.stringify(estimate));
  else for (const line of linesOf(estimate, options.locale)) io.out(line);
  return 0;
}

function checked(given: unknown): Options {
  const read = optionsSchema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = String(issue?.path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new UserError('MW-BAD-USE', `--${name}: ${issue?.message ?? 'cannot be'}.`);
  }
  const { seen, looks, locale } = read.data;
  if (seen > looks) throw new UserError('MW-BAD-USE', `--seen: expected at most the ${looks} looks; got ${seen}.`);
  try {
    new Intl.NumberFormat(locale);
  } catch {
    throw new UserError('MW-BAD-USE', '--locale: expected a language tag (BCP 47) such as en-GB or de-DE.');
  }
  return read.data;
}

function figuresOf(options: Options): EstimateInput[] {
  const { currency } = options;
  const list: readonly (readonly [FigureKind, readonly [number, number] | undefined, string])[] = [
    ['brand_searches', options.searches, SEARCHES_A_MONTH],
    ['conversion_rate', options.conversionRate, SHARE],
    ['order_value', options.orderValue, currency],
    ['margin', options.margin, SHARE],
    ['commission', options.commission, SHARE],
    ['brand_paid_ctr', options.brandPaidCtr, SHARE],
    ['contact_rate', options.contactRate, SHARE],
    ['contact_cost', options.contactCost, currency],
  ];
  return list.flatMap(([kind, ends, unit]) =>
    ends === undefined
      ? []
      : [
          {
            kind,
            market: null,
            low: ends[0],
            high: ends[1],
            unit,
            tag: 'assumed' as const,
            source: 'given in the terminal',
          },
        ],
  );
}

function linesOf(estimate: Estimate, locale: string): string[] {
  const results = estimate.results.flatMap((result) => {
    const line = resultSentence(result, locale);
    if ('notEstimated' in result || result.widest === null) return [line];
    const { kind, narrows } = result.widest;
    const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(narrows);
    return [line, `  Hangs most on: ${INPUT_WORDS[kind]} (known, the range would be ${share} narrower).`];
  });
  const inputs = estimate.inputs.map(
    (input) => `  ${INPUT_WORDS[input.kind]}: ${inputWords(input, locale)} [${input.tag}] ${input.source}`,
  );
  return [...results, `Inputs (${estimate.draws} draws, seed ${estimate.seed}):`, ...inputs];
}
