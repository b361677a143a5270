/** Why work was ended from outside. */
export type Ended = 'timed-out' | 'aborted';

/**
 * Runs work under one signal, which fires when the time is over or when the caller's own signal does.
 *
 * @param milliseconds from now until the time is over
 * @param work gets the signal, and a question which of the two it was; null while neither
 */
export async function withinTime<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal, ended: () => Ended | null) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let ended: Ended | null = null;
  const end = (why: Ended): void => {
    ended ??= why;
    controller.abort();
  };
  const abort = (): void => end('aborted');
  const timer = setTimeout(() => end('timed-out'), milliseconds);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted) abort();
  try {
    return await work(controller.signal, () => ended);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
