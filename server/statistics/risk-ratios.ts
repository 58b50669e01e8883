/**
 * Adjusted risk ratios of an outcome that happened or did not, by modified Poisson regression: a Poisson model with log link, its errors
 * from a sandwich clustered by authority, team or school.
 *
 *   ln E(y) = X·b;  B = (Xᵀ diag(µ) X)⁻¹;  s_g = Σ in cluster g of X_i·(y_i − µ_i);  CR0 = B·(Σ_g s_g·s_gᵀ)·B
 *   CR_G = CR0·G/(G−1);  CR1 = CR_G·(N−1)/(N−K);  ratio = exp(b), limits exp(b ± 1.96·se)
 *
 * Zou 2004; Zou and Donner 2013 for the clusters; N is of children, whatever way they are counted together; G of clusters, K of
 * coefficients. A level of which no child has the outcome has no finite estimate: it and its children are left out, which gives the others
 * what they would have without it. One cluster gives coefficients and no errors.
 */
import { combinations } from './combinations.js';
import { dependentColumns, inverse } from './symmetric-matrix.js';
import { twoSidedP } from './standard-normal.js';

export const RISK_RATIO_VARIANT = 'modified Poisson regression with log link, errors clustered';

/** Which factor makes up for few clusters. */
export type ClusterCorrection = 'CR0' | 'CR_G' | 'CR1';

/** What a child is compared by: the text of each level, and which of them the others are compared with. */
export interface Factor {
  readonly name: string;
  readonly levels: readonly string[];
  /** Its place among the levels. */
  readonly reference: number;
}

/** Children alike in cluster and in the level of every factor, counted together. */
export interface RiskCells {
  /** Number of the cluster, from 0. */
  readonly cluster: Int32Array;
  /** `levels[f][cell]`: place of the level of factor f. */
  readonly levels: readonly Int32Array[];
  readonly children: Float64Array;
  /** Those with the outcome. */
  readonly events: Float64Array;
}

export interface RiskRatio {
  readonly term: string;
  readonly level: string;
  /** NaN where there is no finite estimate. */
  readonly coef: number;
  readonly se: number;
  readonly z: number;
  readonly p: number;
  readonly rr: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly estimable: boolean;
}

export interface RiskRatios {
  /** The intercept, then each factor's levels without its reference. */
  readonly terms: readonly RiskRatio[];
  readonly clusters: number;
  /** That the estimates are of: without those left out. */
  readonly children: number;
  /** The largest risk the model gives a child; over 1 it fits badly. */
  readonly largestRisk: number;
}

/** No estimate can be given at all: said in words for whoever asked. */
export class NotEstimable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotEstimable';
  }
}

const LIMIT = 1.959963984540054;
const MOST_STEPS = 100;

/**
 * @throws NotEstimable when no child has the outcome, a reference level has none, or the model does not settle
 * @throws RangeError when a cell has more events than children
 */
export function riskRatios(factors: readonly Factor[], cells: RiskCells, correction: ClusterCorrection): RiskRatios {
  checkCells(cells);
  const columns: { readonly factor: number; readonly level: number }[] = factors.flatMap(({ levels, reference }, factor) =>
    levels.flatMap((_, level) => (level === reference ? [] : [{ factor, level }])),
  );
  const { isKept, lost } = withoutSeparated(factors, cells);
  const isPresent = ({ factor, level }: (typeof columns)[number]): boolean => !lost.has(`${factor}/${level}`);
  const design = (present: readonly (typeof columns)[number][]): Patterns => patternsOf(present, cells, isKept);
  const tried = columns.filter(isPresent);
  const dependent = new Set(
    dependentColumns(
      crossProduct(design(tried), (_, children) => children),
      tried.length + 1,
    ),
  );
  const used = tried.filter((_, at) => !dependent.has(at + 1));
  const patterns = design(used);
  const size = used.length + 1;
  const coefficients = solve(patterns, size);
  const risks = patterns.rows.map((row) => Math.exp(row.reduce((sum, at) => sum + coefficients[at]!, 0)));
  const bread = inverse(
    crossProduct(patterns, (at, children) => children * risks[at]!),
    size,
  );
  const clusters = new Set(cells.cluster.filter((_, cell) => isKept[cell])).size;
  const children = patterns.children.reduce((sum, one) => sum + one, 0);
  const factor = correctionOf(correction, { clusters, children, size });
  const variances = clusteredVariances(bread, size, scoresOf(patterns, cells, isKept, risks, size));
  const termOf = (term: string, level: string, at: number): RiskRatio => {
    if (at < 0) return { term, level, coef: NaN, se: NaN, z: NaN, p: NaN, rr: NaN, lower95: NaN, upper95: NaN, estimable: false };
    const coef = coefficients[at]!;
    const se = clusters < 2 ? NaN : Math.sqrt(variances[at]! * factor);
    const z = coef / se;
    const limits = { lower95: Math.exp(coef - LIMIT * se), upper95: Math.exp(coef + LIMIT * se) };
    return { term, level, coef, se, z, p: twoSidedP(z), rr: Math.exp(coef), ...limits, estimable: true };
  };
  return {
    terms: [
      termOf('(intercept)', '', 0),
      ...columns.map((column) => {
        const { name, levels } = factors[column.factor]!;
        return termOf(name, levels[column.level]!, used.indexOf(column) + 1 || -1);
      }),
    ],
    clusters,
    children,
    largestRisk: Math.max(...risks),
  };
}

function checkCells({ children, events }: RiskCells): void {
  for (const [cell, count] of events.entries()) {
    if (!(count >= 0) || count > children[cell]!)
      throw new RangeError(`cell ${cell} has ${count} events of ${children[cell]} children`);
  }
  if (events.every((count) => count === 0)) throw new NotEstimable('no child has the outcome');
}

/** Leaves out levels without an event, again and again: leaving out children may take the last event of another level. */
function withoutSeparated(factors: readonly Factor[], cells: RiskCells): { isKept: Uint8Array; lost: Set<string> } {
  const isKept = new Uint8Array(cells.children.length).fill(1);
  const lost = new Set<string>();
  for (let found = true; found;) {
    found = false;
    for (const [factor, { name, levels, reference }] of factors.entries()) {
      const events = new Float64Array(levels.length);
      const children = new Float64Array(levels.length);
      for (const [cell, level] of cells.levels[factor]!.entries()) {
        if (isKept[cell] === 0) continue;
        events[level]! += cells.events[cell]!;
        children[level]! += cells.children[cell]!;
      }
      for (const [level, words] of levels.entries()) {
        if (events[level]! > 0 || lost.has(`${factor}/${level}`)) continue;
        if (level === reference)
          throw new NotEstimable(
            `no child of ${name} «${words}» has the outcome, and the others are compared with it: choose another reference level`,
          );
        lost.add(`${factor}/${level}`);
        for (const [cell, at] of cells.levels[factor]!.entries()) if (at === level) isKept[cell] = 0;
        found ||= children[level]! > 0;
      }
    }
  }
  return { isKept, lost };
}

/** Children alike in all that the model knows: each row names the coefficients that make up its risk. */
interface Patterns {
  readonly rows: readonly (readonly number[])[];
  readonly children: Float64Array;
  readonly events: Float64Array;
  /** The pattern of each cell; −1 of those left out. */
  readonly ofCell: Int32Array;
}

function patternsOf(
  columns: readonly { readonly factor: number; readonly level: number }[],
  cells: RiskCells,
  isKept: Uint8Array,
): Patterns {
  /** Of each factor, the coefficient of each level; 0 of those without one, which are alike. */
  const coefficientOf = cells.levels.map((levels) => new Int32Array(1 + levels.reduce((most, one) => Math.max(most, one), 0)));
  for (const [at, { factor, level }] of columns.entries()) coefficientOf[factor]![level] = at + 1;
  const kept = Int32Array.from(isKept.keys()).filter((cell) => isKept[cell] === 1);
  const { ofRow, firstRows } = combinations(
    cells.levels.map((levels, factor) => ({
      levels: kept.map((cell) => coefficientOf[factor]![levels[cell]!]!),
      count: columns.length + 1,
    })),
  );
  const ofCell = new Int32Array(cells.children.length).fill(-1);
  const [children, events] = [new Float64Array(firstRows.length), new Float64Array(firstRows.length)];
  for (const [at, pattern] of ofRow.entries()) {
    const cell = kept[at]!;
    ofCell[cell] = pattern;
    children[pattern]! += cells.children[cell]!;
    events[pattern]! += cells.events[cell]!;
  }
  const rows = firstRows.map((at) => [
    0,
    ...cells.levels.map((levels, factor) => coefficientOf[factor]![levels[kept[at]!]!]!).filter((coefficient) => coefficient > 0),
  ]);
  return { rows, children, events, ofCell };
}

/** Xᵀ·diag(weight)·X. */
function crossProduct({ rows, children }: Patterns, weightOf: (pattern: number, children: number) => number): Float64Array {
  const size = 1 + rows.reduce((most, row) => Math.max(most, ...row), 0);
  const product = new Float64Array(size * size);
  for (const [pattern, row] of rows.entries()) {
    const weight = weightOf(pattern, children[pattern]!);
    for (const one of row) for (const other of row) product[one * size + other]! += weight;
  }
  return product;
}

/** Newton’s steps, halved while they make it worse; the likelihood has one maximum. */
function solve(patterns: Patterns, size: number): Float64Array {
  const { rows, children, events } = patterns;
  const all = children.reduce((sum, one) => sum + one, 0);
  let coefficients = new Float64Array(size);
  coefficients[0] = Math.log(events.reduce((sum, one) => sum + one, 0) / all);
  const linear = (b: Float64Array, row: readonly number[]): number => row.reduce((sum, at) => sum + b[at]!, 0);
  const likelihood = (b: Float64Array): number =>
    rows.reduce((sum, row, at) => sum + events[at]! * linear(b, row) - children[at]! * Math.exp(linear(b, row)), 0);
  let best = likelihood(coefficients);
  for (let step = 0; step < MOST_STEPS; step++) {
    const present = coefficients;
    const expected = rows.map((row, at) => children[at]! * Math.exp(linear(present, row)));
    const spread = spreadOf(
      crossProduct(patterns, (at) => expected[at]!),
      size,
    );
    const gradient = new Float64Array(size);
    for (const [at, row] of rows.entries()) for (const one of row) gradient[one]! += events[at]! - expected[at]!;
    const move = Float64Array.from(gradient, (_, row) =>
      gradient.reduce((sum, one, at) => sum + spread[row * size + at]! * one, 0),
    );
    if (move.every((one) => Math.abs(one) < 1e-12)) return coefficients;
    let length = 1;
    let next = present;
    for (; length > 1e-6; length /= 2) {
      next = Float64Array.from(present, (one, at) => one + length * move[at]!);
      const reached = likelihood(next);
      if (reached >= best - 1e-12 * Math.abs(best)) {
        best = reached;
        break;
      }
    }
    coefficients = next as Float64Array<ArrayBuffer>;
    if (move.every((one, at) => Math.abs(one) < 1e-10 * (1 + Math.abs(next[at]!)))) return coefficients;
  }
  throw new NotEstimable(DOES_NOT_SETTLE);
}

const DOES_NOT_SETTLE =
  'the estimates do not settle: some levels together have no child with the outcome. Put levels together, or leave a factor out';

function spreadOf(information: Float64Array, size: number): Float64Array {
  try {
    return inverse(information, size);
  } catch {
    throw new NotEstimable(DOES_NOT_SETTLE);
  }
}

/** Of each cluster Σ X_i·(y_i − µ_i). */
function scoresOf(
  { rows, ofCell }: Patterns,
  { cluster, children, events }: RiskCells,
  isKept: Uint8Array,
  risks: readonly number[],
  size: number,
): Float64Array[] {
  const scores = new Map<number, Float64Array>();
  for (const [cell, pattern] of ofCell.entries()) {
    if (isKept[cell] === 0) continue;
    let score = scores.get(cluster[cell]!);
    if (score === undefined) scores.set(cluster[cell]!, (score = new Float64Array(size)));
    const residual = events[cell]! - children[cell]! * risks[pattern]!;
    for (const at of rows[pattern]!) score[at]! += residual;
  }
  return [...scores.values()];
}

/** The diagonal of B·(Σ s·sᵀ)·B: sums of the squares of B·s. */
function clusteredVariances(bread: Float64Array, size: number, scores: readonly Float64Array[]): Float64Array {
  const variances = new Float64Array(size);
  for (const score of scores) {
    for (let row = 0; row < size; row++) {
      let moved = 0;
      for (let at = 0; at < size; at++) moved += bread[row * size + at]! * score[at]!;
      variances[row]! += moved * moved;
    }
  }
  return variances;
}

function correctionOf(
  correction: ClusterCorrection,
  { clusters, children, size }: { readonly clusters: number; readonly children: number; readonly size: number },
): number {
  if (correction === 'CR0') return 1;
  const ofClusters = clusters / (clusters - 1);
  return correction === 'CR_G' ? ofClusters : (ofClusters * (children - 1)) / (children - size);
}
