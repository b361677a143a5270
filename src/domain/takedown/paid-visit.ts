import { readTrail } from '../trail/observed-trail.js';
import { confirmedLines, type SeenAd, type TakedownRecord } from './record.js';

/** Whom a network pays for the visits that the ads of a case bring, as the portfolio or a followed link says. */
export interface PaidVisit {
  readonly network: string;
  /** Null where only the network knows the publisher. */
  readonly publisherId: string | null;
  /** By which the network finds the click; null where none was seen. */
  readonly clickReference: string | null;
}

/**
 * The portfolio's partner first: it was entered by a person. Else the newest ad whose followed link names a network. Null
 * where neither does. Ids are as strangers wrote them.
 */
export function paidVisit(record: TakedownRecord): PaidVisit | null {
  const traced = confirmedLines(record)
    .flatMap(({ ads }) => ads)
    .map(byTrail)
    .find((visit) => visit !== null);
  const network = record.partner?.network ?? null;
  if (network === null) return record.partner === null ? (traced ?? null) : null;
  const isSame = traced?.network.toLowerCase() === network.toLowerCase();
  return {
    network,
    publisherId: record.partner?.publisherId ?? (isSame ? traced.publisherId : null),
    clickReference: isSame ? traced.clickReference : null,
  };
}

function byTrail({ trail }: SeenAd): PaidVisit | null {
  if (trail === null) return null;
  const { network, publisherId, links } = readTrail(trail);
  if (network === null) return null;
  const click = links.find((link) => link.network === network && link.clickReference !== null);
  return { network, publisherId, clickReference: click?.clickReference ?? null };
}
