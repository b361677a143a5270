import type { TermRule } from './term-subjects.js';

/** A word or phrase that rules on what stands near it. */
export interface Ruling {
  readonly start: number;
  readonly end: number;
  readonly rule: 'yes' | 'no' | 'must';
  /** `is prohibited` rules on what stands before it, `may not` on what comes after. */
  readonly looks: 'back' | 'ahead' | 'both';
  /** Why a person should read the sentence; null where the words are plain. */
  readonly why: string | null;
}

interface RulingWords {
  readonly rule: Ruling['rule'];
  readonly looks: Ruling['looks'];
  readonly why: string | null;
  readonly words: string;
}

const MODAL = '(?:may|must|shall|will|can|could|should)';
const ALLOWED =
  '(?:allowed|permitted|authori[sz]ed|accepted|acceptable|entitled|tolerated|supported|commissionable|eligible|okay?|ok|fine|welcome|free)';

/** The longest come first, because the first that fits at a place is taken. */
const RULINGS: readonly RulingWords[] = [
  {
    rule: 'yes',
    looks: 'ahead',
    why: 'it denies a prohibition',
    words:
      '(?:nothing|no provision)\\b[^.;]{0,60}?\\b(?:prohibits?|prevents?|restricts?|forbids?)|(?:is|are) not (?:prohibited|forbidden|restricted|banned)|no (?:restrictions?|limits?) on|(?:do|does|will|shall) not (?:prohibit|prevent|forbid|restrict)',
  },
  {
    rule: 'no',
    looks: 'ahead',
    why: null,
    words: `(?:under|in|at) no (?:circumstances?|events?|way|case|time)(?: ${MODAL})?(?: (?:be )?${ALLOWED})?`,
  },
  {
    rule: 'no',
    looks: 'ahead',
    why: null,
    words: `(?:no|none of the|neither) (?:[\\p{L}'-]+ ){1,4}(?:is|are|${MODAL})(?: (?:be )?${ALLOWED}(?: to)?)?`,
  },
  { rule: 'must', looks: 'back', why: null, words: '(?:is|are) (?:required|mandatory|obligatory|compulsory)(?! to)' },
  { rule: 'no', looks: 'ahead', why: null, words: `not (?:be )?(?:${ALLOWED}|in a position) to` },
  {
    rule: 'no',
    looks: 'back',
    why: null,
    words: `(?:(?:is|are|be) )?(?:not|never|n't) (?:(?:be|currently|generally|at all|considered) )?${ALLOWED}`,
  },
  {
    rule: 'no',
    looks: 'ahead',
    why: null,
    words: "(?:do|does|will|shall|can|could) ?(?:not|n't) (?:allow|permit|accept|tolerate|authori[sz]e)|disallows?",
  },
  {
    rule: 'no',
    looks: 'back',
    why: 'it says what follows and not what is forbidden',
    words:
      '(?:will|shall|may|can) (?:immediately |also )?(?:be|result in|lead to) (?:\\p{L}+ ){0,3}?(?:removed|removal|terminated|termination|expelled|expulsion|suspended|suspension|banned|voided|reversed|reversal|declined|withheld|cancell?ed|blocked)',
  },
  {
    rule: 'no',
    looks: 'both',
    why: 'it says what follows and not what is forbidden',
    words:
      'no (?:commissions?|payments?|affiliate benefits?)|(?:will|shall|do|does|is|are) not (?:be )?(?:qualif\\w+|earn|generate|receive|paid|remunerated|counted)|forfeit\\w*|(?:is|are|be|constitutes?|deemed|considered) (?:a |an )?(?:material |serious )?(?:breach|violation|void|null)',
  },
  {
    rule: 'no',
    looks: 'ahead',
    why: null,
    words: `(?:${MODAL}|do|does|did|is|are|be|to)(?: \\p{L}+){0,1}? (?:not|never|neither)(?: to)?(?! (?:required|need|have to|obliged))|(?:not|never) to|(?:can|won|don|doesn|mustn|isn|aren|shouldn)(?:no|')t|nor ${MODAL}|nor`,
  },
  {
    rule: 'no',
    looks: 'ahead',
    why: null,
    words:
      'refrain\\w* from|abstain\\w* from|agrees? to avoid|avoid\\w*|(?:prohibited|barred|banned|restricted|precluded) from|(?:it is |strictly )?(?:prohibited|forbidden) to|prohibits?|forbids?|(?:prohibited|forbidden|banned|restricted|disallowed|not allowed)(?: (?:\\p{L}+ ){0,4}(?:include|are|is)\\b[^:]{0,30})?:',
  },
  {
    rule: 'no',
    looks: 'both',
    why: null,
    words:
      '(?:strictly |expressly |is |are )*(?:prohibited|forbidden|banned|disallowed|off[- ]limits|excluded|restricted|unauthori[sz]ed|out of bounds)',
  },
  {
    rule: 'no',
    looks: 'ahead',
    why: null,
    words: 'no(?= (?:[\\p{L}-]+ ){0,3}?(?:bid|brand|direct|paid|ppc|sem|search|trade ?mark|tm\\b))|never',
  },
  {
    rule: 'no',
    looks: 'both',
    why: null,
    words:
      '(?:ist |sind |wird |werden )?(?:ausdrücklich |strikt |grundsätzlich )*(?:nicht (?:\\p{L}+ ){0,2}?(?:gestattet|erlaubt|zulässig|genehmigt)|untersagt|verboten|unzulässig|ausgeschlossen)',
  },
  { rule: 'no', looks: 'both', why: null, words: '(?:darf|dürfen) (?:[\\p{L}-]+ ){0,6}?(?:nicht|weder|kein\\p{L}*)' },
  {
    rule: 'must',
    looks: 'both',
    why: null,
    words:
      '(?:ist|sind) (?:[\\p{L}-]+ ){1,5}?(?:einzubuchen|auszuschließen|hinzuzufügen|zu hinterlegen|zu setzen)|muss|müssen|verpflichtet',
  },
  { rule: 'yes', looks: 'both', why: null, words: '(?:ist |sind )?(?:gestattet|erlaubt|zulässig)' },
  { rule: 'yes', looks: 'ahead', why: null, words: 'darf|dürfen' },
  {
    rule: 'must',
    looks: 'ahead',
    why: null,
    words:
      'must(?! not| never)|shall(?! not| never)|(?:is|are) (?:required|obliged|obligated|asked) to|(?:needs?|ha(?:s|ve)|undertakes?|agrees?) to(?! (?:avoid|refrain|not))|please|ensure',
  },
  {
    rule: 'yes',
    looks: 'ahead',
    why: null,
    words:
      '(?:is|are) (?:free|welcome|allowed|permitted|entitled|authori[sz]ed) to|(?:allowed|permitted|welcome)(?: (?:\\p{L}+ ){0,4}(?:include|are|is)\\b[^:]{0,30})?:|(?:permits?|allows?|welcomes?|encourages?)|permitted (?=keywords?|terms?)',
  },
  {
    rule: 'yes',
    looks: 'back',
    why: null,
    words: `(?:is|are|be) (?:\\p{L}+ )?${ALLOWED}|(?:is|are) open|(?:allowed|permitted|accepted|welcome)`,
  },
  { rule: 'yes', looks: 'ahead', why: null, words: '(?:may|can)(?! not|not)' },
];

const RULING = new RegExp(RULINGS.map(({ words }) => `(?<![\\p{L}])(${words})(?![\\p{L}])`).join('|'), 'giu');

/** Every ruling of a sentence in the order of its words, none inside another. */
export function rulingsOf(flat: string): Ruling[] {
  return [...flat.matchAll(RULING)].flatMap((match) => {
    const which = match.slice(1).findIndex(Boolean);
    const words = RULINGS[which];
    if (words === undefined) return [];
    const { rule, looks, why } = words;
    return [{ start: match.index, end: match.index + match[0].length, rule, looks, why }];
  });
}

const CONSENT = '(?:consents?|approvals?|permissions?|authori[sz]ations?|agreement)';
const QUALITIES =
  "(?:(?:our|the|a|an|its|their|your|any|prior|previous|express|explicit|specific|written|advance|merchant's|advertiser's|company's|client's|[\\p{L}]+'s|and|or|having|first|obtaining|obtained|receiving) |, ?){0,9}";
const CONSENT_DE = '(?:zustimmung|genehmigung|einwilligung|freigabe|erlaubnis|absprache)';
const APPROVAL = new RegExp(
  [
    `(?<without>without ${QUALITIES}${CONSENT}|ohne (?:\\p{L}+ ){0,4}?${CONSENT_DE})`,
    `(?<needless>no (?:prior |written )*${CONSENT} (?:is |are )?(?:needed|required)|without (?:the need|needing|having to))`,
    `unless (?:otherwise |expressly |specifically |we |you |it |is |are |has |have |been |explicitly |previously |this |prior |the |company |merchant |\\p{L}+ ){0,6}?(?:approved?|authori[sz]ed?|permitted|agreed?|consent\\p{L}*|permission|approval)`,
    `(?:except|only|save) (?:\\p{L}+ )?(?:with|upon|after|by|on|subject to) ${QUALITIES}${CONSENT}`,
    `(?:with|upon|after|subject to|requires?|need|needs|require|obtain|obtained|obtaining|seek|bedürfen|bedarf) ${QUALITIES}${CONSENT}`,
    `${CONSENT} (?:is |are )?(?:needed|required|necessary)|(?:by|on) (?:approval|request)(?: only)?|(?:approval|permission)[ -](?:only|required|needed)|case[- ]by[- ]case`,
    `only (?:[\\p{L}'-]+ ){0,8}?(?:approved|authori[sz]ed|whitelisted|invited)|(?:pre-)?(?:approved|authori[sz]ed) (?:affiliates|partners|publishers) only`,
    `(?:nur |erst )?(?:mit|nach|bei) (?:\\p{L}+ ){0,4}?${CONSENT_DE}|(?:bedürfen|bedarf|erfordert|erfordern) (?:\\p{L}+ ){0,4}?${CONSENT_DE}|${CONSENT_DE} (?:erforderlich|nötig|notwendig)`,
  ]
    .map((words) => `(?<![\\p{L}])(?:${words})(?![\\p{L}])`)
    .join('|'),
  'iu',
);

/** Whether a part of a sentence speaks of approval, and how: `without` it, that it is `needless`, or that it is `wanted`. */
export function approvalIn(flat: string): 'without' | 'needless' | 'wanted' | null {
  const match = APPROVAL.exec(flat);
  if (match === null) return null;
  if (match.groups?.['needless'] !== undefined) return 'needless';
  return match.groups?.['without'] === undefined ? 'wanted' : 'without';
}

/** A value that stands alone behind a name, as in a table: `Brand bidding: no`. */
export function bareValue(flat: string): TermRule | null {
  const value = flat.trim().replace(/[.!]$/, '').trim().toLowerCase();
  if (/^(?:yes|allowed|permitted|ok|okay|✓|✔|✅|ja|erlaubt|gestattet|open)$/u.test(value)) return 'yes';
  if (
    /^(?:no|none|not allowed|not permitted|prohibited|forbidden|not ok|✗|✘|❌|x|nein|verboten|nicht (?:erlaubt|gestattet)|closed)$/u.test(
      value,
    )
  )
    return 'no';
  return approvalIn(value) === 'wanted' ? 'approval' : null;
}
