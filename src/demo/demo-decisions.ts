import type { DecisionInput } from '../alerts/alert.schema.js';
import { ago } from './look.js';

/** A decision that somebody of the demo took, so that every part of the queue has something in it. */
export interface DemoDecision {
  readonly at: Date;
  readonly by: string;
  readonly brand: string;
  /** Registrable domain of the party. */
  readonly party: string;
  readonly engine: string;
  readonly country: string;
  readonly input: DecisionInput;
}

/** Decisions of each kind, the oldest first. */
export function demoDecisions(now: Date): DemoDecision[] {
  return decisions(now).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function decisions(now: Date): DemoDecision[] {
  const day = (days: number): string => ago(now, -days).toISOString().slice(0, 10);
  return [
    {
      at: ago(now, 13),
      by: 'Pia Keller',
      brand: 'Nordlicht',
      party: 'suedlicht.example',
      engine: 'google',
      country: 'DE',
      input: {
        decision: 'confirmed',
        text: 'Names us in title and text, three looks in a row. Legal has the screenshots.',
      },
    },
    {
      at: ago(now, 4),
      by: 'Marco Vidal',
      brand: 'Nordlicht',
      party: 'dealfinder.example',
      engine: 'google',
      country: 'DE',
      input: {
        decision: 'confirmed',
        text: 'On our name again, although clause 4.2 says no. Second time this quarter.',
      },
    },
    {
      at: ago(now, 0, 21),
      by: 'Pia Keller',
      brand: 'Nordlicht',
      party: 'nordlicht-outlet.example',
      engine: 'google',
      country: 'DE',
      input: {
        decision: 'confirmed',
        text: 'Nobody of ours. The service team has had two calls about an order there.',
      },
    },
    {
      at: ago(now, 9),
      by: 'Pia Keller',
      brand: 'Nordlicht',
      party: 'polarreisen.example',
      engine: 'google',
      country: 'DE',
      input: { decision: 'dismissed', reason: 'dictionary-word', text: 'Journeys to the northern lights.' },
    },
    {
      at: ago(now, 6),
      by: 'Marco Vidal',
      brand: 'Harbour Outfitters',
      party: 'trailmoor.example',
      engine: 'google',
      country: 'GB',
      input: { decision: 'permitted', permitUntil: day(120), text: 'New stockist; contract signed, trial until then.' },
    },
    {
      at: ago(now, 2),
      by: 'Pia Keller',
      brand: 'Harbour Outfitters',
      party: 'fellmarch.example',
      engine: 'google',
      country: 'US',
      input: { decision: 'watched', text: 'Only appears so far. Look again if the copy names us.' },
    },
  ];
}
