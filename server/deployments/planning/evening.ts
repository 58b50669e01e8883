/** An evening in slots: who may begin a visit where and when, and how long it takes from one to the next. */
import { heldForSafety } from './crew-safety.js';
import type { PlanInput, PlannedTeam, PlannedVisit } from './plan-input.js';
import { travelMinutes } from './travel.js';

/** Of a team, by its place in the input; tables over places and slots have the slot running fastest. */
export interface EveningOfTeam {
  readonly visitMinutes: number;
  readonly returnsRewarded: boolean;
  /** 1 where a visit of the place may begin in the slot, all visits before and after left aside. */
  readonly may: Uint8Array;
  /** The first slot by which the place is reached from the base. */
  readonly first: Int32Array;
  /** From the beginning of a visit to the earliest beginning of the next, from place × places to place. */
  readonly step: Int32Array;
  /** For how many slots a visit keeps others from the same place. */
  readonly keeps: number;
}

export interface Evening {
  readonly input: PlanInput;
  readonly places: number;
  readonly slots: number;
  readonly teams: readonly EveningOfTeam[];
  /** Demand in the hour in which a visit begins, by place × slots + slot. */
  readonly demand: Float64Array;
  readonly required: readonly Requirement[];
}

/** A visit that has to be among those planned; null leaves it open which team, or when. */
export interface Requirement {
  readonly place: number;
  readonly team: number | null;
  readonly slot: number | null;
  readonly because: 'request' | 'pin';
}

/** A visit in places, teams and slots of an evening. */
export interface SlotVisit {
  readonly team: number;
  readonly place: number;
  readonly slot: number;
}

/** @throws RangeError naming what of the input cannot be */
export function asEvening(input: PlanInput): Evening {
  checkInput(input);
  const slots = Math.floor((input.to - input.from) / input.slotMinutes);
  const places = input.candidates.length;
  const demand = new Float64Array(places * slots);
  for (const [place, candidate] of input.candidates.entries()) {
    const byHour = new Map(candidate.demand.map(({ hour, demand: of }) => [hour, of]));
    for (let slot = 0; slot < slots; slot++) demand[place * slots + slot] = byHour.get(hourOf(input, slot)) ?? 0;
  }
  const held = input.candidates.map(heldForSafety);
  const teams = input.teams.map((team) => eveningOfTeam(input, team, slots, held));
  return { input, places, slots, teams, demand, required: requirements(input) };
}

export const minuteOf = (input: PlanInput, slot: number): number => input.from + slot * input.slotMinutes;
export const hourOf = (input: PlanInput, slot: number): number => Math.floor(minuteOf(input, slot) / 60) % 24;

export function asPlannedVisits({ input }: Evening, visits: readonly SlotVisit[]): PlannedVisit[] {
  return visits
    .toSorted((a, b) => a.team - b.team || a.slot - b.slot)
    .map(({ team, place, slot }) => {
      const from = minuteOf(input, slot);
      const { id, visitMinutes } = input.teams[team]!;
      return { team: id, candidate: input.candidates[place]!.id, from, to: from + visitMinutes };
    });
}

function eveningOfTeam(input: PlanInput, team: PlannedTeam, slots: number, held: readonly boolean[]): EveningOfTeam {
  const { candidates, settings, slotMinutes } = input;
  const places = candidates.length;
  const inSlots = (minutes: number): number => Math.ceil(minutes / slotMinutes - 1e-9);
  const keeps = inSlots(team.visitMinutes + settings.revisitAfterMinutes);
  const begins = Math.max(team.from, input.from);
  const ends = Math.min(team.to, input.to);
  const first = new Int32Array(places);
  const step = new Int32Array(places * places);
  const may = new Uint8Array(places * slots);
  for (const [place, candidate] of candidates.entries()) {
    const fromBase = travelMinutes(team.base, candidate, team.by, settings);
    first[place] = inSlots(begins - input.from + fromBase);
    for (const [other, next] of candidates.entries()) {
      const travel = travelMinutes(candidate, next, team.by, settings);
      step[place * places + other] = other === place ? keeps : inSlots(team.visitMinutes + travel);
    }
    const banned = input.bans.some((ban) => ban.candidate === candidate.id && (ban.team ?? team.id) === team.id);
    if (banned || held[place] === true) continue;
    const opens = Math.max(begins, candidate.open?.from ?? begins);
    const closes = Math.min(ends - (team.returnsToBase ? fromBase : 0), candidate.open?.to ?? ends);
    for (let slot = Math.max(0, first[place]); slot < slots; slot++) {
      const from = minuteOf(input, slot);
      if (from >= opens && from + team.visitMinutes <= closes + 1e-9) may[place * slots + slot] = 1;
    }
  }
  return { visitMinutes: team.visitMinutes, returnsRewarded: team.returnsRewarded, may, first, step, keeps };
}

function requirements(input: PlanInput): Requirement[] {
  const place = (id: string): number => input.candidates.findIndex((candidate) => candidate.id === id);
  return [
    ...input.candidates.flatMap((candidate, at) =>
      candidate.mustVisit ? [{ place: at, team: null, slot: null, because: 'request' as const }] : [],
    ),
    ...input.pins.map((pin) => ({
      place: place(pin.candidate),
      team: pin.team === undefined ? null : input.teams.findIndex((team) => team.id === pin.team),
      slot: pin.at === undefined ? null : (pin.at - input.from) / input.slotMinutes,
      because: 'pin' as const,
    })),
  ];
}

function checkInput(input: PlanInput): void {
  const refuse = (wrong: boolean, words: string): void => {
    if (wrong) throw new RangeError(words);
  };
  refuse(!(input.slotMinutes >= 1) || !Number.isInteger(input.slotMinutes), 'a slot has whole minutes, at least 1');
  refuse(!(input.to - input.from >= input.slotMinutes), 'the evening ends before its first slot does');
  refuse(Number.isNaN(Date.parse(input.on)), `«${input.on}» is no day`);
  const worth = input.settings.worthOfVisits;
  refuse(worth.length === 0, 'the worth of a first visit is not given');
  refuse(
    worth.some((of, at) => !(of >= 0) || of > (worth[at - 1] ?? Infinity)),
    'the worth of visits must not rise with their number',
  );
  refuseTwice(input.candidates, 'candidate');
  refuseTwice(input.teams, 'team');
  for (const { name, demand, priority } of input.candidates) {
    refuse(!(priority >= 0) || !Number.isFinite(priority), `the priority of ${name} must be 0 or more`);
    for (const { demand: of, hour } of demand) {
      refuse(!(of >= 0) || !Number.isFinite(of), `the demand of ${name} in hour ${hour} must be 0 or more`);
      refuse(input.demandIn === 'bands' && ![0, 1, 2, 3].includes(of), `the band of ${name} in hour ${hour} is none of 0 to 3`);
    }
  }
  for (const { name, visitMinutes } of input.teams)
    refuse(!(visitMinutes >= 1), `a visit of ${name} must last at least a minute`);
  const candidates = new Set(input.candidates.map(({ id }) => id));
  const teams = new Set(input.teams.map(({ id }) => id));
  for (const { candidate, team } of [...input.pins, ...input.bans]) {
    refuse(!candidates.has(candidate), `there is no candidate «${candidate}»`);
    refuse(team !== undefined && !teams.has(team), `there is no team «${team}»`);
  }
  for (const { at } of input.pins)
    refuse(at !== undefined && !Number.isInteger((at - input.from) / input.slotMinutes), `${at} is not the beginning of a slot`);
}

function refuseTwice(things: readonly { readonly id: string }[], what: string): void {
  const seen = new Set<string>();
  for (const { id } of things) {
    if (seen.has(id)) throw new RangeError(`there are two ${what}s «${id}»`);
    seen.add(id);
  }
}
