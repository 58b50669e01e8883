/** Whether a run made again came out the same, and if not, what is different now. */
import type { Detection } from '../detect.js';
import { digestOf, type SavedRun } from './saved-run.js';

export interface RunAgain {
  readonly same: boolean;
  /** What differs from then, each a sentence: also where the result is the same all the same. */
  readonly differences: readonly string[];
}

export function compareWithSaved(saved: SavedRun, again: Detection, version: string): RunAgain {
  const same = digestOf(again) === saved.digest;
  const differences: string[] = [];
  const [before, now] = [new Set(saved.batches), new Set(again.batches)];
  const gone = saved.batches.filter((id) => !now.has(id));
  const come = again.batches.filter((id) => !before.has(id));
  if (gone.length > 0) differences.push(`Loads ${gone.join(', ')} counted then and do not now: taken back, or replaced.`);
  if (come.length > 0) differences.push(`Loads ${come.join(', ')} have come since.`);
  if (version !== saved.version) differences.push(`It was made by version ${saved.version}; this is ${version}.`);
  if (!same && differences.length === 0) {
    differences.push(
      again.dataVersion === saved.dataVersion
        ? 'The loads and the program are the same: what you may see has changed since.'
        : 'The loads of incidents are the same: single records, boundaries or population have changed since, or what you may see.',
    );
  }
  return { same, differences };
}
