import { z } from 'zod';

/** An instant in an answer: a Date goes in, an ISO 8601 string in UTC comes out. */
export const instant = z.preprocess(
  (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value),
  z.iso.datetime().describe('Instant in UTC, ISO 8601'),
);
