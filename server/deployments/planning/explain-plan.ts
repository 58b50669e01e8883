/**
 * Why each visit was chosen and each candidate left out, in words. Whoever plans in bands reads bands: every word here follows from the input, which
 * then holds nothing finer.
 */
import { heldForSafety, WAITS_FOR_WORD } from './crew-safety.js';
import { hourOf, type Evening, type SlotVisit } from './evening.js';
import { answers, fits } from './greedy-plan.js';
import { isRewardedReturn, planWorth, worthOfPlace } from './plan-worth.js';
import { travelMinutes } from './travel.js';
import { clock, dayWords, hourWords } from './words.js';

export interface Explanation {
  /** Of each visit, in the order of the plan's. */
  readonly chosen: readonly {
    readonly candidate: string;
    readonly team: string;
    readonly from: number;
    readonly because: string;
  }[];
  readonly leftOut: readonly { readonly candidate: string; readonly because: string }[];
}

const BANDS = ['no', 'low', 'medium', 'high'];

export function explainPlan(evening: Evening, visits: readonly SlotVisit[]): Explanation {
  const { input } = evening;
  const visited = new Set(visits.map(({ place }) => place));
  const ordered = visits.toSorted((a, b) => a.team - b.team || a.slot - b.slot);
  return {
    chosen: ordered.map((visit) => ({
      candidate: input.candidates[visit.place]!.id,
      team: input.teams[visit.team]!.id,
      from: input.from + visit.slot * input.slotMinutes,
      because: whyChosen(evening, ordered, visit),
    })),
    leftOut: input.candidates.flatMap((candidate, place) =>
      visited.has(place) ? [] : [{ candidate: candidate.id, because: whyLeftOut(evening, ordered, place) }],
    ),
  };
}

function whyChosen(evening: Evening, plan: readonly SlotVisit[], visit: SlotVisit): string {
  const { input } = evening;
  const { because, requestedOn } = input.candidates[visit.place]!;
  const here = plan.filter(({ place }) => place === visit.place).sort((a, b) => a.slot - b.slot);
  const earlier = here.filter(({ slot }) => slot < visit.slot).at(-1);
  const reasons = [`${demandWords(evening, visit.place, visit.slot)} ${hourWords(hourOf(input, visit.slot))}`];
  if (earlier === undefined) {
    if (requestedOn.length > 0)
      reasons.push(`the request${requestedOn.length > 1 ? 's' : ''} of ${listed(requestedOn.map(dayWords))}`);
    if (because === 'nothing open near') reasons.push('nothing open for young people near');
  } else {
    reasons.push(`a repeat of the visit at ${clock(input.from + earlier.slot * input.slotMinutes)}, which counts for less`);
    if (here.some((before) => isRewardedReturn(evening, before, visit)))
      reasons.push('a return within the time that is rewarded of patrols');
  }
  const required = evening.required.filter((requirement) => answers(visit, requirement));
  if (required.some((requirement) => requirement.because === 'request')) reasons.push('it has to be answered this evening');
  if (required.some((requirement) => requirement.because === 'pin')) reasons.push('pinned by the planner');
  return `chosen for ${listed(reasons)}`;
}

function whyLeftOut(evening: Evening, plan: readonly SlotVisit[], place: number): string {
  const { input, slots, teams } = evening;
  const candidate = input.candidates[place]!;
  if (heldForSafety(candidate)) return WAITS_FOR_WORD;
  if (teams.length === 0) return 'there is no team';
  const bans = input.bans.filter((ban) => ban.candidate === candidate.id);
  const able = teams.flatMap(({ may }, team) => (may.subarray(place * slots, (place + 1) * slots).includes(1) ? [team] : []));
  if (bans.some((ban) => ban.team === undefined) || (bans.length > 0 && able.length === 0)) return 'banned by the planner';
  if (able.length === 0) return `no team can be there and done in its hours: ${minutesAway(evening, plan, place)} minutes away`;
  const peak = peakSlot(evening, place);
  const demand = `${demandWords(evening, place, peak)} at most`;
  if (worthOfPlace(evening, place, [{ team: able[0]!, place, slot: peak }]) === 0)
    return 'no demand in these hours and no request';
  const away = `${minutesAway(evening, plan, place)} minutes away`;
  const cost = leastGivenUp(evening, plan, place);
  return cost ? `${away}, ${demand}: a visit would take the place of others that cover as much or more` : `${away}, ${demand}`;
}

/** Whether every visit to the place would displace at least as much as it adds. */
function leastGivenUp(evening: Evening, plan: readonly SlotVisit[], place: number): boolean {
  const now = planWorth(evening, plan);
  return evening.teams.every(({ may }, team) =>
    Array.from({ length: evening.slots }, (_, slot) => ({ team, place, slot })).every((visit) => {
      if (may[place * evening.slots + visit.slot] !== 1) return true;
      const others = plan.filter((other) => fits(evening, [other], visit));
      return planWorth(evening, [...others, visit]) <= now + 1e-9;
    }),
  );
}

/** From the nearest place or base that the plan goes to. */
function minutesAway({ input, teams }: Evening, plan: readonly SlotVisit[], place: number): number {
  const to = input.candidates[place]!;
  const minutes = teams.flatMap((_, team) => {
    const { base, by } = input.teams[team]!;
    const from = [base, ...plan.filter((visit) => visit.team === team).map((visit) => input.candidates[visit.place]!)];
    return from.map((point) => travelMinutes(point, to, by, input.settings));
  });
  return Math.round(Math.min(...minutes));
}

function peakSlot({ demand, slots }: Evening, place: number): number {
  const of = demand.subarray(place * slots, (place + 1) * slots);
  return of.indexOf(Math.max(...of));
}

function demandWords({ demand, slots, input }: Evening, place: number, slot: number): string {
  const of = demand[place * slots + slot]!;
  return input.demandIn === 'bands' ? `${BANDS[of]!} demand` : `${of.toFixed(1)} expected`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
