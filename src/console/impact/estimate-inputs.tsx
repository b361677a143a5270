import type { ImpactInput } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { count } from '../words/format.js';
import styles from './impact-note.module.css';
import { TrustTag } from './trust-tag.js';

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
                <TrustTag tag={input.tag} />
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
