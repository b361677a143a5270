import type { Coverage } from '../api/generated/types.gen.js';

const days = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const hours = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** A day, or an hour of one, in UTC as the server counts them. */
export function bucketName(start: string, bucket: Coverage['bucket']): string {
  const date = new Date(start);
  return bucket === 'day' ? days.format(date) : `${hours.format(date)} UTC`;
}
