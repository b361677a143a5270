import { Tag } from '../parts/tag.js';
import type { Tone } from '../parts/tone.js';
import { caseStateLabel, caseStateMeaning, type CaseState } from '../words/cases.js';

const TONES: Record<CaseState, Tone> = {
  draft: 'neutral',
  ready: 'blue',
  filed: 'blue',
  acknowledged: 'blue',
  'action-taken': 'green',
  refused: 'red',
  verifying: 'amber',
  recurred: 'red',
  closed: 'neutral',
};

export function CaseStateTag({ state }: { state: CaseState }) {
  return (
    <Tag tone={TONES[state]} title={caseStateMeaning(state)}>
      {caseStateLabel(state)}
    </Tag>
  );
}
