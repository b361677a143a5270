import type { Basis } from '../../detection/finding.js';
import type { RecordLine, SeenAd } from '../record.js';

/**
 * The words of filings in one language. Names, marks and texts of ads stay in their own script. Arguments are safe to stand in
 * a sentence already, except lines, ads and bases, whose hostile texts the words themselves quote.
 */
export interface FilingWords {
  /** Stands where a fact is missing, so that nobody overlooks it. */
  readonly gap: (label: string) => string;
  readonly instant: (iso: string) => string;
  readonly position: (ad: SeenAd) => string;
  readonly scope: (ads: number) => string;
  readonly seen: (line: RecordLine) => string;
  readonly change: (line: RecordLine) => string;
  readonly right: (registration: {
    readonly mark: string;
    readonly office: string;
    readonly number: string;
    readonly owner: string;
  }) => string;
  readonly clause: (basis: Basis) => string;
  readonly formSubject: (about: { readonly mark: string; readonly advertiser: string }) => string;
  /** `isBreach`: a clause was broken; else an ad led through the network's links, by no clause that is on record. */
  readonly networkSubject: (about: {
    readonly advertiser: string;
    readonly number: string;
    readonly isBreach: boolean;
  }) => string;
  readonly noticeSubject: (about: {
    readonly brand: string;
    readonly number: string;
    readonly asksOnly: boolean;
  }) => string;
  readonly formOpening: (about: { readonly owner: string; readonly advertiser: string }) => string;
  readonly networkOpening: (about: {
    readonly network: string;
    readonly owner: string;
    readonly programme: string;
    readonly advertiser: string;
    readonly publisherId: string;
  }) => string;
  readonly noticeOpening: (about: {
    readonly owner: string;
    readonly advertiser: string;
    readonly asksOnly: boolean;
  }) => string;
  readonly headings: Readonly<Record<'seen' | 'ad' | 'rests' | 'asks' | 'evidence', string>>;
  readonly adLines: (ad: SeenAd) => readonly string[];
  readonly reverseCommission: string;
  readonly answerBy: (about: { readonly day: string; readonly email: string }) => string;
  readonly evidence: (ad: SeenAd) => string;
  readonly signature: (who: { readonly name: string; readonly capacity: string | null }) => string;
}
