import type { AlertRow } from '../api/generated/types.gen.js';
import { wireForm } from '../words/domains.js';
import { HostileText, shorten } from './hostile-text.js';
import styles from './tag.module.css';

/** Who is behind the ad, by domain where it shows one; a domain in other letters also as it is written on the wire. */
export function PartyName({ party }: { party: AlertRow['party'] }) {
  if (party.domain === null) return <HostileText text={shorten(party.name ?? 'Advertiser not shown', 100)} />;
  const wire = wireForm(party.domain);
  return (
    <>
      <HostileText text={shorten(party.domain, 100)} address />
      {wire === null ? null : <span className={styles.wire}> ({shorten(wire, 100)})</span>}
    </>
  );
}
