import type { AgreementTermsTaken } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { count } from '../words/format.js';
import { termRuleLabel, termSubjectLabel } from '../words/labels.js';

/** What saving did, and which earlier terms end by it. */
export function Taken({ taken: { accepted, unchanged, ended } }: { taken: AgreementTermsTaken }) {
  return (
    <div role="status">
      <Notice tone="green" title={`${count(accepted, 'term')} taken over`}>
        {unchanged === 0 ? null : <p>{count(unchanged, 'term')} stood already.</p>}
        {ended.length === 0 ? null : (
          <>
            <p>Earlier terms that end on their first day:</p>
            <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
              {ended.map(({ clause, subject, rule }, index) => (
                <li key={index}>
                  <HostileText text={clause} /> {termSubjectLabel(subject)}: {termRuleLabel(rule)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  );
}
