/**
 * The mixed-integer programme over the moves that are left: of each team a walk through (place, slot), ready or done, one unit of flow from its
 * base, tied to the rules that teams share. Only whether a visit is made has to be whole; the way between visits then follows.
 *
 *   from base         sum over places ≤ 1
 *   ready (place, slot)  visit + waiting on ≤ arriving + having waited + coming from base
 *   done (place, slot)   sum of travels away ≤ visit
 *
 * Arriving early is arriving when the next visit that is left may begin: slots between need no rows.
 */
import type { Highs } from 'highs';
import type { Evening, SlotVisit } from './evening.js';
import { linearProgramme, type Moves } from './route-bound.js';
import type { SharedRules } from './shared-rules.js';

export interface Solved {
  /** Null where the time was over before any plan was found. */
  readonly visits: readonly SlotVisit[] | null;
  /** No plan over these moves costs less. */
  readonly bound: number;
}

/** What HiGHS need not tell apart: less than anyone could see on the street. */
const SAME = 1e-6;

/** @param known a plan that may be made, to begin with */
export function solveMoves(
  highs: Highs,
  evening: Evening,
  rules: SharedRules,
  moves: readonly Moves[],
  known: readonly SlotVisit[],
  seconds: number,
): Solved {
  const { rows, columns, visitOf } = writeMoves(evening, rules, moves);
  const all = rules.columns.length + columns.length;
  const programme = {
    ...linearProgramme({ ...rules, rows: [...rules.rows, ...rows] }, 0, columns),
    integrality: Int32Array.from({ length: all }, (_, column) => (visitOf.has(column) ? 1 : 0)),
  };
  return highs.withModel(programme, (model) => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: SAME, mip_abs_gap: SAME });
    const isKnown = (visit: SlotVisit): boolean =>
      known.some(({ team, place, slot }) => team === visit.team && place === visit.place && slot === visit.slot);
    model.setSolution({
      indices: Int32Array.from(visitOf.keys()),
      values: Float64Array.from(visitOf.values(), (visit) => (isKnown(visit) ? 1 : 0)),
    });
    model.run();
    const bound = model.info.get('mip_dual_bound') as number;
    // 2: a feasible one.
    if (model.info.get('primal_solution_status') !== 2) return { visits: null, bound };
    const { colValue } = model.getSolution();
    return { visits: [...visitOf].flatMap(([column, visit]) => (colValue[column]! > 0.5 ? [visit] : [])), bound };
  });
}

function writeMoves({ places, slots, teams }: Evening, rules: SharedRules, moves: readonly Moves[]) {
  const rows: { lower: number; upper: number }[] = [];
  const columns: { cost: number; upper: number; rows: [number, number][] }[] = [];
  const visitOf = new Map<number, SlotVisit>();
  const addRow = (upper: number): number => rules.rows.length + rows.push({ lower: -Infinity, upper }) - 1;
  const addColumn = (...inRows: [number, number][]): number =>
    rules.columns.length + columns.push({ cost: 0, upper: 1, rows: inRows }) - 1;

  for (const [team, { visits, travels }] of moves.entries()) {
    const base = addRow(1);
    const ready = new Map<number, number>();
    const done = new Map<number, number>();
    for (const visit of visits) {
      const at = visit.place * slots + visit.slot;
      const [readyRow, doneRow] = [addRow(0), addRow(0)];
      ready.set(at, readyRow);
      done.set(at, doneRow);
      visitOf.set(addColumn(...rules.rowsOfVisit[team * places * slots + at]!, [readyRow, 1], [doneRow, -1]), visit);
    }
    const nextLeft = (from: number): number | undefined => {
      for (let at = from; at % slots !== 0 || at === from; at++) if (ready.has(at)) return at;
      return undefined;
    };
    for (const [at, row] of ready) {
      const later = (at + 1) % slots === 0 ? undefined : nextLeft(at + 1);
      if (later !== undefined) addColumn([row, 1], [ready.get(later)!, -1]);
    }
    for (let place = 0; place < places; place++) {
      const first = teams[team]!.first[place]!;
      const at = first < slots ? nextLeft(place * slots + first) : undefined;
      if (at !== undefined) addColumn([base, 1], [ready.get(at)!, -1]);
    }
    const written = new Set<number>();
    for (const [from, to] of travels) {
      const at = nextLeft(to);
      if (at === undefined || written.has(from * places * slots + at)) continue;
      written.add(from * places * slots + at);
      addColumn([done.get(from)!, 1], [ready.get(at)!, -1]);
    }
  }
  return { rows, columns, visitOf };
}
