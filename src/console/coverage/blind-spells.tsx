import type { BlindSpell, Coverage } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { count, formatInstant } from '../words/format.js';
import { liveProviderLabel } from '../words/labels.js';
import styles from './coverage.module.css';

/** When and why nobody could see, and what somebody can do about it. Spells that last come first. */
export function BlindSpells({ coverage }: { coverage: Coverage }) {
  const spells = coverage.blindSpells;
  if (spells.length === 0) return null;
  const lasting = spells.filter(({ until }) => until === null).length;
  return (
    <section className="stack tight" aria-labelledby="blind">
      <h2 id="blind" className={styles.heading}>
        Blind spells{' '}
        <span className="dim small num">
          {lasting === 0
            ? `${count(spells.length, 'spell')}, all over`
            : `${lasting} of ${spells.length} still lasting`}
        </span>
      </h2>
      <ul className="plain stack tight">
        {spells.map((spell, index) => (
          <li key={index}>
            <Notice
              tone={spell.until === null ? 'amber' : 'neutral'}
              title={<SpellTitle spell={spell} begins={spellBegins(spell, coverage)} />}
            >
              <p>
                <HostileText text={spell.message} />
              </p>
              <p>
                <strong>To do:</strong> {spell.todo}
              </p>
              <details>
                <summary className="small num">
                  {count(spell.looks, 'look')} at {count(spell.cellCount, 'cell')}
                </summary>
                <ul className="small">
                  {spell.cells.map((cell) => (
                    <li key={cell}>
                      <HostileText text={cell} />
                    </li>
                  ))}
                  {spell.cellCount > spell.cells.length ? (
                    <li>and {spell.cellCount - spell.cells.length} more</li>
                  ) : null}
                </ul>
              </details>
            </Notice>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Looks before the time shown are not in the answer: a spell of its first day, or of the only day, may be older. */
function spellBegins(spell: BlindSpell, { bucket, bucketStarts }: Coverage): string {
  const second = bucketStarts[1];
  const maybeOlder = bucket === 'hour' || (second !== undefined && Date.parse(spell.from) < Date.parse(second));
  return `${formatInstant(spell.from)}${maybeOlder ? ' or earlier' : ''}`;
}

function SpellTitle({ spell, begins }: { spell: BlindSpell; begins: string }) {
  return (
    <>
      {spell.means}{' '}
      <span className={`dim small ${styles.light}`}>
        {liveProviderLabel(spell.provider)}, <HostileText text={spell.brand.name} />,{' '}
        {spell.until === null ? `since ${begins}` : `${begins} to ${formatInstant(spell.until)}`} ·{' '}
        <code>{spell.code}</code>
      </span>
    </>
  );
}

/** Providers that fail unseen, because the watch's next one takes their looks. */
export function HandedOn({ unanswered }: { unanswered: Coverage['unanswered'] }) {
  if (unanswered.length === 0) return null;
  return (
    <Notice tone="amber" title="Looks that another provider had to take">
      {unanswered.map(({ provider, code, message, looks }) => (
        <p key={`${provider} ${code}`} className="num">
          {liveProviderLabel(provider)} did not answer {count(looks, 'look')} that went on to the next provider and
          ended well there. <HostileText text={message} /> <code>{code}</code>
        </p>
      ))}
    </Notice>
  );
}
