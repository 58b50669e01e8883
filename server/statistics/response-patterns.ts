/** Children counted by which indicators hold: all that a model of latent classes knows of them, and the same for one child or a thousand alike. */
export interface ResponsePatterns {
  readonly indicators: number;
  readonly children: number;
  /** Of each pattern that is there. */
  readonly counts: Float64Array;
  /** `holds[pattern * indicators + j]`: 1 where indicator j holds. */
  readonly holds: Uint8Array;
  /** The pattern of each child. */
  readonly ofChild: Int32Array;
}

/**
 * @param answers `answers[j][child]`: 1 or 0
 * @throws RangeError when something is neither
 */
export function responsePatterns(answers: readonly ArrayLike<number>[]): ResponsePatterns {
  const children = answers[0]?.length ?? 0;
  const known = new Map<string, number>();
  const holds: number[] = [];
  const counts: number[] = [];
  const ofChild = new Int32Array(children);
  for (let child = 0; child < children; child++) {
    const row = answers.map((column) => column[child]!);
    if (row.some((one) => one !== 0 && one !== 1))
      throw new RangeError(`an indicator is 0 or 1; child ${child} has ${row.join()}`);
    const key = row.join('');
    let at = known.get(key);
    if (at === undefined) {
      known.set(key, (at = known.size));
      holds.push(...row);
      counts.push(0);
    }
    counts[at]! += 1;
    ofChild[child] = at;
  }
  return { indicators: answers.length, children, counts: Float64Array.from(counts), holds: Uint8Array.from(holds), ofChild };
}

/**
 * The same of children who are counted already: `ofChild` is empty.
 * @throws RangeError when an indicator is neither 1 nor 0, or a count is no whole number over 0
 */
export function countedPatterns(
  indicators: number,
  patterns: readonly { readonly holds: readonly number[]; readonly count: number }[],
): ResponsePatterns {
  for (const { holds, count } of patterns) {
    if (holds.length !== indicators || holds.some((one) => one !== 0 && one !== 1))
      throw new RangeError(`an indicator is 0 or 1; a pattern has ${holds.join()}`);
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`children are counted in whole numbers, not ${count}`);
  }
  return {
    indicators,
    children: patterns.reduce((sum, { count }) => sum + count, 0),
    counts: Float64Array.from(patterns, ({ count }) => count),
    holds: Uint8Array.from(patterns.flatMap(({ holds }) => holds)),
    ofChild: new Int32Array(0),
  };
}
