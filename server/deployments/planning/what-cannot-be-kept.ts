/** Which rules keep a required visit from being planned, in words. */
import { heldForSafety, WAITS_FOR_WORD } from './crew-safety.js';
import type { Evening, Requirement } from './evening.js';
import { answers } from './greedy-plan.js';
import type { PlannedTeam } from './plan-input.js';
import { travelMinutes } from './travel.js';
import { clock } from './words.js';

/** Requirements that no visit at all can meet, each with the rule that forbids it. */
export function neverPossible(evening: Evening): string[] {
  return evening.required
    .filter((requirement) => !possible(evening, requirement))
    .map((requirement) => why(evening, requirement));
}

/** @param proven whether it is known that no plan keeps more of them */
export function notTogether(evening: Evening, missing: readonly Requirement[], proven: boolean): string[] {
  const left = missing.map((requirement) => named(evening, requirement)).join('; ');
  const all = evening.required.map((requirement) => named(evening, requirement)).join('; ');
  return [
    proven
      ? `Not everything that is required can be kept in one evening with these teams (${all}). The most that can be kept leaves out: ${left}.`
      : `No plan was found in the time given that keeps everything required (${all}); the best left out: ${left}. That there is none is not proven.`,
  ];
}

function possible({ teams, slots }: Evening, requirement: Requirement): boolean {
  return teams.some(({ may }, team) =>
    Array.from({ length: slots }, (_, slot) => slot).some(
      (slot) => may[requirement.place * slots + slot] === 1 && answers({ team, place: requirement.place, slot }, requirement),
    ),
  );
}

function why(evening: Evening, requirement: Requirement): string {
  const { input, teams, slots } = evening;
  const candidate = input.candidates[requirement.place]!;
  const what = named(evening, requirement);
  if (heldForSafety(candidate)) return `${what}: ${WAITS_FOR_WORD}.`;
  const wanted = input.teams.filter((_, team) => (requirement.team ?? team) === team);
  if (wanted.length === 0) return `${what}: there is no team.`;
  const free = wanted.filter(
    (team) => !input.bans.some((ban) => ban.candidate === candidate.id && (ban.team ?? team.id) === team.id),
  );
  if (free.length === 0) return `${what}: it is banned${requirement.team === null ? '' : ` for ${wanted[0]!.name}`}.`;
  const some = free.some((team) =>
    teams[input.teams.indexOf(team)]!.may.subarray(requirement.place * slots, (requirement.place + 1) * slots).includes(1),
  );
  if (some) return `${what}: no visit can begin then within the team's hours, the place's and the way there.`;
  return `${what}: ${free.map((team) => shortOf(evening, requirement.place, team)).join('; ')}.`;
}

function shortOf({ input }: Evening, place: number, team: PlannedTeam): string {
  const candidate = input.candidates[place]!;
  const minutes = Math.round(travelMinutes(team.base, candidate, team.by, input.settings));
  const open =
    candidate.open === undefined ? '' : `, the place is open ${clock(candidate.open.from)}–${clock(candidate.open.to)}`;
  const back = team.returnsToBase ? ' and back' : '';
  return `${team.name} is out ${clock(team.from)}–${clock(team.to)}, needs ${minutes} minutes there${back} and ${team.visitMinutes} for the visit${open}`;
}

function named({ input }: Evening, { place, team, slot, because }: Requirement): string {
  const at = slot === null ? '' : ` at ${clock(input.from + slot * input.slotMinutes)}`;
  const by = team === null ? '' : ` by ${input.teams[team]!.name}`;
  return `${input.candidates[place]!.name}${by}${at} (${because === 'pin' ? 'pinned' : 'request that has to be answered'})`;
}
