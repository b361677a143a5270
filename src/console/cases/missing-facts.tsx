import type { Filing } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { count } from '../words/format.js';

interface MissingFactsProps {
  filing: Filing;
  /** Whether the case waits for it; a further draft of a filed case holds nothing up. */
  waits: boolean;
}

/** What a draft still lacks, and where each of it comes from. */
export function MissingFacts({ filing, waits }: MissingFactsProps) {
  const missing = filing.fields.filter(({ key }) => filing.missing.includes(key));
  if (missing.length === 0) return null;
  return (
    <Notice tone={waits ? 'amber' : 'neutral'} title={`${count(missing.length, 'fact')} missing`}>
      <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
        {missing.map((field) => (
          <li key={field.key}>
            {field.label}:{' '}
            {field.askedKey === null ? (
              <>
                not on record. <HostileText text={field.where} />
              </>
            ) : (
              <a href="#facts">give it above, once</a>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
