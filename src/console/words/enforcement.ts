import { lookup } from './lookup.js';

/** The company whose rules an engine follows. */
export const familyName = lookup({
  google: 'Google',
  microsoft: 'Microsoft',
  'yahoo-japan': 'Yahoo! JAPAN',
  yandex: 'Yandex',
  baidu: 'Baidu',
  naver: 'Naver',
});

/** What the engine would do on a complaint, in one short sentence. */
export function stanceWords(engine: string, stance: string): string {
  const name = familyName(engine);
  switch (stance) {
    case 'acts':
      return `${name} would act on this.`;
    case 'exempts':
      return `${name} leaves this alone.`;
    case 'uncertain':
      return `Whether ${name} acts on this is uncertain.`;
    default:
      return `No rule of ${name} about this is known.`;
  }
}

/** `Broad match 4–8 in 10, assumed`: a range, and never more than an assumption. */
export function broadMatchWords({ low, high }: { readonly low: number; readonly high: number }): string {
  return `Broad match ${Math.round(low * 10)}–${Math.round(high * 10)} in 10, assumed`;
}
