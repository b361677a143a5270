/**
 * Runs stages side by side until none of them finds anything more to do, or until told to stop between two batches. Each
 * stage does a batch and returns how much it moved; one that finds nothing waits until any of them has moved something,
 * because that may be work for it. When a stage fails the others finish their batches, and the failure is thrown.
 *
 * @returns what each stage moved altogether, in the order of the stages
 */
export async function runSideBySide(
  stages: readonly (() => Promise<number>)[],
  options: { onMove?: (moved: readonly number[]) => void; signal?: AbortSignal } = {},
): Promise<number[]> {
  const moved = stages.map(() => 0);
  const waiting: (() => void)[] = [];
  let busy = stages.length;
  let moves = 0;
  let failed = false;
  const wakeAll = (): void => waiting.splice(0).forEach((wake) => wake());
  const isOver = (): boolean => failed || busy === 0 || options.signal?.aborted === true;

  const runs = stages.map(async (stage, at) => {
    while (!isOver()) {
      const before = moves;
      const count = await stage();
      if (count > 0) {
        moves++;
        moved[at] = (moved[at] ?? 0) + count;
        options.onMove?.(moved);
        wakeAll();
      } else if (moves === before) {
        busy--;
        if (!isOver()) await new Promise<void>((wake) => waiting.push(wake));
        if (isOver()) break;
        busy++;
      }
    }
    wakeAll();
  });
  const fail = (error: unknown): never => {
    failed = true;
    wakeAll();
    throw error;
  };
  const ends = await Promise.allSettled(runs.map((run) => run.catch(fail)));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return moved;
}
