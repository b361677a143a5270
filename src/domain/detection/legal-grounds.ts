import { inForce } from './dates.js';
import type { Basis } from './finding.js';
import { regionHolds } from './jurisdictions.js';

/**
 * What the law is asked about. `advertising`: the owner's right against the mark in another's advertising; the others say
 * what it leaves free.
 */
export type LegalSubject = 'advertising' | 'affiliation' | 'descriptive' | 'referential' | 'exhaustion' | 'comparison';

/** One clause of the law. `settled` is false where courts differ or the statute leaves it open; the text says so. */
export interface LegalGround {
  /** ISO country, or `EU` for all its states. */
  readonly jurisdiction: string;
  readonly subject: LegalSubject;
  readonly settled: boolean;
  /** As a lawyer would cite it. */
  readonly reference: string;
  readonly text: string;
  readonly source: string;
  /** First day in force (ISO date). */
  readonly from: string;
  readonly until: string | null;
}

type Clause = readonly [subject: LegalSubject, reference: string, text: string, settled?: 'unsettled'];

function clauses(jurisdiction: string, source: string, from: string, rows: readonly Clause[]): LegalGround[] {
  return rows.map(([subject, reference, text, settled]) => ({
    jurisdiction,
    subject,
    settled: settled === undefined,
    reference,
    text,
    source,
    from,
    until: null,
  }));
}

/**
 * Starting rows, from the statutes named: a first orientation, not legal advice. Days are those from which the cited
 * version applied. National trade marks in the EU follow the same text by Directive (EU) 2015/2436.
 */
export const LEGAL_GROUNDS: readonly LegalGround[] = [
  ...clauses('EU', 'https://eur-lex.europa.eu/eli/reg/2017/1001/oj', '2017-10-01', [
    [
      'advertising',
      'Regulation (EU) 2017/1001 Art. 9(3)(e)',
      'The owner of an EU trade mark may forbid its use in advertising for goods where that harms what the mark is for.',
    ],
    [
      'descriptive',
      'Regulation (EU) 2017/1001 Art. 14(1)(b)',
      'A mark gives no right against signs that are not distinctive or that describe goods, used honestly.',
    ],
    [
      'referential',
      'Regulation (EU) 2017/1001 Art. 14(1)(c)',
      'A mark may be used honestly to refer to the owner’s goods, above all to say what parts and accessories are for.',
    ],
    [
      'exhaustion',
      'Regulation (EU) 2017/1001 Art. 15',
      'A mark gives no right against goods that the owner put on the market of the EEA under it, unless there are legitimate reasons.',
    ],
  ]),
  ...clauses('EU', 'https://eur-lex.europa.eu/eli/dir/2006/114/oj', '2007-12-12', [
    [
      'comparison',
      'Directive 2006/114/EC Art. 4',
      'Comparative advertising may name a competitor’s mark if it compares objectively, does not mislead or confuse, and takes no unfair advantage.',
    ],
  ]),
  ...clauses('EU', 'https://eur-lex.europa.eu/eli/dir/2005/29/oj', '2007-12-12', [
    [
      'affiliation',
      'Directive 2005/29/EC Annex I no. 4',
      'It is always unfair to claim towards consumers an approval or endorsement that was not given.',
    ],
  ]),
  ...clauses('GB', 'https://www.legislation.gov.uk/ukpga/1994/26', '1994-10-31', [
    ['advertising', 'Trade Marks Act 1994 s. 10(4)', 'The owner may forbid the use of its mark in advertising.'],
    [
      'descriptive',
      'Trade Marks Act 1994 s. 11(2)(b)',
      'A mark gives no right against signs that describe goods, used honestly.',
    ],
    [
      'referential',
      'Trade Marks Act 1994 s. 11(2)(c)',
      'A mark may be used honestly where needed to say what goods, parts or accessories are for.',
    ],
    [
      'exhaustion',
      'Trade Marks Act 1994 s. 12',
      'A mark gives no right against goods that the owner put on the market under it, unless there are legitimate reasons.',
    ],
  ]),
  ...clauses('GB', 'https://www.legislation.gov.uk/uksi/2008/1276', '2008-05-26', [
    [
      'comparison',
      'SI 2008/1276 reg. 4',
      'Comparative advertising may name a competitor’s mark if it compares objectively and neither misleads nor confuses.',
    ],
  ]),
  ...clauses('GB', 'https://www.legislation.gov.uk/ukpga/2024/13', '2025-04-06', [
    [
      'affiliation',
      'Digital Markets, Competition and Consumers Act 2024 Sch. 20',
      'It is always unfair to claim towards consumers an approval or endorsement that was not given.',
    ],
  ]),
  ...clauses('US', 'https://www.law.cornell.edu/uscode/text/15/chapter-22', '1947-07-05', [
    [
      'advertising',
      '15 U.S.C. § 1114(1)(a)',
      'The owner may forbid the use of its mark in advertising where it is likely to confuse.',
    ],
    [
      'affiliation',
      '15 U.S.C. § 1125(a)(1)(A)',
      'Whoever is likely to deceive about affiliation, sponsorship or approval is liable.',
    ],
    [
      'descriptive',
      '15 U.S.C. § 1115(b)(4)',
      'A term may be used fairly and in good faith to describe goods, otherwise than as a mark.',
    ],
  ]),
  ...clauses('US', 'https://law.justia.com/cases/federal/appellate-courts/F2/971/302/126853/', '1992-07-24', [
    [
      'referential',
      'nominative fair use (New Kids v. News America, 9th Cir. 1992)',
      'A mark may be used to name the owner’s goods as far as needed and without suggesting sponsorship; the circuits test it differently.',
      'unsettled',
    ],
  ]),
  ...clauses('US', 'https://supreme.justia.com/cases/federal/us/264/359/', '1924-04-07', [
    [
      'exhaustion',
      'first sale (Prestonettes v. Coty, 264 U.S. 359)',
      'Whoever resells genuine goods may say truthfully what they are.',
    ],
  ]),
  ...clauses('US', 'https://www.ecfr.gov/current/title-16/section-14.15', '1979-08-13', [
    ['comparison', '16 CFR § 14.15', 'Truthful comparative advertising may name a competitor.'],
  ]),
  ...clauses('AU', 'https://www.legislation.gov.au/C2004A04969', '1996-01-01', [
    [
      'advertising',
      'Trade Marks Act 1995 s. 120',
      'The owner may forbid the use of its mark as a trade mark for its goods.',
    ],
    ['descriptive', 'Trade Marks Act 1995 s. 122(1)(b)', 'A sign may be used in good faith to describe goods.'],
    [
      'referential',
      'Trade Marks Act 1995 s. 122(1)(c)',
      'A mark may be used in good faith to say what goods, parts or accessories are for.',
    ],
    ['comparison', 'Trade Marks Act 1995 s. 122(1)(d)', 'A mark may be used for comparative advertising.'],
  ]),
  ...clauses('AU', 'https://www.legislation.gov.au/C2004A04969', '2018-08-25', [
    [
      'exhaustion',
      'Trade Marks Act 1995 s. 122A',
      'A mark may be used for goods to which it was applied with the owner’s consent.',
    ],
  ]),
  ...clauses('IN', 'https://www.indiacode.nic.in/handle/123456789/1993', '2003-09-15', [
    [
      'advertising',
      'Trade Marks Act 1999 s. 29(6)(d)',
      'Using a registered mark in advertising is use of it, which its owner may forbid.',
    ],
    ['descriptive', 'Trade Marks Act 1999 s. 30(2)(a)', 'A mark may be used to say of what kind or quality goods are.'],
    [
      'referential',
      'Trade Marks Act 1999 s. 30(2)(d)',
      'A mark may be used where reasonably needed to say what parts or accessories fit.',
    ],
    ['exhaustion', 'Trade Marks Act 1999 s. 30(3)', 'Goods that were lawfully acquired may be sold under their mark.'],
    [
      'comparison',
      'Trade Marks Act 1999 s. 30(1) with s. 29(8)',
      'A mark may be used honestly to name the owner’s goods, as long as the advertising takes no unfair advantage.',
    ],
  ]),
  ...clauses('JP', 'https://laws.e-gov.go.jp/law/334AC0000000127', '2015-04-01', [
    [
      'advertising',
      'Trademark Act Art. 2(3)(viii)',
      'Showing a mark in advertising for goods is use of it, which its owner may forbid.',
    ],
    [
      'descriptive',
      'Trademark Act Art. 26(1)(ii)',
      'A mark gives no right against common names and descriptions of goods.',
    ],
    [
      'referential',
      'Trademark Act Art. 26(1)(vi)',
      'A mark gives no right where consumers cannot take it for a sign of origin.',
    ],
    [
      'exhaustion',
      'Supreme Court of Japan, 27 February 2003 (Fred Perry)',
      'Resale of genuine goods is lawful under conditions that courts have set; the Act does not speak of it.',
      'unsettled',
    ],
  ]),
  ...clauses('CN', 'https://flk.npc.gov.cn/', '2019-11-01', [
    [
      'advertising',
      'Trademark Law of the PRC Art. 48 and 57',
      'Using a mark in advertising is use of it, which its owner may forbid.',
    ],
    [
      'descriptive',
      'Trademark Law of the PRC Art. 59(1)',
      'The owner may not forbid the fair use of common names and descriptions of goods that its mark holds.',
    ],
    [
      'referential',
      'Trademark Law of the PRC Art. 59(1)',
      'Courts allow a mark to be used to say what goods are for; the Law does not speak of it.',
      'unsettled',
    ],
    [
      'exhaustion',
      'Trademark Law of the PRC Art. 57',
      'Courts allow the resale of genuine goods under conditions; the Law does not speak of it.',
      'unsettled',
    ],
  ]),
  ...clauses('KR', 'https://www.law.go.kr/법령/상표법', '2016-09-01', [
    [
      'advertising',
      'Trademark Act Art. 2(1)11(c)',
      'Showing a mark in advertising for goods is use of it, which its owner may forbid.',
    ],
    [
      'descriptive',
      'Trademark Act Art. 90(1)2',
      'A mark gives no right against common names and descriptions of goods.',
    ],
    [
      'exhaustion',
      'Supreme Court of Korea 2002Do3445',
      'Courts allow the resale of genuine goods; the Act does not speak of it.',
      'unsettled',
    ],
  ]),
];

const BY_SUBJECT = Map.groupBy(LEGAL_GROUNDS, ({ subject }) => subject);

/** The clause on a subject in a country on a day (ISO date); the last one known where the day is not. */
export function legalGround(subject: LegalSubject, country: string | null, day: string | null): LegalGround | null {
  if (country === null) return null;
  const held = (BY_SUBJECT.get(subject) ?? []).find(
    (ground) =>
      (day === null ? ground.until === null : inForce(ground.from, ground.until, day) === 'yes') &&
      regionHolds(ground.jurisdiction, country, day),
  );
  return held ?? null;
}

/** A clause of the law as the basis of a verdict. */
export function legalBasis({ reference, text, source, from }: LegalGround, kind: 'law' | 'exemption' = 'law'): Basis {
  return { kind, reference, text, source, inForceFrom: from };
}
