/** Evenings for tests, from a seed: places in a small town, teams of three kinds, requests, pins, bans, and some places that are not cleared. */
import {
  USUAL_SETTINGS,
  type Candidate,
  type PlanInput,
  type PlannedTeam,
  type PlanSettings,
} from '../../server/deployments/planning/plan-input.js';

export interface MadeUp {
  readonly seed: number;
  readonly places: number;
  readonly teams: number;
  readonly slots: number;
  readonly slotMinutes?: number;
  readonly settings?: Partial<PlanSettings>;
}

export function madeUpEvening({ seed, places, teams, slots, slotMinutes = 15, settings = {} }: MadeUp): PlanInput {
  let state = seed * 2654435761 + 12345;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return state / 4294967296;
  };
  random();
  const from = 17 * 60;
  const to = from + slots * slotMinutes;
  const candidates = Array.from({ length: places }, (_, at): Candidate => {
    const level = 0.3 * Math.exp(2 * random());
    const peak = 17 + 4 * random();
    return {
      id: `place-${at}`,
      name: `Place ${at}`,
      easting: 330_000 + Math.round(5_000 * random()),
      northing: 395_000 + Math.round(4_000 * random()),
      because: (['hotspot area', 'request', 'nothing open near'] as const)[Math.floor(3 * random())]!,
      demand: [17, 18, 19, 20, 21].map((hour) => ({
        hour,
        demand: Math.round(100 * level * (0.3 + Math.exp(-((hour + 0.5 - peak) ** 2) / 2))) / 100,
      })),
      priority: random() < 0.25 ? 0.5 : 0,
      requestedOn: random() < 0.25 ? ['2026-05-03'] : [],
      mustVisit: random() < 0.1,
      cleared: random() < 0.85,
      ...(random() < 0.15 ? { open: { from, to: to - 45 } } : {}),
    };
  });
  const kinds: readonly Pick<PlannedTeam, 'kind' | 'visitMinutes' | 'by' | 'returnsRewarded'>[] = [
    { kind: 'youth outreach', visitMinutes: 30, by: 'van', returnsRewarded: false },
    { kind: 'police patrol', visitMinutes: 15, by: 'van', returnsRewarded: true },
    { kind: 'wardens', visitMinutes: 20, by: 'foot', returnsRewarded: false },
  ];
  const planned = Array.from({ length: teams }, (_, at): PlannedTeam => ({
    ...kinds[(at + seed) % kinds.length]!,
    id: `team-${at}`,
    name: `Team ${at}`,
    base: { easting: 332_000 + Math.round(1_000 * random()), northing: 397_000 },
    from: from + (random() < 0.2 ? 30 : 0),
    to,
    returnsToBase: random() < 0.3,
  }));
  return {
    on: '2026-05-08',
    from,
    to,
    slotMinutes,
    demandIn: 'expected',
    candidates,
    teams: planned,
    pins: random() < 0.2 ? [{ candidate: 'place-0', ...(random() < 0.5 ? { team: 'team-0' } : {}) }] : [],
    bans: random() < 0.4 ? [{ candidate: 'place-1', ...(random() < 0.5 ? { team: 'team-0' } : {}) }] : [],
    settings: { ...USUAL_SETTINGS, ...settings },
  };
}
