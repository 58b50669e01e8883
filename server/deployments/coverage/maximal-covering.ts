/**
 * Maximal covering location problem (Church and ReVelle 1974): of all ways to choose p sites, the one within whose reach most demand lies.
 *
 *   maximise sum of demand(i) · X(i)  subject to  X(i) ≤ sum over sites that reach i of Y(site),  sum of Y = p,  Y whole
 *
 * Exact, by HiGHS; demand points with the same sites are put together first, which changes nothing but the size. Beside it the greedy choice, one site
 * after the other, always the one that adds most: at least 1 − 1/e = 63 % of the best (Nemhauser, Wolsey and Fisher 1978).
 *
 * Assumes that reach is all or nothing and that sites do not fill up: a place with room for twenty counts as one for two hundred. Not to be used to close
 * what is open: what exists is taken as it is.
 */
import { packed, solver, type SparseColumn } from '../solver.js';

export const COVERING_VARIANT = 'maximal covering, exact by HiGHS, reach counted up to and including its limit';

export interface CoveringQuestion {
  /** Of each demand point, 0 or more. */
  readonly demand: ArrayLike<number>;
  /** Of each site, the demand points it reaches. */
  readonly reaches: readonly (readonly number[])[];
  readonly sites: number;
  /** Points that something reaches already; they count in both. */
  readonly coveredAlready?: ReadonlySet<number>;
}

export interface Covering {
  /** In the order of the sites. */
  readonly chosen: readonly number[];
  readonly covered: number;
  /** Nothing covers more. */
  readonly bound: number;
  readonly greedy: { readonly chosen: readonly number[]; readonly covered: number };
  readonly coveredBefore: number;
  readonly total: number;
}

/** @throws RangeError when demand is negative or no number, a site reaches no point there is, or more sites are asked for than there are */
export async function maximalCovering(question: CoveringQuestion, seconds = 10): Promise<Covering> {
  check(question);
  const { demand, reaches, sites, coveredAlready = new Set<number>() } = question;
  const covered = (chosen: readonly number[]): number => coveredDemand(demand, reaches, chosen, coveredAlready);
  const greedyChoice = greedyCovering(question);
  const greedy = { chosen: greedyChoice, covered: covered(greedyChoice) };
  const exact = await solve(question, coveredAlready, seconds);
  const coveredBefore = covered([]);
  const found = exact.chosen.length === sites ? { chosen: exact.chosen, covered: covered(exact.chosen) } : greedy;
  const best = found.covered >= greedy.covered ? found : greedy;
  return {
    ...best,
    bound: Math.max(best.covered, coveredBefore + exact.bound),
    greedy,
    coveredBefore,
    total: Array.from(demand).reduce((sum, of) => sum + of, 0),
  };
}

/** Each point once, however many sites reach it. */
export function coveredDemand(
  demand: ArrayLike<number>,
  reaches: readonly (readonly number[])[],
  chosen: readonly number[],
  coveredAlready: ReadonlySet<number> = new Set(),
): number {
  const covered = new Set([...coveredAlready, ...chosen.flatMap((site) => reaches[site]!)]);
  return [...covered].reduce((sum, point) => sum + demand[point]!, 0);
}

/** One after the other; of equals the first. */
export function greedyCovering({ demand, reaches, sites, coveredAlready }: CoveringQuestion): number[] {
  const covered = new Set(coveredAlready);
  const chosen: number[] = [];
  while (chosen.length < sites) {
    let [best, most] = [-1, -1];
    for (const [site, points] of reaches.entries()) {
      if (chosen.includes(site)) continue;
      const adds = points.reduce((sum, point) => (covered.has(point) ? sum : sum + demand[point]!), 0);
      if (adds > most) [best, most] = [site, adds];
    }
    chosen.push(best);
    for (const point of reaches[best]!) covered.add(point);
  }
  return chosen.sort((a, b) => a - b);
}

async function solve({ demand, reaches, sites }: CoveringQuestion, already: ReadonlySet<number>, seconds: number) {
  const sitesOf = new Map<number, number[]>();
  for (const [site, points] of reaches.entries()) {
    for (const point of new Set(points)) {
      if (already.has(point) || demand[point] === 0) continue;
      if (!sitesOf.has(point)) sitesOf.set(point, []);
      sitesOf.get(point)!.push(site);
    }
  }
  const together = new Map<string, { demand: number; sites: number[] }>();
  for (const [point, reachedBy] of sitesOf) {
    const group = together.get(reachedBy.join()) ?? { demand: 0, sites: reachedBy };
    together.set(reachedBy.join(), { ...group, demand: group.demand + demand[point]! });
  }
  const groups = [...together.values()];
  const rowsOfSite: (readonly [number, number])[][] = reaches.map(() => [[groups.length, 1]]);
  for (const [row, group] of groups.entries()) for (const site of group.sites) rowsOfSite[site]!.push([row, -1]);
  const columns: SparseColumn[] = [
    ...rowsOfSite.map((rows) => ({ cost: 0, upper: 1, rows })),
    ...groups.map((group, row) => ({ cost: -group.demand, upper: 1, rows: [[row, 1] as const] })),
  ];
  const { cost, lower, upper, matrix } = packed(columns, groups.length + 1);
  const rows = (ofGroups: number): Float64Array => new Float64Array(groups.length + 1).fill(ofGroups).fill(sites, groups.length);
  return (await solver()).withModel(
    {
      numCols: columns.length,
      numRows: groups.length + 1,
      colCost: cost,
      colLower: lower,
      colUpper: upper,
      rowLower: rows(-Infinity),
      rowUpper: rows(0),
      matrix,
      integrality: new Int32Array(columns.length).fill(1, 0, reaches.length),
    },
    (model) => {
      model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 });
      model.run();
      // 2: a feasible one.
      const feasible = model.info.get('primal_solution_status') === 2;
      const chosen = feasible
        ? Array.from(model.getSolution().colValue.subarray(0, reaches.length)).flatMap((y, site) => (y > 0.5 ? [site] : []))
        : [];
      // Out of time before its first bound, it knows none: nothing covers more than all that any site reaches.
      const all = groups.reduce((sum, group) => sum + group.demand, 0);
      return { chosen, bound: Math.min(all, -(model.info.get('mip_dual_bound') as number)) };
    },
  );
}

function check({ demand, reaches, sites }: CoveringQuestion): void {
  for (let point = 0; point < demand.length; point++) {
    if (!(demand[point]! >= 0) || !Number.isFinite(demand[point]))
      throw new RangeError(`demand ${point + 1} must be 0 or more; got ${demand[point]}`);
  }
  if (!Number.isInteger(sites) || sites < 1 || sites > reaches.length)
    throw new RangeError(`of ${reaches.length} sites ${sites} cannot be chosen`);
  for (const point of reaches.flat())
    if (!(point >= 0 && point < demand.length)) throw new RangeError(`there is no demand point ${point}`);
}
