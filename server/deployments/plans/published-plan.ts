/** A plan as it is shown: numbers as ids, minutes as times of the clock. */
import { clock } from '../planning/words.js';
import type { DeploymentPlan } from './plan.type.js';
import type { StoredPlan } from './plans.sql.js';

export function publishedPlan({ id, asked, result, staff, greedyCovered, ...plan }: StoredPlan): DeploymentPlan {
  const team = (number: number | null): string | null => (number === null ? null : String(number));
  return {
    ...plan,
    id: String(id),
    asked: {
      teams: asked.teams.map(String),
      mustVisit: asked.mustVisit.map(String),
      pins: asked.pins.map((pin) => ({ ...pin, team: team(pin.team), at: pin.at === null ? null : clock(pin.at) })),
      bans: asked.bans.map((ban) => ({ ...ban, team: team(ban.team) })),
      busy: asked.busy.map(({ candidate, from, to }) => ({ candidate, from: clock(from), to: clock(to) })),
      seconds: asked.seconds,
    },
    routes: result.routes.map(({ stops, from, to, ...route }) => ({
      ...{ ...route, team: String(route.team), from: clock(from), to: clock(to) },
      staff: staff === null ? null : (staff[String(route.team)] ?? []).map(({ label }) => label),
      stops: stops.map((stop) => ({ ...stop, from: clock(stop.from), to: clock(stop.to) })),
    })),
    candidates: result.candidates.map((candidate) => ({ ...candidate, requests: candidate.requests.map(String) })),
    greedy: { covered: greedyCovered, visits: result.greedyVisits, keepsAll: result.greedyKeepsAll },
    variant: result.variant,
    basis: result.basis,
  };
}
