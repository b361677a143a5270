import type { Filing } from '../api/generated/types.gen.js';
import { CopyText } from '../parts/copy-text.js';
import { CopyTextButton } from '../parts/copy-button.js';
import { HostileText } from '../parts/hostile-text.js';
import { OutsideLink } from '../parts/outside-link.js';
import styles from './case-page.module.css';

/** A form's fields in its own order, each ready to be copied, and the way to the form. */
export function CopyPanel({ filing }: { filing: Filing }) {
  const known = filing.fields.filter(({ value, required }) => value !== null || required);
  return (
    <div className="stack tight">
      {filing.form === null ? null : (
        <p className={styles.formLinks}>
          <OutsideLink href={filing.form.address}>Open the form</OutsideLink>
          <OutsideLink href={filing.form.help}>What it asks for</OutsideLink>
        </p>
      )}
      <dl className={styles.fields} aria-label="Fields in the order of the form">
        {known.map((field) => (
          <div key={field.key} className={styles.field}>
            <dt title={field.why}>{field.label}</dt>
            <dd>
              {field.value === null ? (
                <span className={styles.missing}>Missing</span>
              ) : (
                <>
                  <span className={styles.fieldValue} tabIndex={field.value.length > 300 ? 0 : undefined}>
                    <HostileText text={field.value} />
                  </span>
                  <CopyText text={field.value} label={`Copy: ${field.label}`} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {filing.body === '' ? null : (
        <div className="stack tight">
          <div className="row between">
            <h3 className={styles.scope}>For the form’s free field</h3>
            <CopyTextButton text={filing.body} label="Copy the text" />
          </div>
          <div className={styles.mailBody} tabIndex={0} role="group" aria-label="Text for the form’s free field">
            <HostileText text={filing.body} />
          </div>
        </div>
      )}
    </div>
  );
}
