import type { AlertLine } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { OutsideLink } from '../parts/outside-link.js';
import { stanceWords } from '../words/enforcement.js';

/** What the engine would do on the owner's complaint, which is another question than what law or agreement say. */
export function LineEnforcement({ enforcement }: { enforcement: NonNullable<AlertLine['enforcement']> }) {
  const { engine, stance, text, source } = enforcement;
  return (
    <>
      <HostileText text={stanceWords(engine, stance)} />
      {stance === 'silent' ? null : (
        <span className="dim small">
          {' '}
          <HostileText text={text} />
        </span>
      )}
      {source === null ? null : (
        <span className="small">
          {' '}
          <OutsideLink href={source}>Its rule</OutsideLink>
        </span>
      )}
    </>
  );
}
