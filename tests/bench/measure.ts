/** Milliseconds of each run, after some that do not count. */
export async function sample(
  runs: number,
  work: () => Promise<unknown> | unknown,
  warmUp = 3,
): Promise<readonly number[]> {
  for (let run = 0; run < warmUp; run += 1) await work();
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b);
}

export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
