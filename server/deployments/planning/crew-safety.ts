/**
 * No visit within `safeMetres` of a discharge confirmed in the `safeDays` days before, unless the police have recorded a clearance. Neither
 * distance nor days have research behind them: they are the partnership's setting. Why a place is held back is said without the discharge:
 * its day and place are for those who have them.
 */
import type { Candidate, PlanInput } from './plan-input.js';
import { metresBetween } from './travel.js';

const DAY = 86_400_000;

export function heldForSafety(candidate: Candidate, { on, discharges, settings }: PlanInput): boolean {
  if (candidate.cleared) return false;
  return discharges.some((discharge) => {
    const days = (Date.parse(on) - Date.parse(discharge.on)) / DAY;
    return days >= 0 && days <= settings.safeDays && metresBetween(candidate, discharge) <= settings.safeMetres;
  });
}
