/**
 * How much the best plan can cover at most, and which moves it can make at all: column generation (Dantzig and Wolfe 1960). A programme chooses,
 * in fractions, from the routes it has; its dual prices say what each visit is worth to it, and each team's dearest route at those prices
 * is put in, until none would help. The limit is that of the programme over all moves in time, without writing all of them down.
 *
 * A move is left out when every plan with it covers no more than a plan that is known: the limit less what the move loses at the prices
 * of the end (fixing by reduced cost).
 */
import type { Highs, Model } from 'highs';
import type { Evening, SlotVisit } from './evening.js';
import { bestRoute, earnedBefore, type PricedRoutes } from './route-prices.js';
import type { SharedRules } from './shared-rules.js';
import { packed, type SparseColumn } from '../solver.js';

export interface RouteBound {
  /** The least cost any plan can have, with `costOfMissing` for what is missing. */
  readonly bound: number;
  /** Of each team the moves that a plan cheaper than a known one may need. */
  readonly movesLeft: (knownCost: number) => Moves[];
}

/** What is left of a team's moves. */
export interface Moves {
  readonly visits: SlotVisit[];
  /** From a visit (place × slots + slot) to being ready at another. */
  readonly travels: [from: number, to: number][];
}

/** Small beside any demand, large beside what a solver errs by. */
const TOLERANCE = 1e-6;
/** Of a team in one step: the dearest, then the dearest without its places, …; fewer steps than one at a time. */
const ROUTES_AT_ONCE = 6;

export function routeBound(
  highs: Highs,
  evening: Evening,
  rules: SharedRules,
  begin: readonly SlotVisit[],
  until: () => boolean,
): RouteBound {
  const { places, slots, teams } = evening;
  const known = new Set<string>();
  const rowCount = rules.rows.length + teams.length;
  const model = highs.createModel(linearProgramme(rules, teams.length));
  try {
    model.options.set({ output_flag: false });
    const put = (route: SlotVisit[]): boolean => {
      const name = route.map(({ team, place, slot }) => `${team}.${place}.${slot}`).join(' ');
      if (route.length === 0 || known.has(name)) return false;
      known.add(name);
      const { cost, lower, upper, matrix } = packed([routeColumn(rules, evening, route)], rowCount);
      model.addCols({ cost, lower, upper, matrix });
      return true;
    };
    for (let team = 0; team < teams.length; team++)
      put(begin.filter((visit) => visit.team === team).sort((a, b) => a.slot - b.slot));
    let best = { bound: -Infinity, prices: [] as Float64Array[], priced: [] as PricedRoutes[] };
    for (;;) {
      const { cost, prices, teamPrices } = dualPrices(model, evening, rules);
      const priced = teams.map((team, at) => bestRoute(team, places, slots, prices[at]!));
      // Positive where a route would help. The limit holds at every step: Lagrange's.
      const rest = priced.map((route, team) => Math.max(0, route.best + teamPrices[team]!));
      const bound = cost - rest.reduce((sum, helps) => sum + helps, 0);
      if (bound > best.bound) best = { bound, prices, priced };
      let added = false;
      for (const [at, team] of teams.entries()) {
        const left = prices[at]!.slice();
        let found = priced[at]!;
        for (let more = 0; more < ROUTES_AT_ONCE && found.best + teamPrices[at]! > TOLERANCE; more++) {
          added = put(found.route.map((visit) => ({ team: at, ...visit }))) || added;
          for (const { place } of found.route) left.fill(0, place * slots, (place + 1) * slots);
          found = bestRoute(team, places, slots, left);
        }
      }
      if (!added || until()) break;
    }
    return { bound: best.bound, movesLeft: (knownCost) => movesLeft(evening, best, knownCost) };
  } finally {
    model.dispose();
  }
}

function routeColumn(rules: SharedRules, { places, slots }: Evening, route: readonly SlotVisit[]): SparseColumn {
  const inRows = new Map<number, number>();
  for (const { team, place, slot } of route) {
    for (const [row, coefficient] of rules.rowsOfVisit[(team * places + place) * slots + slot]!)
      inRows.set(row, (inRows.get(row) ?? 0) + coefficient);
  }
  inRows.set(rules.rows.length + route[0]!.team, 1);
  return { cost: 0, upper: 1, rows: [...inRows] };
}

/** The rules that teams share, and behind them that each of `teams` takes one route. */
export function linearProgramme(rules: SharedRules, teams: number, more: readonly SparseColumn[] = []) {
  const columns = [...rules.columns, ...more];
  const numRows = rules.rows.length + teams;
  const { cost, lower, upper, matrix } = packed(columns, numRows);
  return {
    numCols: columns.length,
    numRows,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: Float64Array.from({ length: numRows }, (_, row) => rules.rows[row]?.lower ?? -Infinity),
    rowUpper: Float64Array.from({ length: numRows }, (_, row) => rules.rows[row]?.upper ?? 1),
    matrix,
  };
}

function dualPrices(model: Model, { places, slots, teams }: Evening, rules: SharedRules) {
  model.run();
  const { rowDual } = model.getSolution();
  const prices = teams.map((_, team) =>
    Float64Array.from({ length: places * slots }, (__, at) =>
      rules.rowsOfVisit[team * places * slots + at]!.reduce((sum, [row, coefficient]) => sum + coefficient * rowDual[row]!, 0),
    ),
  );
  return { cost: model.getObjectiveValue(), prices, teamPrices: teams.map((_, team) => rowDual[rules.rows.length + team]!) };
}

function movesLeft(
  { places, slots, teams }: Evening,
  { bound, prices, priced }: { bound: number; prices: readonly Float64Array[]; priced: readonly PricedRoutes[] },
  knownCost: number,
): Moves[] {
  return teams.map((team, at) => {
    const { best, readyAfter, doneAfter } = priced[at]!;
    const price = prices[at]!;
    const before = earnedBefore(team, places, slots, price);
    // What the dearest route through a move earns must not lie so far under the dearest of all that the known plan is reached.
    const least = best - Math.max(0, knownCost - bound) - TOLERANCE;
    const visits: SlotVisit[] = [];
    const travels: [number, number][] = [];
    for (let from = 0; from < places * slots; from++) {
      if (team.may[from] !== 1 || before[from] === -Infinity) continue;
      const done = before[from]! + price[from]!;
      if (done + doneAfter[from]! < least) continue;
      const [place, slot] = [Math.floor(from / slots), from % slots];
      visits.push({ team: at, place, slot });
      for (let other = 0; other < places; other++) {
        const arrives = slot + team.step[place * places + other]!;
        if (arrives >= slots) continue;
        const to = other * slots + arrives;
        if (done + readyAfter[to]! >= least) travels.push([from, to]);
      }
    }
    return { visits, travels };
  });
}
