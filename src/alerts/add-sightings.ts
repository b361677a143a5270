import type { Verdict } from '../domain/detection/finding.js';
import type { SeenFinding } from '../findings/findings.service.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import type { AlertEvent } from './alert-event.entity.js';
import type { AlertLine } from './alert-line.entity.js';
import type { Alert } from './alert.entity.js';
import type { AlertEventKind, AlertState } from './alert.schema.js';

/** What becomes of an alert: itself, the lines that changed, and the events to append. */
export interface AlertChange {
  readonly alert: Alert;
  readonly lines: AlertLine[];
  readonly events: AlertEvent[];
}

const GRAVITY: Readonly<Record<Verdict, number>> = { violation: 3, review: 2, appearance: 1, allowed: 0 };

/** The gravest verdict first, the surest first among equals. */
export function byGravity(
  a: Pick<SeenFinding, 'verdict' | 'confidence'>,
  b: Pick<SeenFinding, 'verdict' | 'confidence'>,
): number {
  return GRAVITY[b.verdict] - GRAVITY[a.verdict] || b.confidence - a.confidence;
}

/** An alert is open while one of its lines is; decided, it is what weighs most among the decisions. */
export function stateOf(lines: readonly Pick<AlertLine, 'state'>[]): AlertState {
  const order: readonly AlertState[] = ['open', 'confirmed', 'watched', 'permitted', 'dismissed'];
  return order.find((state) => lines.some((line) => line.state === state)) ?? 'open';
}

/**
 * What new sightings make of an alert. A decided line keeps counting in silence; the alert opens again only for a line it
 * had not, or for one whose permit has ended. Exemptions raise nothing, but count where a permitted line stands. Returns
 * null where nothing is to be raised.
 *
 * `seen` holds the findings of one brand, party, engine and country; `alert` and `lines` what is stored of it.
 */
export function addSightings(input: {
  readonly id: string;
  readonly alert: Alert | null;
  readonly lines: readonly AlertLine[];
  readonly seen: readonly SeenFinding[];
  readonly now: Date;
  /** Sightings that lines which stand have counted already, by the lines' ids; a stage sees each for the first time. */
  readonly countedBy?: ReadonlyMap<string, ReadonlySet<string>>;
}): AlertChange | null {
  const [first] = input.seen;
  if (first === undefined) return null;
  const known = new Map(input.lines.map((line) => [line.id, line]));
  const touched = new Map<string, AlertLine>();
  const added: AlertLine[] = [];
  const reopened: AlertLine[] = [];
  const counted = new Set<string>();

  for (const [lineId, seen] of Map.groupBy(input.seen, (f) => deterministicId('line', input.id, f.violation, f.mark))) {
    const raising = seen.filter(raises).toSorted(byGravity);
    const line = known.get(lineId);
    if (line === undefined && raising.length === 0) continue;
    const times = seen.map((finding) => finding.seenAt.getTime());
    const already = line === undefined ? undefined : input.countedBy?.get(lineId);
    const sightings = new Set(seen.map((finding) => finding.sightingId).filter((id) => already?.has(id) !== true));
    sightings.forEach((sighting) => counted.add(sighting));
    const best = raising[0];
    if (line === undefined && best !== undefined) {
      const fresh = newLine(input.id, lineId, best, sightings.size, times);
      added.push(fresh);
      touched.set(lineId, fresh);
    } else if (line !== undefined) {
      if (best !== undefined && byGravity(best, line) < 0) {
        Object.assign(line, { verdict: best.verdict, confidence: best.confidence, findingId: best.id });
      }
      line.sightings += sightings.size;
      line.firstSeenAt = new Date(Math.min(line.firstSeenAt.getTime(), ...times));
      line.lastSeenAt = new Date(Math.max(line.lastSeenAt.getTime(), ...times));
      if (permitHasEnded(line, raising)) {
        Object.assign(line, { state: 'open', permittedUntil: null });
        reopened.push(line);
      }
      touched.set(lineId, line);
    }
  }
  if (touched.size === 0) return null;

  const before = input.alert?.state ?? null;
  const all = [...new Map([...known, ...touched]).values()];
  const alreadyCounted = new Set(
    [...(input.countedBy?.entries() ?? [])].flatMap(([id, ids]) => (known.has(id) ? [...ids] : [])),
  );
  const fresh = [...counted].filter((sighting) => !alreadyCounted.has(sighting));
  const times = input.seen.map((finding) => finding.seenAt.getTime());
  const alert: Alert = {
    id: input.id,
    brandId: first.brandId,
    partyId: first.partyId,
    relation: first.relation,
    engine: first.engine,
    country: first.country,
    state: stateOf(all),
    sightings: (input.alert?.sightings ?? 0) + fresh.length,
    firstSeenAt: new Date(Math.min(input.alert?.firstSeenAt.getTime() ?? Infinity, ...times)),
    lastSeenAt: new Date(Math.max(input.alert?.lastSeenAt.getTime() ?? -Infinity, ...times)),
  };
  const event = (kind: AlertEventKind, lines: readonly AlertLine[]): AlertEvent[] =>
    lines.length === 0 ? [] : [newEvent(alert, kind, lines, input.now, input.seen)];
  const events = [
    ...event(before === null ? 'raised' : before === 'open' ? 'line-added' : 'reopened', added),
    ...event('permit-ended', reopened),
  ];
  return { alert, lines: [...touched.values()], events };
}

/**
 * Exemptions raise nothing. Nor does a shopping ad that merely appeared: it is chosen by its product and has no keywords,
 * so its appearance says nothing of what the advertiser wanted.
 */
function raises({ verdict, adKind }: SeenFinding): boolean {
  return verdict !== 'allowed' && !(verdict === 'appearance' && adKind === 'shopping');
}

/** An ad that was seen while the permit held ends nothing, however late its capture comes in; nor does one that is exempt. */
function permitHasEnded({ state, permittedUntil }: AlertLine, raising: readonly SeenFinding[]): boolean {
  if (state !== 'permitted' || permittedUntil === null) return false;
  const end = new Date(permittedUntil);
  return raising.some(({ seenAt }) => seenAt >= end);
}

function newLine(
  alertId: string,
  id: string,
  best: SeenFinding,
  sightings: number,
  times: readonly number[],
): AlertLine {
  return {
    id,
    alertId,
    brandId: best.brandId,
    violation: best.violation,
    mark: best.mark,
    verdict: best.verdict as AlertLine['verdict'],
    confidence: best.confidence,
    findingId: best.id,
    state: 'open',
    permittedUntil: null,
    sightings,
    firstSeenAt: new Date(Math.min(...times)),
    lastSeenAt: new Date(Math.max(...times)),
  };
}

function newEvent(
  alert: Alert,
  kind: AlertEventKind,
  lines: readonly AlertLine[],
  now: Date,
  seen: readonly SeenFinding[],
): AlertEvent {
  const rules = new Map(
    seen
      .filter((finding) => lines.some((line) => line.findingId === finding.id))
      .map((finding) => [finding.ruleId, { id: finding.ruleId, version: finding.ruleVersion }]),
  );
  return {
    // From the lines themselves: the same stage run again appends the same event.
    id: deterministicId('event', alert.id, kind, ...lines.map((line) => line.id).toSorted(), alert.sightings),
    alertId: alert.id,
    brandId: alert.brandId,
    at: now,
    actorId: null,
    actorName: null,
    kind,
    decision: null,
    violations: [...new Set(lines.map((line) => line.violation))],
    reason: null,
    text: null,
    rules: [...rules.values()],
  };
}
