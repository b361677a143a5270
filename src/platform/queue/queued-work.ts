/** How one kind of work is queued. */
export interface WorkKind {
  /** Name of the queue; lower case with hyphens. */
  readonly name: string;
  /** Most of this kind done at once in one process. */
  readonly atOnce: number;
  /** After so many seconds the work is told to stop and counts as failed; longer than any of it should take. */
  readonly deadlineSeconds: number;
}

/**
 * Work that stands as rows in the database. The rows say what is due and how it ended; the queue hands it to one worker at
 * a time, across processes, and tries again what failed unexpectedly. So `run` must be idempotent: killed anywhere and run
 * again, the rows are the same.
 */
export interface QueuedWork {
  readonly kind: WorkKind;
  /** Keys of what is due now, the most urgent first; at most some hundreds, the rest comes with the next tick. */
  due(): Promise<readonly string[]>;
  /** Does what the key names; does nothing where it is no longer due. What goes wrong as foreseen is recorded, not thrown. */
  run(key: string, signal: AbortSignal): Promise<void>;
}
