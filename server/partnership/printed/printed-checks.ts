/**
 * What documents print held against what they print: every claim against the formula it states, every figure against its own counts. Made anew from the rows each
 * time; nothing is put right or hidden. What is of children is not told, only that it does not follow.
 */
import { claimChecks } from './claim-checks.js';
import { figureChecks } from './figure-checks.js';
import { ofWhatChecks } from './of-what-checks.js';
import type { PrintedCheck } from './printed-check.js';
import type { PrintedRow } from './printed-row.js';

export const printedChecks = (rows: readonly PrintedRow[]): PrintedCheck[] => [
  ...claimChecks(rows),
  ...figureChecks(rows),
  ...ofWhatChecks(rows),
];
