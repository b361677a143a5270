import type { ImpactInput } from '../api/generated/types.gen.js';
import { Tag } from '../parts/tag.js';
import type { Tone } from '../parts/tone.js';

const TAGS: Record<ImpactInput['tag'], { tone: Tone; label: string; meaning: string }> = {
  observed: { tone: 'green', label: 'Observed', meaning: 'Measured on the brand itself' },
  borrowed: { tone: 'blue', label: 'Borrowed', meaning: 'Measured on others and published; not the brand’s own' },
  assumed: { tone: 'amber', label: 'Assumed', meaning: 'Nobody measured it' },
};

/** How far a figure can be trusted for the brand at hand. */
export function TrustTag({ tag }: { tag: ImpactInput['tag'] }) {
  const { tone, label, meaning } = TAGS[tag];
  return (
    <Tag tone={tone} title={meaning}>
      {label}
    </Tag>
  );
}
