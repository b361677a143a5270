import { type EngineFamily, ENGINE_RULES } from '../domain/detection/engine-rules.js';
import type { PolicyAnswer } from './policies.schema.js';
import { enginesOf } from './policy-facts.js';

type Meaning = PolicyAnswer['meaning'];

/** What a change of the document does to the work under way, and what to do about it. */
export function meaningOf(
  { engine, partner, kind }: Pick<PolicyAnswer, 'partner' | 'kind'> & { readonly engine: EngineFamily | null },
  openWork: Meaning['openWork'],
): Meaning {
  const engines = enginesOf(engine);
  const rules = ENGINE_RULES.filter((rule) => rule.engine === engine && rule.until === null);
  const work = `${counted(openWork.openAlerts, 'open alert')} and ${counted(openWork.openCases, 'open case')}`;
  const shown = rules.map(({ reference, text }) => ({ reference, text }));
  const base = { openWork, engines: [...engines], rules: shown };
  if (kind === 'partner-agreement') {
    const whom = partner ?? 'the partner';
    return {
      ...base,
      effect:
        partner === null
          ? 'It names no partner of the portfolio, so no alert or case is counted as resting on it.'
          : `${capital(work)} about ${whom} are judged by the terms that the portfolio holds. Those stay as they are until the portfolio is imported again.`,
      toDo: `Read the change. If a clause changed, enter it with its first day in the portfolio file and import it, and tell ${whom} from which day you hold them to it.`,
    };
  }
  if (engines.length === 0) {
    return {
      ...base,
      effect: 'No engine that is watched follows these rules, so no alert or case rests on them.',
      toDo: 'Read the change. If it limits your own ads there, tell whoever runs them.',
    };
  }
  return {
    ...base,
    effect: `${capital(work)} on these engines rest on what these rules said when the ads were seen. What was decided stays; what is filed from now on is judged by the new text.`,
    toDo: 'Read the change. If a rule changed, look again at the open alerts and cases, tell whoever files complaints and runs your own ads, and have the dated rule table corrected.',
  };
}

function counted(value: number, one: string): string {
  return `${value === 0 ? 'no' : value} ${one}${value === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
