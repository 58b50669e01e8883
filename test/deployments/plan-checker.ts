/**
 * Whether a plan keeps the rules, and what it covers, reckoned in minutes from the input alone. It imports nothing of the planner but the shapes of
 * what it reads.
 */
import type { PlanInput, PlannedVisit } from '../../server/deployments/planning/plan-input.js';

export interface Checked {
  readonly broken: readonly string[];
  readonly covered: number;
}

export function checkPlan(input: PlanInput, visits: readonly PlannedVisit[]): Checked {
  const broken: string[] = [];
  const must = (kept: boolean, rule: string, visit?: PlannedVisit): void => {
    if (!kept) broken.push(visit === undefined ? rule : `${rule}: ${visit.team} at ${visit.candidate} from ${visit.from}`);
  };
  const place = (id: string) => input.candidates.find((candidate) => candidate.id === id)!;
  const walk = (
    a: { easting: number; northing: number },
    b: { easting: number; northing: number },
    by: 'foot' | 'van',
  ): number => {
    const kilometres = Math.sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2) / 1000;
    return ((kilometres * input.settings.detour) / (by === 'van' ? input.settings.kmhByVan : input.settings.kmhOnFoot)) * 60;
  };

  for (const team of input.teams) {
    let [where, since]: [{ easting: number; northing: number }, number] = [team.base, Math.max(team.from, input.from)];
    const own = visits.filter((visit) => visit.team === team.id).sort((a, b) => a.from - b.from);
    for (const visit of own) {
      const { open, ...candidate } = place(visit.candidate);
      must(since + walk(where, candidate, team.by) <= visit.from + 1e-6, 'arrives in time', visit);
      must(visit.to - visit.from === team.visitMinutes, 'as long as a visit of its kind', visit);
      must((visit.from - input.from) % input.slotMinutes === 0, 'begins with a slot', visit);
      must(visit.from >= team.from && visit.to <= team.to && visit.to <= input.to, 'in the hours of the team', visit);
      must(open === undefined || (visit.from >= open.from && visit.to <= open.to), 'while the place is open', visit);
      const banned = input.bans.some(
        (ban) => ban.candidate === visit.candidate && (ban.team === undefined || ban.team === team.id),
      );
      must(!banned, 'not banned', visit);
      must(candidate.cleared, "the crew's safety", visit);
      [where, since] = [candidate, visit.to];
    }
    if (team.returnsToBase && own.length > 0)
      must(since + walk(where, team.base, team.by) <= Math.min(team.to, input.to) + 1e-6, `${team.id} is back in time`);
  }
  for (const visit of visits)
    must(
      input.teams.some((team) => team.id === visit.team),
      'a team there is',
      visit,
    );

  let covered = 0;
  for (const candidate of input.candidates) {
    const here = visits.filter((visit) => visit.candidate === candidate.id).sort((a, b) => a.from - b.from);
    if (here.length === 0) {
      must(!candidate.mustVisit, `${candidate.id} has to be visited`);
      continue;
    }
    must(here.length <= input.settings.worthOfVisits.length, `${candidate.id} is not visited too often`);
    for (const [at, visit] of here.slice(1).entries())
      must(visit.from - here[at]!.to >= input.settings.revisitAfterMinutes, 'left alone long enough', visit);
    const demandAt = (visit: PlannedVisit): number =>
      candidate.demand.find(({ hour }) => hour === Math.floor(visit.from / 60) % 24)?.demand ?? 0;
    const falling = here.map(demandAt).sort((a, b) => b - a);
    covered += candidate.priority;
    for (const [rank, demand] of falling.entries()) covered += demand * (input.settings.worthOfVisits[rank] ?? 0);
    const rewarded = (visit: PlannedVisit): boolean =>
      input.teams.find((team) => team.id === visit.team)?.returnsRewarded === true;
    for (const visit of here.filter(rewarded)) {
      const returns = here.some(
        (before) => rewarded(before) && before.to <= visit.from && visit.from - before.to <= input.settings.returnWithinMinutes,
      );
      if (returns) covered += demandAt(visit) * input.settings.returnReward;
    }
  }
  for (const pin of input.pins) {
    const kept = visits.some(
      (visit) =>
        visit.candidate === pin.candidate &&
        (pin.team === undefined || visit.team === pin.team) &&
        (pin.at === undefined || visit.from === pin.at),
    );
    must(kept, `the pin of ${pin.candidate}`);
  }
  return { broken, covered };
}

/** The best plan by trying every one: every route of every team with every route of the others. Null where none keeps the rules. */
export function bestByTrying(input: PlanInput): { readonly covered: number; readonly tried: number } | null {
  const routes = input.teams.map((team) => {
    const found: PlannedVisit[][] = [[]];
    const extend = (route: readonly PlannedVisit[]): void => {
      const begin = route.at(-1)?.to ?? input.from;
      for (let from = input.from; from < input.to; from += input.slotMinutes) {
        if (from < begin) continue;
        for (const { id } of input.candidates) {
          const longer = [...route, { team: team.id, candidate: id, from, to: from + team.visitMinutes }];
          // What only more visits could mend is no reason to stop; all other broken rules stay broken.
          const { broken } = checkPlan(
            { ...input, pins: [], candidates: input.candidates.map((c) => ({ ...c, mustVisit: false })) },
            longer,
          );
          if (broken.some((rule) => !rule.endsWith('is back in time'))) continue;
          if (broken.length === 0) found.push(longer);
          extend(longer);
        }
      }
    };
    extend([]);
    return found;
  });
  let tried = 0;
  let best: number | null = null;
  const choose = (team: number, visits: readonly PlannedVisit[]): void => {
    if (team === routes.length) {
      tried++;
      const { broken, covered } = checkPlan(input, visits);
      if (broken.length === 0 && covered > (best ?? -1)) best = covered;
      return;
    }
    for (const route of routes[team]!) choose(team + 1, [...visits, ...route]);
  };
  choose(0, []);
  return best === null ? null : { covered: best, tried };
}
