import type { ImpactInput } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import type { Tone } from '../parts/tone.js';
import { count } from '../words/format.js';
import styles from './impact-note.module.css';

const TAGS: Record<ImpactInput['tag'], { tone: Tone; label: string; meaning: string }> = {
  observed: { tone: 'green', label: 'Observed', meaning: 'Measured on the brand itself' },
  borrowed: { tone: 'blue', label: 'Borrowed', meaning: 'Measured on others and published; not the brand’s own' },
  assumed: { tone: 'amber', label: 'Assumed', meaning: 'Nobody measured it' },
};
const TAG_ORDER = ['observed', 'borrowed', 'assumed'] as const;

/** What the figures rest on, each with how far it can be trusted and where it comes from. */
export function EstimateInputs({ inputs }: { inputs: readonly ImpactInput[] }) {
  if (inputs.length === 0) return null;
  const tally = TAG_ORDER.map((tag) => [tag, inputs.filter((input) => input.tag === tag).length] as const);
  return (
    <details className={styles.inputs}>
      <summary>
        Rests on {count(inputs.length, 'input')}:{' '}
        {tally
          .filter(([, number]) => number > 0)
          .map(([tag, number]) => `${number} ${tag}`)
          .join(', ')}
      </summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">Taken as</th>
            <th scope="col">Trust</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map((input) => (
            <tr key={`${input.kind} ${input.market ?? ''}`}>
              <th scope="row">
                {input.label}
                {input.market === null ? null : <span className="dim"> ({input.market})</span>}
              </th>
              <td className="num">{input.words}</td>
              <td>
                <Tag tone={TAGS[input.tag].tone} title={TAGS[input.tag].meaning}>
                  {TAGS[input.tag].label}
                </Tag>
              </td>
              <td className="dim">
                <HostileText text={input.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
