/** What a person found who read every difference of a document's history. */
export interface ReadHistory {
  readonly versions: number;
  /** Changes that say something else about what is allowed, asked for, enforced or paid; by minute, in UTC. */
  readonly news: readonly string[];
  /** New wordings, dates, capitals, corrections, notices around the text: a reader sees them and need not act. */
  readonly changedWithoutNews: readonly string[];
  readonly seenBefore: readonly string[];
  readonly unseen: number;
}

/** By the folder's name below `policies` of the shared data. */
export const READ_HISTORIES: Readonly<Record<string, ReadHistory>> = {
  'bing-editorial-policy': {
    versions: 5,
    news: ['2026-01-15T00:46', '2026-01-27T00:46'],
    changedWithoutNews: ['2026-02-19T00:49', '2026-04-09T00:48'],
    seenBefore: [],
    unseen: 0,
  },
  'bing-restricted-use-policy': {
    versions: 14,
    news: [],
    changedWithoutNews: [
      ...['2026-01-23T00:46', '2026-02-19T01:38', '2026-02-26T12:47', '2026-04-09T00:48', '2026-04-23T00:49'],
      '2026-05-12T12:47',
    ],
    seenBefore: [
      ...['2026-01-23T12:47', '2026-02-27T00:47', '2026-04-02T00:48', '2026-04-02T12:48', '2026-05-13T00:47'],
      '2026-05-13T12:47',
    ],
    unseen: 1,
  },
  'facebook-advertising-content-policy': {
    versions: 3,
    news: ['2026-03-24T00:31', '2026-07-24T11:06'],
    changedWithoutNews: [],
    seenBefore: [],
    unseen: 0,
  },
  'google-ads-restricted-use-policy': {
    versions: 45,
    news: [
      ...['2024-12-09T06:06', '2024-12-20T18:06', '2025-01-15T18:07', '2025-01-16T06:07', '2025-03-15T06:06'],
      ...['2025-04-07T18:07', '2025-04-17T18:07', '2025-05-02T06:07', '2026-04-01T00:40', '2026-04-01T12:40'],
      '2026-06-23T00:40',
    ],
    changedWithoutNews: [
      ...['2024-02-29T06:35', '2024-09-04T18:06', '2024-10-19T18:05', '2024-11-08T06:05', '2024-12-07T06:06'],
      ...['2025-05-01T06:07', '2025-08-12T06:07', '2025-08-14T06:06', '2025-08-15T06:07', '2025-10-13T18:08'],
      ...['2026-02-27T12:40', '2026-04-02T00:39', '2026-07-14T12:39'],
    ],
    seenBefore: [],
    unseen: 20,
  },
  'temu-affiliate-agreement': {
    versions: 11,
    news: [
      ...['2026-03-18T13:23', '2026-04-01T13:23', '2026-06-11T13:22', '2026-06-15T01:22', '2026-07-02T13:23'],
      '2026-07-12T13:20',
    ],
    changedWithoutNews: ['2026-02-09T13:12', '2026-04-27T13:22'],
    seenBefore: [],
    unseen: 2,
  },
};
