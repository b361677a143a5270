import { safeText } from './domain/text/safe-text.js';
import type { RescanAnswer, Rescans } from './screens/rescans.schema.js';

type Changes = RescanAnswer['findings'];
type Row = Rescans['rescans'][number];

const COLUMNS = ['same', 'new', 'gone', 'verdict', 'reasons'] as const;

/** One line of `rescan list`. */
export function rescanRowLine(row: Row): string {
  const changed = COLUMNS.slice(1).map((change) => `${row.findings[change]} ${change}`);
  return `${row.id}  ${row.askedAt}  ${row.state.padEnd(8)} ${scopeOf(row)}: ${row.findings.same} same, ${changed.join(', ')}${row.reason === null ? '' : `  (${safeText(row.reason, 200)})`}`;
}

/** Which rules changed since what is stored was judged, and what to do about it. */
export function changedRuleLines(rules: Rescans['changedRules']): string[] {
  if (rules.length === 0) return [];
  return [
    ...rules.map(({ rule, from, to, since }) => {
      const versions = from === null ? `new, v${to}` : `v${from} -> v${to}`;
      return `Rule ${rule}: ${versions} ${since === null ? 'in this version' : `since ${since}`}`;
    }),
    'Run a rescan to see what that changes.',
  ];
}

/** The report: a before/after table by rule, the verdicts that moved, and the changed findings with both sentences. */
export function rescanLines(report: RescanAnswer): string[] {
  return [
    `Rescan ${report.id}, asked for by ${safeText(report.askedBy, 200)} at ${report.askedAt}, ${report.state}: ${scopeOf(report)}`,
    ...(report.reason === null ? [] : [`Reason: ${safeText(report.reason, 500)}`]),
    `${report.capturesDone} of ${report.captures} captures, ${report.ads} sightings held again. By itself a rescan raises no alert.`,
    ...(report.capturesCleared === 0
      ? []
      : [
          `${report.capturesCleared} more captures had been removed at the end of their term and could not be held again.`,
        ]),
    ...(report.portfolioChanged
      ? ['The portfolio changed meanwhile, so the first ads were held against an earlier one.']
      : []),
    ...(report.isOfToday ? [] : ['The rules have changed since; this report is of its day.']),
    '',
    ...table(report),
    '',
    ...report.verdicts.map(
      ({ rule, before, after, findings, sightings }) =>
        `${String(findings).padStart(6)}  ${rule}: ${before ?? 'nothing'} -> ${after ?? 'nothing'} (${sightings} sightings)`,
    ),
    ...report.changed.flatMap((one) => [
      '',
      `${one.change}: ${safeText(one.brand.name, 60)} / ${safeText(one.party.domain ?? one.party.name ?? 'unknown party', 100)}, ${one.engine} ${one.country ?? ''} “${safeText(one.query ?? '', 80)}”, ${one.violation}, seen ${one.sightings}×`,
      `  before: ${saidBy(one.before)}`,
      `  after:  ${saidBy(one.after)}`,
    ]),
    '',
    `${report.total} changed findings (page ${report.page}).`,
  ];
}

function table({ rules, findings }: RescanAnswer): string[] {
  const cells = (changes: Changes): string => COLUMNS.map((column) => String(changes[column]).padStart(9)).join('');
  const name = (text: string, versions: string): string => `${text.padEnd(22)}${versions.padEnd(12)}`;
  return [
    `${name('rule', 'version')}${COLUMNS.map((column) => column.padStart(9)).join('')}`,
    ...rules.map((rule) => `${name(rule.rule, versionsOf(rule))}${cells(rule)}`),
    `${name('all', '')}${cells(findings)}`,
  ];
}

function versionsOf({ before, after }: RescanAnswer['rules'][number]): string {
  return before.length === 0 ? `v${after}` : `v${before.join(', v')} -> v${after}`;
}

function saidBy(said: RescanAnswer['changed'][number]['before']): string {
  if (said === null) return 'nothing';
  return `${said.verdict}, ${Math.round(said.confidence * 100)} %, v${said.ruleVersion}: ${safeText(said.explanation, 1000)}`;
}

function scopeOf({ since, until, brand, rule }: Pick<Row, 'since' | 'until' | 'brand' | 'rule'>): string {
  return [
    since === null && until === null ? 'all days' : `${since ?? 'the beginning'} to ${until ?? 'now'}`,
    brand === null ? 'all brands' : safeText(brand.name, 60),
    rule ?? 'all rules',
  ].join(', ');
}
