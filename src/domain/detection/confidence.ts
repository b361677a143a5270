/**
 * Chances that a finding holds, by the class of evidence that it rests on: every finding takes its figure from one class
 * here, so that labelled ads can set the figure of a class. They are ordered judgements, not yet measured: a higher
 * figure means better evidence, and 0.9 does not promise nine in ten.
 */
export const CONFIDENCE = {
  /** A list of the user decides: the owner's own domain, a permit in force. */
  certain: 0.99,
  /** Known party and plain evidence. */
  strong: 0.9,
  /** Plain evidence about an unknown party. */
  good: 0.75,
  /** The evidence fits an innocent reading less well than a guilty one. */
  fair: 0.65,
  /** A person must decide. */
  open: 0.5,
  /** Little speaks for it. */
  slight: 0.35,

  /** The engine's own rule leaves it alone, whatever else the ad says. */
  engineLeavesAlone: 0.99,
  /** The ad's copy speaks for an exemption, strongly. */
  exemptByCopy: 0.75,
  /** The mark is an ordinary word and nothing points at the mark. */
  dictionaryWord: 0.75,
  /** A competitor's copy names research behind its comparison; the research was not read. */
  researchNamed: 0.65,
  /** The portfolio lists the party as what it says it is. */
  listedAsClaimed: 0.75,

  /** The mark in the title of a listed competitor. */
  competitorTitle: 0.93,
  /** The mark elsewhere in a listed competitor's copy. */
  competitorBody: 0.88,
  /** The same where the mark is an ordinary word too. */
  competitorOrdinaryWord: 0.82,
  /** The mark in the title of an ad that shows positive evidence of misuse: disguise, a false claim, an imitating domain. */
  misleadingTitle: 0.93,
  /** The same elsewhere in the copy. */
  misleadingBody: 0.87,
  /** The same where the mark is an ordinary word too. */
  misleadingOrdinaryWord: 0.8,
  /** The mark in the title of an ad that nothing explains, on a search for the brand. */
  unexplainedTitleSearched: 0.71,
  /** The mark in the title of an ad that nothing explains. */
  unexplainedTitle: 0.68,
  /** The same elsewhere in the copy. */
  unexplainedBody: 0.61,
  /** The same where the mark is an ordinary word too. */
  unexplainedOrdinaryWord: 0.56,
  /** A use that something speaks for, though not enough. */
  partlyExplained: 0.35,
  /** A use with a doubt about mark, party or country. */
  doubtfulUse: 0.5,

  /** The mark in a competitor's sub-domain or path, or in a display URL that an agreement forbids. */
  markInAddress: 0.65,
  /** The mark in the sub-domain or path of a stranger whose copy uses it with nothing to explain it. */
  markInAddressOfStranger: 0.65,
  /** The mark in the address of anybody else. */
  markInAddressOpen: 0.5,

  /** A text ad on a search for the brand: that it appeared there is seen, that the search meant the brand is likely. */
  appearance: 0.76,
  /** The same on a search for a word that is an ordinary one too. */
  appearanceOrdinaryWord: 0.55,
  /** A shopping ad on a search for the brand: it has no keywords. */
  shoppingAppearance: 0.34,
  /** The same on an ordinary word. */
  shoppingAppearanceOrdinaryWord: 0.15,

  /** Calls itself official without permission. */
  officialClaim: 0.77,
  /** Calls itself authorised without permission, or a partner as a known rival or affiliate. */
  appointmentClaim: 0.66,
  /** A claim that may be true of this party. */
  claimMaybeTrue: 0.5,
  /** A stranger's word for partnership. */
  strangerPartner: 0.36,

  /** A claim in figures beyond a promise with a limit, on a search for the brand. */
  promiseBrokenSearched: 0.8,
  /** The same on another search. */
  promiseBroken: 0.74,
  /** A claim that may contradict a promise. */
  promiseOpen: 0.5,

  /** A deed that a clause forbids and the ad itself shows. */
  clauseBroken: 0.91,
  /** An appearance that a clause on bidding speaks of. */
  clauseOnAppearance: 0.73,
  /** A clause that may not hold, or a deed with a doubt. */
  clauseOpen: 0.5,

  /** Official claim under an imitating domain. */
  posesAsBrand: 0.78,
  /** The brand's own domain with a known affiliate's id behind it. */
  affiliateBehindBrand: 0.72,
  /** The brand's own domain with a foreign link or id behind it. */
  strangerBehindBrand: 0.5,
  /** The owner's name under a foreign domain. */
  ownersNameElsewhere: 0.35,
  /** Another domain behind the shown one; the link was not followed. */
  otherDestination: 0.35,
} as const;

/** A class of evidence. */
export type EvidenceClass = keyof typeof CONFIDENCE;

/** Shifts a chance and keeps it between 0.05 and 0.99, with two decimals. */
export function shifted(confidence: number, by: number): number {
  return Math.round(Math.min(0.99, Math.max(0.05, confidence + by)) * 100) / 100;
}
