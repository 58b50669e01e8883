/**
 * The input of a plan from the facts of its evening. Demand is the band of the squares a place lies in, the same in every hour unless the planner says when
 * it is busiest: by hour of the day there are no bands, nor protected counts. A function of bands and words alone, so two plans differ
 * only where bands do: whoever plans as often as they like learns of a withheld count what the bands on the map tell, and no more.
 */
import { BAND_SQUARE } from '../../incidents/incidents.service.js';
import { USUAL_SETTINGS, type Candidate, type PlanInput, type PlannedTeam } from '../planning/plan-input.js';
import { metresBetween } from '../planning/travel.js';
import type { Urgency } from '../requests/support-request.js';
import { SLOT_MINUTES, type AskedPlan } from './asked-plan.js';
import type { EveningFacts, PlaceFact } from './evening-facts.js';

/** What an open request adds to a first visit, in bands: a choice, as no study gives one. */
const PRIORITY: Readonly<Record<Urgency, number>> = { routine: 0.5, soon: 1, urgent: 2 };
/** A place that has moved further than this from where the police cleared it is another one. */
export const SAME_PLACE_METRES = 50;

export interface PlaceOfPlan extends Candidate, PlaceFact {
  /** Numbers of the requests it answers. */
  readonly requests: readonly number[];
}

export interface DeploymentInput extends Omit<PlanInput, 'candidates'> {
  readonly candidates: readonly PlaceOfPlan[];
}

export const areaCandidate = (id: number): string => `hotspot-area:${id}`;
export const requestCandidate = (id: number): string => `request:${id}`;
export const squareCandidate = (east: number, north: number): string => `square:${east}:${north}`;

/** @param facts with at least one shift */
export function planInputOf(facts: EveningFacts, asked: AskedPlan): DeploymentInput {
  const from = Math.min(...facts.shifts.map((shift) => shift.from));
  const to = Math.max(...facts.shifts.map((shift) => shift.to));
  return {
    ...{ on: facts.on, from, to, slotMinutes: SLOT_MINUTES, demandIn: 'bands' },
    candidates: placesOf(facts, asked, { from, to }),
    teams: facts.shifts.map(plannedTeam),
    pins: asked.pins.map(({ candidate, team, at }) => ({
      candidate,
      ...(team === null ? {} : { team: String(team) }),
      ...(at === null ? {} : { at }),
    })),
    bans: asked.bans.map(({ candidate, team }) => ({ candidate, ...(team === null ? {} : { team: String(team) }) })),
    settings: USUAL_SETTINGS,
  };
}

function placesOf(facts: EveningFacts, asked: AskedPlan, evening: { from: number; to: number }): PlaceOfPlan[] {
  const band = bandsOf(facts);
  const squareOf = ({ easting, northing }: PlaceFact): number =>
    band(Math.floor(easting / BAND_SQUARE), Math.floor(northing / BAND_SQUARE));
  const cleared = new Map(facts.cleared.map((word) => [word.candidate, word]));
  const make = (
    id: string,
    fact: PlaceFact,
    because: Candidate['because'],
    level: number,
    requests: EveningFacts['requests'],
  ): PlaceOfPlan => {
    const { name, easting, northing, longitude, latitude } = fact;
    const word = cleared.get(id);
    return {
      ...{ id, name, easting, northing, longitude, latitude, because },
      demand: demandOf(
        level,
        evening,
        asked.busy.find(({ candidate }) => candidate === id),
      ),
      priority: Math.max(0, ...requests.map(({ urgency }) => PRIORITY[urgency])),
      requestedOn: requests.map(({ askedOn }) => askedOn),
      mustVisit: requests.some((request) => asked.mustVisit.includes(request.id)),
      cleared: word !== undefined && metresBetween(word, fact) <= SAME_PLACE_METRES,
      requests: requests.map((request) => request.id),
    };
  };
  const areas = facts.areas.map((area) =>
    make(
      areaCandidate(area.id),
      area,
      'hotspot area',
      Math.max(...area.squares.map(({ east, north }) => band(east, north)), squareOf(area)),
      facts.requests.filter((request) => request.area === area.id),
    ),
  );
  const known = new Set(facts.areas.map(({ id }) => id));
  const alone = facts.requests.filter(({ area }) => area === null || !known.has(area));
  return [
    ...areas,
    ...alone.map((request) => make(requestCandidate(request.id), request, 'request', squareOf(request), [request])),
    ...facts.gaps.map((gap) => make(squareCandidate(gap.east, gap.north), gap, 'nothing open near', squareOf(gap), [])),
  ];
}

/** 1 low for «none or few», 2 medium for «some», 3 high for «many»; all alike where there are no bands. */
function bandsOf({ bands }: EveningFacts): (east: number, north: number) => number {
  const levels = new Map((bands ?? []).map(({ east, north, n }) => [`${east}:${north}`, n + 1]));
  return (east, north) => levels.get(`${east}:${north}`) ?? 1;
}

function demandOf(
  level: number,
  { from, to }: { from: number; to: number },
  busy: AskedPlan['busy'][number] | undefined,
): Candidate['demand'] {
  const minutes = Array.from({ length: Math.ceil((to - from) / SLOT_MINUTES) }, (_, slot) => from + slot * SLOT_MINUTES);
  const hours = new Map(minutes.map((minute) => [Math.floor(minute / 60) % 24, minute]));
  return [...hours].map(([hour, minute]) => {
    const begins = Math.floor(minute / 60) * 60;
    const isBusy = busy === undefined || (begins < busy.to && begins + 60 > busy.from);
    return { hour, demand: isBusy ? level : level - 1 };
  });
}

function plannedTeam({ team, from, to }: EveningFacts['shifts'][number]): PlannedTeam {
  return {
    ...{ id: String(team.id), name: team.name, kind: team.kind, visitMinutes: team.visitMinutes, by: team.travel },
    ...{ base: { easting: team.easting, northing: team.northing }, from, to, returnsToBase: team.returnsToBase },
    // What is known of returns is known of patrols (docs/methods/planning.md).
    returnsRewarded: team.kind === 'police patrol',
  };
}

/** What a plan was made from, in whole sentences: they stand on every sheet of it. */
export function basisOf(facts: EveningFacts, asked: AskedPlan, leftOutGaps: number): string[] {
  return [
    facts.bands === null
      ? 'There are too few reports for bands of squares to give nothing away: all places count the same, but for requests.'
      : `Demand is the band of anti-social behaviour reports in the square of 500 m, ${facts.bandMonths!.from.slice(0, 7)} to ${facts.bandMonths!.to.slice(0, 7)}: low for none or few, medium for some, high for many.`,
    'By hour there are no bands: demand counts the same in every hour of the evening, and one band less outside the hours that the planner named as busiest.',
    'Firearms discharges play no part in demand, nor in which places are held back: the police are asked of every place alike.',
    ...(asked.busy.length === 0 ? [] : [`Busiest hours were named for ${asked.busy.length} of the places.`]),
    ...(leftOutGaps === 0
      ? []
      : [
          `${leftOutGaps} more squares with many reports and nothing open near were not candidates: they lie further from the teams’ bases.`,
        ]),
    'The way is the straight line × 1.3, at 4.8 km/h on foot and 24 km/h by van; rivers and railways are not known to it.',
  ];
}
