import type { Estimate, EstimateResult } from '../domain/impact/estimate.js';
import { headline, INPUT_WORDS, inputWords, rangeWords, RESULT_WORDS, whereToGive } from '../domain/impact/say.js';
import type { ImpactNoteAnswer } from './impact-note.schema.js';

/** What `impactNoteJson` reads. */
export type StoredImpactNote = Omit<ImpactNoteAnswer, 'headline' | 'results' | 'inputs' | 'draws'> & {
  readonly estimate: Estimate & { readonly cause: string };
};

/** Puts the stored figures into the reader's words. Locales that nobody knows are written as British English. */
export function shownImpactNote(stored: StoredImpactNote, locale = 'en-GB'): ImpactNoteAnswer {
  const { estimate, ...note } = stored;
  const [next] = note.actions.filter((action) => action.doneAt === null);
  return {
    ...note,
    headline: headline({ ...estimate, action: next ?? null }, locale),
    results: estimate.results.map((result) => shownResult(result, locale)),
    inputs: estimate.inputs.map((input) => ({
      ...input,
      label: INPUT_WORDS[input.kind],
      words: inputWords(input, locale),
    })),
    draws: estimate.draws,
  };
}

function shownResult(result: EstimateResult, locale: string): ImpactNoteAnswer['results'][number] {
  const { kind } = result;
  const label = RESULT_WORDS[kind];
  if ('notEstimated' in result) {
    const missing = result.missing.map((one) => ({ kind: one, label: INPUT_WORDS[one], giveAt: whereToGive(one) }));
    return { kind, label, range: null, notEstimated: result.notEstimated, missing, widest: null };
  }
  const { p10, p50, p90, unit, widest } = result;
  return {
    kind,
    label,
    range: { p10, p50, p90, unit, words: rangeWords(result, locale) },
    notEstimated: null,
    missing: [],
    widest: widest === null ? null : { ...widest, label: INPUT_WORDS[widest.kind] },
  };
}

/** The first locale of an `Accept-Language` header that can be written in; British English where there is none. */
export function localeOf(acceptLanguage: string | undefined): string {
  const wanted = (acceptLanguage ?? '').slice(0, 500).split(',', 10);
  for (const part of wanted) {
    const tag = part.split(';', 1)[0]?.trim() ?? '';
    try {
      const [known] = tag === '' || tag === '*' ? [] : Intl.NumberFormat.supportedLocalesOf(tag);
      if (known !== undefined) return known;
    } catch {
      // Not a language tag; the next one may be.
    }
  }
  return 'en-GB';
}
