/** SQL of what is known of a rescan from `r` (rescan) and `b` (its brand); the parameter holds the rules of today as JSON. */
export const rescanFactsJson = (rules: string): string => `
  'id', r.id, 'askedAt', iso_instant(r.asked_at), 'askedBy', r.asked_by, 'reason', r.reason, 'since', r.since, 'until', r.until,
  'brand', CASE WHEN b.id IS NULL THEN NULL ELSE json_build_object('id', b.id, 'name', b.name) END, 'rule', r.rule_id,
  'state', r.state, 'finishedAt', iso_instant(r.finished_at), 'captures', r.captures, 'capturesDone', r.captures_done, 'capturesCleared', r.captures_cleared,
  'ads', r.ads_done, 'portfolioChanged', r.portfolio_changed, 'isOfToday', r.rules = ${rules}::jsonb`;

/** SQL that sums findings by what became of them, from `c` (rescan_count). */
export const CHANGES_FIELDS = ['same', 'new', 'gone', 'verdict', 'reasons']
  .map((change) => `'${change}', coalesce(sum(c.findings) FILTER (WHERE c.change = '${change}'), 0)::int`)
  .join(', ');
