import { pieces } from '../words/hostile.js';

interface HostileTextProps {
  text: string;
  className?: string | undefined;
  /** A domain or URL, whose parts run from left to right in every script. */
  address?: boolean;
}

/** Text from an ad, a page or a file, drawn so that it can neither steer the screen nor hide anything. */
export function HostileText({ text, className, address = false }: HostileTextProps) {
  return (
    <bdi className={className === undefined ? 'hostile' : `hostile ${className}`} dir={address ? 'ltr' : undefined}>
      <Pieces text={text} />
    </bdi>
  );
}

/** The pieces without an isolate of their own, for use inside one. */
export function Pieces({ text }: { text: string }) {
  return pieces(text).map((piece, index) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      <span key={index} className="control" title="An invisible or steering character stands here">
        {piece.text}
      </span>
    ),
  );
}

/** Cuts text to so many UTF-16 units, never through a surrogate pair, with an ellipsis where something is missing. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
