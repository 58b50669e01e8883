import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planEvening, PLAN_VARIANT, type EveningPlan } from '../../server/deployments/planning/plan-evening.js';
import { planInThread } from '../../server/deployments/planning/plan-in-thread.js';
import type { Candidate, PlanInput, PlannedTeam } from '../../server/deployments/planning/plan-input.js';
import { USUAL_SETTINGS } from '../../server/deployments/planning/plan-input.js';
import { madeUpEvening } from './made-up-evenings.js';
import { bestByTrying, checkPlan } from './plan-checker.js';

/** Long enough to be solved to the end on a busy machine. */
const QUICK = { seconds: 120, rounds: 120 };

async function plan(input: PlanInput): Promise<EveningPlan> {
  const planning = await planEvening(input, QUICK);
  if (!planning.ok) throw new Error(planning.cannot.join('\n'));
  return planning.plan;
}

async function cannot(input: PlanInput): Promise<readonly string[]> {
  const planning = await planEvening(input, QUICK);
  return planning.ok ? [] : planning.cannot;
}

const place = (id: string, kilometres: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  easting: 330_000 + 1000 * kilometres,
  northing: 395_000,
  because: 'hotspot area',
  demand: [17, 18, 19, 20].map((hour) => ({ hour, demand: 1 })),
  priority: 0,
  requestedOn: [],
  mustVisit: false,
  cleared: true,
  ...more,
});

const outreach: PlannedTeam = {
  id: 'outreach',
  name: 'Outreach',
  kind: 'youth outreach',
  visitMinutes: 30,
  by: 'van',
  base: { easting: 330_000, northing: 395_000 },
  from: 1020,
  to: 1260,
  returnsToBase: false,
  returnsRewarded: false,
};

const evening = (candidates: readonly Candidate[], more: Partial<PlanInput> = {}): PlanInput => ({
  on: '2026-05-08',
  from: 1020,
  to: 1260,
  slotMinutes: 15,
  demandIn: 'expected',
  candidates,
  teams: [outreach],
  pins: [],
  bans: [],
  settings: USUAL_SETTINGS,
  ...more,
});

describe('50 evenings', () => {
  test('each plan keeps the rules and covers what it says, at least as much as the greedy one', async () => {
    let kept = 0;
    for (let seed = 1; seed <= 50; seed++) {
      const input = madeUpEvening({ seed, places: 5 + (seed % 5), teams: 1 + (seed % 3), slots: 8 + (seed % 3) });
      const planning = await planEvening(input, QUICK);
      if (!planning.ok) {
        expect(planning.cannot.length, `evening ${seed}`).toBeGreaterThan(0);
        continue;
      }
      kept++;
      const { visits, covered, bound, gap, greedy } = planning.plan;
      const checked = checkPlan(input, visits);
      expect(checked.broken, `evening ${seed}`).toEqual([]);
      expect(checked.covered, `evening ${seed}`).toBeCloseTo(covered, 9);
      expect(bound).toBeGreaterThanOrEqual(covered);
      expect(gap, `evening ${seed} is solved to the end`).toBeLessThan(1e-5);
      if (!greedy.keepsAll) continue;
      expect(checkPlan(input, greedy.visits).broken, `greedy, evening ${seed}`).toEqual([]);
      expect(covered, `evening ${seed}`).toBeGreaterThanOrEqual(greedy.covered - 1e-9);
    }
    expect(kept).toBeGreaterThan(35);
  });
});

describe('by trying every plan', () => {
  test.each([
    { places: 8, teams: 1, slots: 8 },
    { places: 6, teams: 1, slots: 10 },
    { places: 5, teams: 2, slots: 6 },
    { places: 4, teams: 3, slots: 4 },
  ])('$places places, $teams teams, $slots slots: nothing covers more', async (size) => {
    for (let seed = 101; seed <= 106; seed++) {
      const input = madeUpEvening({ seed, ...size, settings: { revisitAfterMinutes: 30 } });
      const best = bestByTrying(input);
      const planning = await planEvening(input, QUICK);
      expect(planning.ok, `evening ${seed}`).toBe(best !== null);
      if (planning.ok) expect(planning.plan.covered, `evening ${seed}`).toBeCloseTo(best!.covered, 6);
    }
  });
});

describe('rules', () => {
  test('a second visit waits 60 minutes, and counts half', async () => {
    const { visits, covered } = await plan(evening([place('park', 0)]));
    expect(visits.map(({ from }) => from)).toHaveLength(3);
    expect(covered).toBe(1.75);
    for (const [at, visit] of visits.slice(1).entries()) expect(visit.from - visits[at]!.to).toBeGreaterThanOrEqual(60);
  });

  test('a patrol that returns within two hours covers more by it; outreach does not', async () => {
    const patrol = { ...outreach, id: 'patrol', visitMinutes: 15, returnsRewarded: true };
    const until = { to: 1140, teams: [{ ...patrol, to: 1140 }] };
    expect((await plan(evening([place('park', 0)], until))).covered).toBe(1 + 0.5 + 0.25);
    const unrewarded = { ...until, teams: [{ ...patrol, to: 1140, returnsRewarded: false }] };
    expect((await plan(evening([place('park', 0)], unrewarded))).covered).toBe(1.5);
  });

  test('a place that is not cleared is left out, in the same words whatever the reason', async () => {
    const held = place('square', 1, { cleared: false });
    const { visits, leftOut } = await plan(evening([place('park', 0), held]));
    expect(visits.map(({ candidate }) => candidate)).not.toContain('square');
    expect(leftOut).toEqual([{ candidate: 'square', because: 'waits for the police’s word that a crew may go there' }]);
    const cleared = await plan(evening([place('park', 0), { ...held, cleared: true }]));
    expect(cleared.visits.map(({ candidate }) => candidate)).toContain('square');
  });

  test('pinned at a time, and banned for a team: planned anew with both', async () => {
    const two = [outreach, { ...outreach, id: 'wardens', name: 'Wardens', visitMinutes: 15 }];
    const input = evening([place('park', 0), place('square', 2)], { teams: two });
    const { visits } = await plan({
      ...input,
      pins: [{ candidate: 'square', at: 1110 }],
      bans: [{ candidate: 'square', team: 'outreach' }],
    });
    expect(visits).toContainEqual({ team: 'wardens', candidate: 'square', from: 1110, to: 1125 });
    expect(visits.filter(({ candidate, team }) => candidate === 'square' && team === 'outreach')).toEqual([]);
  });

  test('what has to be visited is, however little is expected there', async () => {
    const quiet = place('quiet', 8, { demand: [], mustVisit: true, requestedOn: ['2026-05-03'] });
    const { visits, chosen } = await plan(evening([place('park', 0), place('square', 0.4), quiet]));
    expect(visits.map(({ candidate }) => candidate)).toContain('quiet');
    expect(chosen.find(({ candidate }) => candidate === 'quiet')!.because).toMatch(
      /^chosen for 0\.0 expected .*, the request of 3 May and it has to be answered this evening$/,
    );
  });
});

describe('what cannot be kept is named', () => {
  test.each([
    ['banned', { bans: [{ candidate: 'park' }] }, 'park (request that has to be answered): it is banned.'],
    [
      'held for safety',
      { candidates: [place('park', 0, { mustVisit: true, cleared: false })] },
      'park (request that has to be answered): waits for the police’s word that a crew may go there.',
    ],
    [
      'too far',
      { teams: [{ ...outreach, by: 'foot' as const, base: { easting: 343_000, northing: 395_000 } }] },
      'park (request that has to be answered): Outreach is out 17:00–21:00, needs 211 minutes there and 30 for the visit.',
    ],
    [
      'pinned when no visit can begin',
      { pins: [{ candidate: 'park', at: 1245 }] },
      "park at 20:45 (pinned): no visit can begin then within the team's hours, the place's and the way there.",
    ],
    ['no team', { teams: [] }, 'park (request that has to be answered): there is no team.'],
  ])('%s', async (_, more, words) => {
    expect(await cannot(evening([place('park', 0, { mustVisit: true })], more))).toEqual([words]);
  });

  test('two that are each possible and not both', async () => {
    const far = [place('north', 20, { mustVisit: true }), place('south', -20, { mustVisit: true })];
    const [words] = await cannot(evening(far));
    expect(words).toMatch(/^Not everything that is required can be kept in one evening with these teams/);
    expect(words).toMatch(/The most that can be kept leaves out: (north|south) \(request that has to be answered\)\.$/);
  });

  test('where no visit can be made at all the plan is empty, and says why of each place', async () => {
    const why = async (more: Partial<PlanInput>) => {
      const { visits, covered, bound, gap, leftOut } = await plan(evening([place('park', 0)], more));
      expect({ visits, covered, bound, gap }).toEqual({ visits: [], covered: 0, bound: 0, gap: 0 });
      return leftOut.map(({ because }) => because);
    };
    expect(await why({ teams: [] })).toEqual(['there is no team']);
    expect(await why({ bans: [{ candidate: 'park' }] })).toEqual(['banned by the planner']);
    expect(await why({ candidates: [] })).toEqual([]);
    expect(await why({ candidates: [place('park', 0, { demand: [] })] })).toEqual(['no demand in these hours and no request']);
    const away = { teams: [{ ...outreach, by: 'foot' as const, base: { easting: 343_000, northing: 395_000 } }] };
    expect(await why(away)).toEqual(['no team can be there and done in its hours: 211 minutes away']);
  });

  test('what is no evening is refused in words', async () => {
    const refused: [Partial<PlanInput>, string][] = [
      [{ to: 1020 }, 'the evening ends before its first slot does'],
      [{ pins: [{ candidate: 'park', at: 1021 }] }, '1021 is not the beginning of a slot'],
      [{ bans: [{ candidate: 'nowhere' }] }, 'there is no candidate «nowhere»'],
      [{ teams: [outreach, outreach] }, 'there are two teams «outreach»'],
      [{ demandIn: 'bands', candidates: [place('park', 0, { demand: [{ hour: 17, demand: 1.5 }] })] }, 'is none of 0 to 3'],
    ];
    for (const [more, words] of refused) await expect(planInThread(evening([place('park', 0)], more))).rejects.toThrow(words);
  });
});

test('in bands every choice is told in bands', async () => {
  const banded = (id: string, kilometres: number, band: number): Candidate =>
    place(id, kilometres, { demand: [17, 18, 19, 20].map((hour) => ({ hour, demand: band })) });
  const all = [banded('park', 0, 3), ...[1, 2, 3, 4, 5, 6].map((at) => banded(`square ${at}`, at / 3, 2)), banded('north', 9, 1)];
  const { chosen, leftOut } = await plan(evening(all, { demandIn: 'bands' }));
  expect(chosen.find(({ candidate }) => candidate === 'park')!.because).toMatch(/^chosen for high demand \d\d:00–\d\d:00$/);
  expect(leftOut.find(({ candidate }) => candidate === 'north')!.because).toMatch(/^\d+ minutes away, low demand at most/);
  expect([...chosen, ...leftOut].every(({ because }) => !because.includes('expected'))).toBe(true);
});

test('the same evening has the same plan', async () => {
  const input = madeUpEvening({ seed: 7, places: 9, teams: 2, slots: 10 });
  const [one, other] = [await plan(input), await plan(input)];
  expect({ ...one, seconds: 0 }).toEqual({ ...other, seconds: 0 });
});

test('the page of the method says its variant', () => {
  const page = readFileSync(new URL('../../docs/methods/planning.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  expect(page).toContain(PLAN_VARIANT);
});
