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

/** Round figures for an axis from 0 that may be of parts of one: `evenTicks(0.17)` is 0, 0.05, 0.1, 0.15, 0.2. */
export function evenTicks(largest: number, most = 4): number[] {
  if (!(largest > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(largest / most));
  const step = power * [1, 2, 2.5, 5, 10].find((factor) => factor * power * most >= largest * (1 - 1e-9))!;
  return Array.from({ length: Math.ceil(largest / step - 1e-9) + 1 }, (_, place) => Number((place * step).toPrecision(6)));
}
