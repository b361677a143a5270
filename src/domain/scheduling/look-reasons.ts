/**
 * Why a look told nothing, by its stable code: what it means and what somebody can do about it. Reasons of the parsers, which
 * read replies, are listed in docs/captures.md and come under `reply-not-understood` here.
 */
export const LOOK_REASONS = {
  'no-key': {
    means: 'No key for the provider is set, so it was not asked.',
    todo: "Set the provider's key on the Providers screen, or in the environment and start the service again, or take the provider out of the watch.",
  },
  'key-refused': {
    means: 'The provider refused the key.',
    todo: "Check the key in the provider's dashboard and on the Providers screen or in the environment; looks go on with the next slot.",
  },
  'out-of-credits': {
    means: "The account with the provider has no credit left, or its plan's searches are used up.",
    todo: 'Add credit with the provider or raise the plan.',
  },
  'no-budget': {
    means: 'The brand has no budget with this provider, so nothing is spent.',
    todo: 'Give the brand a budget in the portfolio file: budgets: [{ provider, looksAMonth }], or with usdAMonth. It counts from the next slot on.',
  },
  'budget-spent': {
    means: "The brand's monthly budget with this provider is used up.",
    todo: 'Raise looksAMonth or usdAMonth in the portfolio file, look less often, or wait for the first of the month (UTC).',
  },
  'rate-limited': {
    means: 'The provider was asked more often than it allows, several times over.',
    todo: 'Spread the schedules of the watches, or raise the plan.',
  },
  'provider-down': {
    means: 'The provider answered with an error of its own, several times over.',
    todo: "Nothing here; see the provider's status page. Looks go on with the next slot.",
  },
  'timed-out': {
    means: 'The provider did not answer in time, several times over.',
    todo: "Nothing here; see the provider's status page. Looks go on with the next slot.",
  },
  unreachable: {
    means: 'The provider could not be reached.',
    todo: 'Check the network of this machine, its proxy and its name service.',
  },
  'wrong-address': {
    means: "Nothing answers under the provider's address as configured, or it leads elsewhere.",
    todo: "Take the provider's address, for example SERPAPI_URL, out of the environment, or set it right.",
  },
  'request-refused': {
    means: 'The provider did not accept the search as asked.',
    todo: 'Read what it says; most often a place or a language is not one that it lists. Correct the market in the portfolio file.',
  },
  'truncated-reply': {
    means: 'The reply broke off before its end, several times over.',
    todo: 'Nothing here; looks go on with the next slot. When it stays, look for a proxy that cuts replies.',
  },
  'not-a-reply': {
    means: 'What came back is no reply of the provider: a page, or text that is no JSON.',
    todo: 'Look for a proxy or a firewall between this machine and the provider that answers in its place.',
  },
  'reply-too-large': {
    means: 'The reply is larger than is read.',
    todo: 'Report it with the query; no results page is that large.',
  },
  'empty-reply': {
    means: 'The provider called the search done and sent neither results nor the statement that there are none.',
    todo: 'Nothing here; such a reply never counts as "nothing found". When it stays, tell the provider.',
  },
  'control-silent': {
    means:
      'The provider shows no ads even for searches that always carry some, so that nothing was found means nothing.',
    todo: 'Open a control capture and compare it with the page in a browser; tell the provider, or put another one first in the watch. What is known of alerts and cases stays as it was until it sees again.',
  },
  'layout-changed': {
    means:
      'Several replies in a row hold pages whose layout is not known, so the provider is not asked for this engine meanwhile.',
    todo: 'Look for a newer version of the product and report the captures; they are kept and can be read again. Until then put another provider first in the watch.',
  },
  'search-failed': {
    means: 'The provider could not finish the search, several times over.',
    todo: 'Nothing here; looks go on with the next slot. When it stays, add a second provider to the watch.',
  },
  'other-search': {
    means: 'The reply is of another search than was asked for, so it says nothing of this one.',
    todo: 'Correct the query or the market as the message says, or take the look with another provider.',
  },
  'not-offered': {
    means:
      'No provider of the watch can take this look: the engine, the device or the country is not among what it offers.',
    todo: 'Add a provider that can to the watch, or take the engine, device or market out of it.',
  },
  interrupted: {
    means: 'The service was stopped while it asked, several times over.',
    todo: 'See why the service or its workers stop so often. What was asked counts as spent.',
  },
  missed: {
    means: 'The look was due while nobody was working, or while the one before it still waited.',
    todo: 'Keep the service or a worker running. A missed look is not made up for: its hour is over.',
  },
  'reply-not-understood': {
    means: 'The reply was kept but could not be read as a results page.',
    todo: 'Open the capture: it says what was found. The reply is kept and can be read again by a later version.',
  },
} as const satisfies Readonly<Record<string, { readonly means: string; readonly todo: string }>>;

export type LookReasonCode = keyof typeof LOOK_REASONS;

/** What a code means and what to do; a code of a parser is one of replies that were not understood. */
export function lookReason(code: string): { readonly means: string; readonly todo: string } {
  return Object.hasOwn(LOOK_REASONS, code)
    ? LOOK_REASONS[code as LookReasonCode]
    : LOOK_REASONS['reply-not-understood'];
}
