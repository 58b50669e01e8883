/**
 * A figure by several methods or inputs: the one that is taken as central, and the least and the most of all.
 *
 *   lower = min over scenarios, upper = max over scenarios
 *
 * It says how much the answer hangs on what was assumed, and nothing of chance: it is no confidence interval and has no level. With one scenario
 * there is no range. Not to be drawn as an error bar.
 */
export interface ScenarioRange {
  readonly central: number;
  readonly lower: number;
  readonly upper: number;
}

/** `scenarioRange([120, 90, 150], 0)` is { central: 120, lower: 90, upper: 150 }. */
export function scenarioRange(figures: readonly number[], central: number): ScenarioRange {
  const taken = figures[central];
  if (taken === undefined) throw new RangeError('the central scenario is none of those given');
  return { central: taken, lower: Math.min(...figures), upper: Math.max(...figures) };
}
