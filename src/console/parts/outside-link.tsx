import type { ReactNode } from 'react';
import { HostileText } from './hostile-text.js';

/** A rule's or promise's source. Only http and https become links; anything else stays text. Never for an ad's address. */
export function OutsideLink({ href, children }: { href: string; children?: ReactNode }) {
  const safe = URL.canParse(href) && ['http:', 'https:'].includes(new URL(href).protocol);
  if (!safe) return <HostileText text={href} address />;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children ?? <HostileText text={href} address />}
    </a>
  );
}
