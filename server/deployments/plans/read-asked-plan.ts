/** What of an asked plan cannot be, before and after the candidates of its evening are known; every field that is wrong, all at once. */
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import type { ShiftsOfTeams, ShiftOfTeam } from '../calendar/shifts-of-teams.js';
import { dayWords } from '../planning/words.js';
import { MOST_ASKED, MOST_SECONDS, SLOT_MINUTES, type AskedPlan } from './asked-plan.js';
import type { PlaceOfPlan } from './plan-input-of.js';

export function problemsOfAsked(asked: AskedPlan, today: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (wrong: boolean, field: string, problem: string): void => {
    if (wrong) problems.push({ field, problem });
  };
  refuse(!isDay(asked.on), 'on', 'Write the evening as year-month-day.');
  refuse(asked.on < today, 'on', 'The evening is past.');
  refuse(!(asked.seconds >= 1 && asked.seconds <= MOST_SECONDS), 'seconds', `The solver may take 1 to ${MOST_SECONDS} seconds.`);
  for (const field of ['mustVisit', 'pins', 'bans', 'busy', 'teams'] as const)
    refuse(asked[field].length > MOST_ASKED, field, `Name at most ${MOST_ASKED}.`);
  return problems;
}

/** The shifts of the teams asked for, or why one is not out: an evening that cannot be planned says which rule forbids it. */
export function shiftsAsked(
  { teams, on }: AskedPlan,
  { shifts, notOut }: ShiftsOfTeams,
  names: ReadonlyMap<number, string>,
): { readonly ok: true; readonly shifts: readonly ShiftOfTeam[] } | { readonly ok: false; readonly problems: FieldProblem[] } {
  const problem = (words: string): FieldProblem => ({ field: 'teams', problem: words });
  const whyNot = (team: number): string =>
    notOut.find((not) => not.team.id === team)?.because ?? 'no rule has it out on this day';
  if (teams.length === 0) {
    if (shifts.length > 0) return { ok: true, shifts };
    const reasons = notOut.map((not) => ` ${not.team.name}: ${not.because}.`).join('');
    return { ok: false, problems: [problem(`No team is out on ${dayWords(on)}.${reasons} Decide of the day first.`)] };
  }
  const problems = [...new Set(teams)].flatMap((team) => {
    const name = names.get(team);
    if (name === undefined) return [problem(`There is no team ${team} that goes out.`)];
    if (shifts.some((shift) => shift.team.id === team)) return [];
    return [problem(`${name} is not out on ${dayWords(on)}: ${whyNot(team)}. Decide of the day first.`)];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, shifts: shifts.filter((shift) => teams.includes(shift.team.id)) };
}

/** Names of candidates, requests and teams that the evening does not have, and times at which no visit can begin. */
export function problemsOfPlaces(
  asked: AskedPlan,
  places: readonly PlaceOfPlan[],
  shifts: readonly ShiftOfTeam[],
  evening: { readonly from: number; readonly to: number },
): FieldProblem[] {
  const candidates = new Set(places.map(({ id }) => id));
  const requests = new Set(places.flatMap((place) => place.requests));
  const teams = new Set(shifts.map(({ team }) => team.id));
  const unknown = (field: 'pins' | 'bans' | 'busy') =>
    asked[field].flatMap(({ candidate }) =>
      candidates.has(candidate) ? [] : [{ field, problem: `«${candidate}» is no candidate of this evening.` }],
    );
  const noTeam = (field: 'pins' | 'bans') =>
    asked[field].flatMap(({ team }) =>
      team === null || teams.has(team) ? [] : [{ field, problem: `Team ${team} is not among those planned.` }],
    );
  const times = asked.pins.flatMap(({ at }) =>
    at === null || (at >= evening.from && at < evening.to && (at - evening.from) % SLOT_MINUTES === 0)
      ? []
      : [{ field: 'pins', problem: `A visit begins within the evening, every ${SLOT_MINUTES} minutes from its start.` }],
  );
  return [
    ...asked.mustVisit.flatMap((id) =>
      requests.has(id) ? [] : [{ field: 'mustVisit', problem: `Request ${id} is not open for this evening.` }],
    ),
    ...unknown('pins'),
    ...unknown('bans'),
    ...unknown('busy'),
    ...noTeam('pins'),
    ...noTeam('bans'),
    ...times,
  ];
}
