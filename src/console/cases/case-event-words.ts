import type { AskedFact, CaseEvent } from '../api/generated/types.gen.js';
import { caseStateLabel, CLOSING_REASONS, closingReasonLabel, eventLabel, routeLabel } from '../words/cases.js';

/** What happened, without who and when: “Moved from Draft to Ready”, “Sent: Notice to the advertiser”. */
export function eventWords(event: Pick<CaseEvent, 'kind' | 'fromState' | 'toState' | 'route'>): string {
  const label = eventLabel(event.kind);
  if (event.kind === 'moved' && event.fromState !== null && event.toState !== null) {
    return event.toState === 'closed'
      ? 'Closed'
      : `Moved from ${caseStateLabel(event.fromState)} to ${caseStateLabel(event.toState)}`;
  }
  return event.route === null ? label : `${label}: ${routeLabel(event.route)}`;
}

/** The events after one that a person had seen, oldest first. All of them where that one is not among them. */
export function eventsSince<E extends { readonly id: string }>(events: readonly E[], seen: string): readonly E[] {
  return events.slice(events.findIndex(({ id }) => id === seen) + 1);
}

/** What was said with it; codes of the product in words. Null where nothing was. */
export function eventText(
  { kind, text, toState }: Pick<CaseEvent, 'kind' | 'text' | 'toState'>,
  asked: readonly Pick<AskedFact, 'key' | 'label'>[],
): string | null {
  if (text === null || text === '') return null;
  if (kind === 'filing-settled') return text === 'arrived' ? 'It arrived.' : 'It did not arrive: to be sent again.';
  if (kind === 'moved' && toState === 'closed') return closingText(text);
  if (kind !== 'facts-given') return text;
  const labels = new Map(asked.map(({ key, label }) => [key, label]));
  return text
    .split(', ')
    .map((key) => labels.get(key) ?? key)
    .join(', ');
}

/** The reason's code, before what was said with it, as a label. */
function closingText(text: string): string {
  const [code = '', ...said] = text.split(': ');
  if (!CLOSING_REASONS.some(({ value }) => value === code)) return text;
  return [closingReasonLabel(code), ...said].join(': ');
}
