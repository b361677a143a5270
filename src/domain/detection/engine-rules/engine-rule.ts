/** Whose rules apply: engines of one company share them. */
export type EngineFamily = 'google' | 'microsoft' | 'yahoo-japan' | 'yandex' | 'baidu' | 'naver';

/** What a rule of an engine speaks of. */
export type RuleSubject =
  | 'ad-text'
  | 'competitor-text'
  | 'display-sld'
  | 'display-path'
  | 'lookalike-domain'
  | 'keyword'
  | 'misrepresentation'
  | 'destination'
  | 'direct-link'
  | 'cloaking'
  | 'authorised'
  | 'resale'
  | 'parts'
  | 'information'
  | 'dictionary'
  | 'comparison'
  | 'comparison-shopping';

/**
 * One rule of an engine. `acts`: the engine restricts this on the owner's complaint; `exempts`: it says that it will not;
 * `uncertain`: sources conflict or are silent on the detail.
 */
export interface EngineRule {
  readonly engine: EngineFamily;
  /** ISO countries that it is for; none means every country that has no rule of its own. */
  readonly jurisdictions: readonly string[];
  readonly subject: RuleSubject;
  readonly stance: 'acts' | 'exempts' | 'uncertain';
  readonly reference: string;
  readonly text: string;
  /** Address of the page that says so. */
  readonly source: string;
  /** First day in force (ISO date), null when it is not known since when. */
  readonly from: string | null;
  /** First day no longer in force, null while it is. */
  readonly until: string | null;
}

/** A rule without the engine, as the table of one engine writes it. */
export interface RuleRow {
  readonly subject: RuleSubject;
  readonly stance: EngineRule['stance'];
  readonly reference: string;
  readonly text: string;
  readonly source: string;
  readonly from?: string;
  readonly until?: string;
  readonly jurisdictions?: readonly string[];
}

/** The rules of one engine. */
export function rulesOf(engine: EngineFamily, rows: readonly RuleRow[]): readonly EngineRule[] {
  return rows.map((row) => ({
    engine,
    jurisdictions: row.jurisdictions ?? [],
    subject: row.subject,
    stance: row.stance,
    reference: row.reference,
    text: row.text,
    source: row.source,
    from: row.from ?? null,
    until: row.until ?? null,
  }));
}
