/** Round figures for an axis from 0: at most `most` steps, the last not below the largest. */
export function ticksUpTo(largest: number, most = 3): number[] {
  if (largest <= 0) return [0, 1];
  const rough = largest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 3, 4, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough,
  );
  const ticks = [0];
  while ((ticks.at(-1) as number) < largest) ticks.push((ticks.at(-1) as number) + Math.ceil(step));
  return ticks;
}
