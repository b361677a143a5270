import type { Validators } from './read-address.js';

/** What came of asking for a document, before anything is derived from it. */
export type Reading =
  | { readonly kind: 'not-modified'; readonly status: number | null }
  | {
      readonly kind: 'failed';
      readonly code: string;
      /** What happened, and what to do. */
      readonly message: string;
      readonly status: number | null;
      readonly bytes: Buffer | null;
      readonly mediaType: string | null;
      /** When the server asked to be left alone until. */
      readonly retryAfter: Date | null;
    }
  | {
      readonly kind: 'page';
      readonly bytes: Buffer;
      readonly mediaType: string | null;
      readonly status: number | null;
      /** After redirects; null for a file. */
      readonly finalUrl: string | null;
      readonly redirected: boolean;
      readonly validators: Validators;
    };
