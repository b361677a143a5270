/**
 * Chances that a finding holds, by the class of evidence that it rests on: every finding takes its figure from one class
 * here.
 *
 * Where a class says `n of m held`, its figure is (n + 10 p) / (m + 10), rounded to hundredths and at most 0.99: the share
 * that held on 200 labelled real ads and 200 misuses written into real ads (`test/support/labelled-ads.ts`,
 * `written-misuse.ts`), drawn to the judgement p before the count as if that had been ten findings. Neighbouring classes that
 * came out in the wrong order were counted as one. A violation holds when the label says misuse of that brand, a review
 * when it says misuse or doubtful, an allowed use when it does not say misuse, an appearance when the search names the brand.
 * Classes without a count keep the judgement; the findings that would tell did not occur.
 *
 * The figures are for a population in which half of the ads are misuses, written by hand and plainer than real ones; of the
 * real ads four are doubtful and none is plain misuse, so that they alone tell nothing of violations. Where misuse is rare,
 * fewer findings hold than these figures say.
 */
export const CONFIDENCE = {
  /** A list of the user decides: the owner's own domain, a permit in force. 177 of 177 held; p 0.99. */
  certain: 0.99,
  /** Known party and plain evidence. 7 of 7 (shifted by 0.05) held; p 0.9. */
  strong: 0.92,
  /** Plain evidence about an unknown party. 4 of 4 (shifted by 0.05) held; p 0.75. */
  good: 0.81,
  /** The evidence fits an innocent reading less well than a guilty one. 6 of 6 (shifted by 0.05) held; p 0.65. */
  fair: 0.76,
  /** A person must decide. 5 of 5 held; p 0.5. */
  open: 0.67,
  /** Little speaks for it. */
  slight: 0.35,

  /** The engine's own rule leaves it alone, whatever else the ad says: the figure is about the rule, not about the ad. */
  engineLeavesAlone: 0.99,
  /** The ad's copy speaks for an exemption, strongly. 108 of 110 held; p 0.75. */
  exemptByCopy: 0.96,
  /** The mark is an ordinary word and nothing points at the mark. */
  dictionaryWord: 0.75,
  /** A competitor's copy names research behind its comparison; the research was not read. */
  researchNamed: 0.65,
  /** The portfolio lists the party as what it says it is. */
  listedAsClaimed: 0.75,

  /** The mark in the title of a listed competitor. 14 of 14 held; p 0.93. */
  competitorTitle: 0.97,
  /** The mark elsewhere in a listed competitor's copy. */
  competitorBody: 0.88,
  /** The same where the mark is an ordinary word too. */
  competitorOrdinaryWord: 0.82,
  /** The mark in the title of an ad that shows positive evidence of misuse: disguise, a false claim, an imitating domain. 116 of 116 held; p 0.93. */
  misleadingTitle: 0.99,
  /** The same elsewhere in the copy. 6 of 7 held; p 0.87. */
  misleadingBody: 0.86,
  /** The same where the mark is an ordinary word too. */
  misleadingOrdinaryWord: 0.8,
  /** The mark in the title of an ad that nothing explains, on a search for the brand. 43 of 44 with the next held; p 0.7. */
  unexplainedTitleSearched: 0.93,
  /** The mark in the title of an ad that nothing explains. 43 of 44 with the one before held; p 0.7. */
  unexplainedTitle: 0.93,
  /** The same elsewhere in the copy. 1 of 1 held; p 0.61. */
  unexplainedBody: 0.65,
  /** The same where the mark is an ordinary word too. */
  unexplainedOrdinaryWord: 0.56,
  /** A use that something speaks for, though not enough. 7 of 12 held; p 0.35. */
  partlyExplained: 0.48,
  /** A use with a doubt about mark, party or country. 13 of 13 held, nearly all of them written; p 0.5. */
  doubtfulUse: 0.78,

  /** The mark in a competitor's sub-domain or path, or in a display URL that an agreement forbids. */
  markInAddress: 0.65,
  /** The mark in the sub-domain or path of a stranger whose copy uses it with nothing to explain it. 12 of 12 held; p 0.65. */
  markInAddressOfStranger: 0.84,
  /** The mark in the address of anybody else. 4 of 4 held; p 0.5. */
  markInAddressOpen: 0.64,

  /** A text ad on a search for the brand: that it appeared there is seen, that the search meant the brand is likely. 37 of 37 held; p 0.76. */
  appearance: 0.95,
  /** The same on a search for a word that is an ordinary one too. */
  appearanceOrdinaryWord: 0.55,
  /** A shopping ad on a search for the brand: it has no keywords. 12 of 12 held; p 0.34. */
  shoppingAppearance: 0.7,
  /** The same on an ordinary word. */
  shoppingAppearanceOrdinaryWord: 0.15,

  /** Calls itself official without permission. 41 of 41 held; p 0.77. */
  officialClaim: 0.95,
  /** Calls itself authorised without permission, or a partner as a known rival or affiliate. 7 of 8 held; p 0.66. */
  appointmentClaim: 0.76,
  /** A claim that may be true of this party. */
  claimMaybeTrue: 0.5,
  /** A stranger's word for partnership. 1 of 1 held; p 0.36. */
  strangerPartner: 0.42,

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

  // The rest are about followed links. The labelled ads have none, so they keep the judgement.
  /** The brand's own domain is shown, and the followed link carries a publisher's id or a network's mark to the brand. */
  hijackFollowed: 0.85,
  /** The same where the agreement of the publisher says nothing that decides it. */
  hijackOpen: 0.6,
  /** A publisher's link that was followed straight to the brand, by no clause forbidden. */
  directLinkOpen: 0.5,
  /** The brand's own domain is shown, and the followed link ends at somebody else's page. */
  impersonationFollowed: 0.8,
  /** The followed link ends at another domain than the shown one, which the engine forbids. */
  mismatchFollowed: 0.75,
  /** One link with two ends, one of them a hidden way to the brand by a publisher's link. */
  evasionPaid: 0.75,
  /** One link with two ends; tests of a page's design do that too. */
  evasionOpen: 0.5,
} as const;

/** Shifts a chance and keeps it between 0.05 and 0.99, with two decimals. */
export function shifted(confidence: number, by: number): number {
  return Math.round(Math.min(0.99, Math.max(0.05, confidence + by)) * 100) / 100;
}
