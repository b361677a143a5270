import type { MatchVia } from '../detection/finding.js';
import { characterClass, SEPARATOR, WORD } from '../text/character-class.js';
import type { TokenisedText } from '../text/tokens.js';
import { standsAlone } from './mark-form.js';
import type { MarkForm } from './mark-form.js';
import { SubstringTrie } from './substring-trie.js';

/** Separators inside a name in a script without word boundaries: `威 固`. */
const MOST_SKIPPED = 1;

/** Marks in scripts without word boundaries (and mixed ones), sought at every character. */
export class RunForms {
  readonly #trie = new SubstringTrie();
  #count = 0;

  add(form: MarkForm): void {
    this.#trie.add(form);
    this.#count++;
  }

  remove(form: MarkForm): void {
    this.#trie.remove(form.markId, form.key);
    this.#count--;
  }

  match(
    { folded, tokens }: TokenisedText,
    found: (form: MarkForm, from: number, to: number, via: MatchVia, weak: boolean) => void,
  ): void {
    if (this.#count === 0) return;
    const { key } = folded;
    const isSeparator = (at: number): boolean => characterClass(key.charCodeAt(at)) === SEPARATOR;
    const endsInsideWord = (to: number): boolean =>
      to < key.length && characterClass(key.charCodeAt(to)) === WORD && characterClass(key.charCodeAt(to - 1)) === WORD;
    for (const token of tokens) {
      const last = token.kind === 'run' ? token.to : token.from + 1;
      for (let from = token.from; from < last; from++) {
        this.#trie.scan(key, from, isSeparator, MOST_SKIPPED, (form, to, skipped) => {
          if (endsInsideWord(to)) return;
          const whole = standsAlone(key, from, to);
          if (skipped && form.words.length === 1) found(form, from, to, 'split', true);
          else if (whole) found(form, from, to, form.isVariant ? 'variant' : 'exact', false);
          else found(form, from, to, 'compound', true);
        });
      }
    }
  }
}
