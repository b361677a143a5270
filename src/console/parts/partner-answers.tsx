import { Anchor } from '@mantine/core';
import type { PartnerReply } from '../api/generated/types.gen.js';
import { formatAgo, formatBytes, formatInstant } from '../words/format.js';
import { partnerAnswerLabel } from '../words/labels.js';
import { HostileText } from './hostile-text.js';

/** What partners answered, in their own words, latest first. Draws nothing where none did. */
export function PartnerAnswers({ replies }: { replies: readonly PartnerReply[] }) {
  if (replies.length === 0) return null;
  return (
    <section className="card pad stack" aria-labelledby="answers-heading">
      <h2 id="answers-heading" className="eyebrow">
        What the partner answered
      </h2>
      {replies.toReversed().map((reply) => (
        <article key={reply.id} className="stack tight">
          <p>
            <strong>{partnerAnswerLabel(reply.answer)}</strong> <span className="dim">says</span>{' '}
            <HostileText text={reply.partner} />{' '}
            <time className="dim small" dateTime={reply.at} title={formatInstant(reply.at)}>
              {formatAgo(reply.at)}
            </time>
          </p>
          {reply.words === '' ? null : (
            <p style={{ whiteSpace: 'pre-line' }}>
              “<HostileText text={reply.words} />”
            </p>
          )}
          {reply.attachments.map(({ id, name, size }) => (
            <p key={id} className="small">
              <Anchor href={`/api/reply-attachments/${encodeURIComponent(id)}`} download inherit>
                <HostileText text={name} />
              </Anchor>{' '}
              <span className="dim">{formatBytes(size)}, sent by the partner: open it with care</span>
            </p>
          ))}
        </article>
      ))}
    </section>
  );
}
