/** A solved plan as it is kept and shown: all in words, bands and places, in the order in which it is walked. */
import { metresBetween, travelMinutes } from '../planning/travel.js';
import type { EveningPlan } from '../planning/plan-evening.js';
import type { DeploymentInput, PlaceOfPlan } from './plan-input-of.js';

export interface PlanStop {
  readonly position: number;
  readonly candidate: string;
  readonly name: string;
  readonly easting: number;
  readonly northing: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly from: number;
  readonly to: number;
  /** From where the team was before. */
  readonly travelMinutes: number;
  readonly because: string;
}

export interface RouteOfTeam {
  readonly team: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly baseName: string;
  readonly stops: readonly PlanStop[];
}

export interface CandidateOfPlan {
  readonly id: string;
  readonly name: string;
  readonly because: PlaceOfPlan['because'];
  readonly longitude: number;
  readonly latitude: number;
  /** The highest of the evening's hours. */
  readonly demand: 'none' | 'low' | 'medium' | 'high';
  readonly requestedOn: readonly string[];
  readonly requests: readonly number[];
  readonly mustVisit: boolean;
  readonly cleared: boolean;
  /** Why it is left out; null where it is visited. */
  readonly leftOut: string | null;
}

export interface PlanResult {
  readonly routes: readonly RouteOfTeam[];
  readonly candidates: readonly CandidateOfPlan[];
  readonly greedyKeepsAll: boolean;
  readonly greedyVisits: number;
  readonly basis: readonly string[];
  readonly variant: string;
}

/** A team with what the plan's input does not know of it. */
export interface TeamGoing {
  readonly id: number;
  readonly baseName: string;
  readonly staff: readonly { readonly id: number; readonly label: string }[];
}

const DEMAND = ['none', 'low', 'medium', 'high'] as const;

export function planResult(
  input: DeploymentInput,
  plan: EveningPlan,
  going: readonly TeamGoing[],
  words: { readonly basis: readonly string[]; readonly variant: string },
): PlanResult {
  const places = new Map(input.candidates.map((place) => [place.id, place]));
  const leftOut = new Map(plan.leftOut.map(({ candidate, because }) => [candidate, because]));
  return {
    routes: input.teams.map((team) => {
      const { id, baseName } = going.find((one) => String(one.id) === team.id)!;
      let before: { readonly easting: number; readonly northing: number } = team.base;
      const stops = plan.visits
        .filter((visit) => visit.team === team.id)
        .map((visit, at): PlanStop => {
          const { name, easting, northing, longitude, latitude } = places.get(visit.candidate)!;
          const minutes = Math.ceil(travelMinutes(before, { easting, northing }, team.by, input.settings));
          before = { easting, northing };
          const chosen = plan.chosen.find(
            (one) => one.team === team.id && one.candidate === visit.candidate && one.from === visit.from,
          )!;
          return {
            ...{ position: at + 1, candidate: visit.candidate, name, easting, northing, longitude, latitude },
            ...{ from: visit.from, to: visit.to, travelMinutes: minutes, because: chosen.because },
          };
        });
      return { team: id, name: team.name, from: team.from, to: team.to, baseName, stops };
    }),
    candidates: input.candidates.map((place) => ({
      ...{ id: place.id, name: place.name, because: place.because, longitude: place.longitude, latitude: place.latitude },
      demand: DEMAND[Math.max(0, ...place.demand.map(({ demand }) => demand))]!,
      ...{ requestedOn: place.requestedOn, requests: place.requests, mustVisit: place.mustVisit, cleared: place.cleared },
      leftOut: leftOut.get(place.id) ?? null,
    })),
    greedyKeepsAll: plan.greedy.keepsAll,
    greedyVisits: plan.greedy.visits.length,
    ...words,
  };
}

/** Whether every stop is still where the police say that a crew may go. */
export function stopsNotCleared(
  { routes }: PlanResult,
  cleared: readonly { readonly candidate: string; readonly easting: number; readonly northing: number }[],
  samePlaceMetres: number,
): string[] {
  const words = new Map(cleared.map((word) => [word.candidate, word]));
  const names = routes
    .flatMap(({ stops }) => stops)
    .filter((stop) => {
      const word = words.get(stop.candidate);
      return word === undefined || metresBetween(word, stop) > samePlaceMetres;
    })
    .map(({ name }) => name);
  return [...new Set(names)];
}
