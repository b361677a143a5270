import type { Case } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { formatDay } from '../words/format.js';
import { whoLabel } from '../words/labels.js';
import styles from './case-page.module.css';

/** What was seen, what it does to customers, and what to do. */
export function CaseNoteSection({ item: { note } }: { item: Case }) {
  return (
    <section className="card pad stack" aria-labelledby="note-heading">
      <h2 id="note-heading" className="eyebrow">
        What it does to customers
      </h2>
      {note === null ? (
        <p className="dim">The note is not written yet.</p>
      ) : (
        <dl className={styles.says}>
          <dt>What was seen</dt>
          <dd>
            <HostileText text={note.seen} />
          </dd>
          <dt>For customers</dt>
          <dd>
            <HostileText text={note.means} />
          </dd>
          <dt>What to do</dt>
          <dd>
            {note.actions.length === 0 ? (
              <span className="dim">No action yet. Without one the case cannot be closed.</span>
            ) : (
              <ul className="plain">
                {note.actions.map((action) => (
                  <li key={action.id}>
                    <HostileText text={action.what} />{' '}
                    <span className="dim small">
                      {whoLabel(action.who)}, by {formatDay(action.dueOn)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </dl>
      )}
    </section>
  );
}
