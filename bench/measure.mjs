/** Medians of alternating runs, so that whatever else the machine does falls on both sides alike. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export async function milliseconds(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs both in turn; the first round of each is not counted. */
export async function compare(ours, floor, rounds) {
  const times = { ours: [], floor: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const one = await milliseconds(ours);
    const other = await milliseconds(floor);
    if (round === 0) continue;
    times.ours.push(one);
    times.floor.push(other);
  }
  return { ours: median(times.ours), floor: median(times.floor), ratio: median(times.ours) / median(times.floor) };
}

/** Own median, told in one line; the first round is not counted. */
export async function alone(name, rounds, work) {
  await work();
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await milliseconds(work));
  console.log(`${name.padEnd(66)} ${median(times).toFixed(1).padStart(9)} ms`);
  return median(times);
}

/** Prints both times and their ratio; a limit that is not kept makes the process end with 1. */
export function line(name, { ours, floor, ratio }, limit) {
  if (limit !== undefined && ratio > limit) process.exitCode = 1;
  const verdict = limit === undefined ? '' : ratio <= limit ? `  (at most ${limit}: kept)` : `  (at most ${limit}: NOT KEPT)`;
  console.log(
    `${name.padEnd(66)} ${ours.toFixed(1).padStart(9)} ms ${floor.toFixed(1).padStart(9)} ms  ratio ${ratio.toFixed(3)}${verdict}`,
  );
}
