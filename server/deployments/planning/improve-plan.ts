/**
 * Ruin and recreate (Schrimpf and others 2000): take out of a plan what lies close together in time, all of one team, or some of everything; put
 * back what adds most, each gain blurred a little; go on from there where it is not much worse (simulated annealing), and keep the best.
 * From a fixed seed, so that the same evening has the same plan as long as there is time for all the rounds.
 */
import type { Evening, SlotVisit } from './evening.js';
import { randomNumbers } from '../../statistics/random.js';
import { answers, fits } from './greedy-plan.js';
import { planWorth, worthOfPlace } from './plan-worth.js';

/** Of what a plan covers: by how much worse one may be gone on from at the beginning; it falls to nothing. */
const TEMPERATURE = 0.01;
/** Rounds after which it has cooled and begins again from the best. */
const ROUND_OF_COOLING = 1000;
/** Least part of its gain that a visit is taken to add. */
const BLUR = 0.6;
/** As many blurs as are kept ready; a power of two. */
const BLURS = 4096;

export interface Improving {
  readonly rounds: number;
  readonly costOfMissing: number;
  /** Where the random numbers begin. */
  readonly seed: number;
  /** Whether it is good enough, or the time is over. */
  readonly until: (cost: number) => boolean;
}

export function improvePlan(
  evening: Evening,
  begin: readonly SlotVisit[],
  { rounds, costOfMissing, seed, until }: Improving,
): readonly SlotVisit[] {
  const numbers = randomNumbers(seed);
  const random = (): number => numbers(2 ** 32) / 2 ** 32;
  const workshop = new Workshop(evening, costOfMissing, random);
  const costOf = (visits: readonly SlotVisit[]): number => planCost(evening, visits, costOfMissing);
  let [now, best] = [begin, begin];
  let [nowCost, bestCost] = [costOf(begin), costOf(begin)];
  for (let round = 0; round < rounds; round++) {
    if (round % 64 === 0 && until(bestCost)) break;
    const cooled = (round % ROUND_OF_COOLING) / ROUND_OF_COOLING;
    if (cooled === 0) [now, nowCost] = [best, bestCost];
    const next = workshop.recreate(ruin(now, random));
    const cost = costOf(next);
    const worse = TEMPERATURE * Math.abs(bestCost) * (1 - cooled);
    if (cost <= nowCost || random() < Math.exp((nowCost - cost) / Math.max(worse, 1e-9))) [now, nowCost] = [next, cost];
    if (cost < bestCost - 1e-9) [best, bestCost] = [next, cost];
  }
  return best;
}

/** What HiGHS minimises: what is covered, its sign turned, and what is missing. */
export function planCost(evening: Evening, visits: readonly SlotVisit[], costOfMissing: number): number {
  return costOfMissing * missingOf(evening, visits).length - planWorth(evening, visits);
}

export function missingOf({ required }: Evening, visits: readonly SlotVisit[]): Evening['required'] {
  return required.filter((requirement) => !visits.some((visit) => answers(visit, requirement)));
}

function ruin(plan: readonly SlotVisit[], random: () => number): readonly SlotVisit[] {
  const pivot = plan[Math.floor(random() * plan.length)];
  if (pivot === undefined) return [];
  const way = random();
  if (way < 0.5) {
    const width = 2 + Math.floor(random() * 5);
    return plan.filter((visit) => Math.abs(visit.slot - pivot.slot) > width || (visit.team !== pivot.team && random() < 0.4));
  }
  return way < 0.75 ? plan.filter((visit) => visit.team !== pivot.team) : plan.filter(() => random() > 0.3);
}

/** Every visit that may be made, which of them exclude each other, and what each would add now. */
class Workshop {
  private readonly visits: SlotVisit[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly answered: number[][];
  /** 1 where two visits exclude each other, by visit × visits + visit. */
  private readonly excludes: Uint8Array;
  private readonly firstGains: Float64Array;
  private readonly visitsOfPlace: number[][];
  private readonly blurs: Float64Array;

  constructor(
    private readonly evening: Evening,
    private readonly costOfMissing: number,
    private readonly random: () => number,
  ) {
    const { places, slots, teams } = evening;
    this.visitsOfPlace = Array.from({ length: places }, () => []);
    for (const [team, { may }] of teams.entries()) {
      for (let at = 0; at < places * slots; at++) {
        if (may[at] !== 1) continue;
        const visit = { team, place: Math.floor(at / slots), slot: at % slots };
        this.visitsOfPlace[visit.place]!.push(this.visits.length);
        this.numbers.set(nameOf(visit), this.visits.push(visit) - 1);
      }
    }
    const count = this.visits.length;
    this.answered = this.visits.map((visit) =>
      evening.required.flatMap((requirement, index) => (answers(visit, requirement) ? [index] : [])),
    );
    this.firstGains = Float64Array.from(this.visits, (visit) => worthOfPlace(evening, visit.place, [visit]));
    this.excludes = new Uint8Array(count * count);
    for (const [a, visit] of this.visits.entries()) {
      for (let b = 0; b <= a; b++) {
        if (fits(evening, [this.visits[b]!], visit)) continue;
        this.excludes[a * count + b] = 1;
        this.excludes[b * count + a] = 1;
      }
    }
    this.blurs = Float64Array.from({ length: BLURS }, () => BLUR + (1 - BLUR) * random());
  }

  recreate(kept: readonly SlotVisit[]): readonly SlotVisit[] {
    const { visits, excludes, blurs } = this;
    const count = visits.length;
    const planned: SlotVisit[] = [];
    const shut = new Uint8Array(count);
    const gains = this.firstGains.slice();
    const wanted = new Set(this.evening.required.keys());
    for (const [number, answered] of this.answered.entries()) gains[number]! += answered.length * this.costOfMissing;
    const add = (number: number): void => {
      planned.push(visits[number]!);
      const row = number * count;
      for (let other = 0; other < count; other++) shut[other]! |= excludes[row + other]!;
      for (const requirement of this.answered[number]!) wanted.delete(requirement);
      this.regain(planned, visits[number]!.place, wanted, gains);
    };
    for (const visit of kept) add(this.numbers.get(nameOf(visit))!);
    for (;;) {
      const from = Math.floor(this.random() * BLURS);
      let found = -1;
      let highest = 1e-9;
      for (let number = 0; number < count; number++) {
        if (shut[number] === 1) continue;
        const gain = gains[number]! * blurs[(from + number) & (BLURS - 1)]!;
        if (gain > highest) [found, highest] = [number, gain];
      }
      if (found < 0) return planned;
      add(found);
    }
  }

  /** What visits of a place would add once one more of them is planned. */
  private regain(planned: readonly SlotVisit[], place: number, wanted: ReadonlySet<number>, gains: Float64Array): void {
    const here = planned.filter((visit) => visit.place === place);
    const now = worthOfPlace(this.evening, place, here);
    const full = here.length >= this.evening.input.settings.worthOfVisits.length;
    for (const number of this.visitsOfPlace[place]!) {
      const missing = this.answered[number]!.filter((requirement) => wanted.has(requirement)).length;
      const more = full ? 0 : worthOfPlace(this.evening, place, [...here, this.visits[number]!]) - now;
      gains[number] = full ? 0 : more + missing * this.costOfMissing;
    }
  }
}

const nameOf = ({ team, place, slot }: SlotVisit): string => `${team} ${place} ${slot}`;
