/**
 * No two plans let a planner bound a withheld count: a plan, and every word of its reasons, follows from what the planner sees on the map, the bands. Counts
 * are changed at will inside their bands, and the plan is the same to the byte.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandsOfPeriod, BAND_CUTS } from '../../server/disclosure/disclosure.js';
import { planEvening } from '../../server/deployments/planning/plan-evening.js';
import type { AskedPlan } from '../../server/deployments/plans/asked-plan.js';
import type { EveningFacts } from '../../server/deployments/plans/evening-facts.js';
import { areaCandidate, basisOf, planInputOf, requestCandidate } from '../../server/deployments/plans/plan-input-of.js';
import { planResult } from '../../server/deployments/plans/plan-result.js';
import type { Team } from '../../server/deployments/teams/team.js';

const team: Team = {
  ...{ id: 1, name: 'Street team', kind: 'youth outreach', aims: 'Meets young people.', visitMinutes: 30, size: 3, skills: [] },
  ...{ travel: 'van', baseName: 'Fire station', longitude: -3, latitude: 53.5, easting: 330_250, northing: 395_250 },
  ...{ returnsToBase: true, rules: [], pausedMonths: [], bonfireFrom: '10-24', bonfireTo: '11-08', closed: false, version: 1 },
};
const asked: AskedPlan = {
  ...{ on: '2026-05-08', teams: [], mustVisit: [], pins: [], bans: [], seconds: 5 },
  busy: [{ candidate: areaCandidate(2), from: 18 * 60, to: 19 * 60 }],
};
const NAMES = ['none or few', 'some', 'many'];
const SQUARES = Array.from({ length: 12 }, (_, at) => ({ east: 660 + (at % 4), north: 790 + Math.floor(at / 4) }));

/** Places in eight of the squares; the ninth to twelfth have none. */
function factsOf(counts: readonly number[]): EveningFacts {
  const place = (at: number) => {
    const { east, north } = SQUARES[at]!;
    const [easting, northing] = [east * 500 + 250, north * 500 + 250];
    return { id: at + 1, name: `Place ${at + 1}`, easting, northing, longitude: -3, latitude: 53.5 };
  };
  const areas = [0, 1, 2, 3, 4].map((at) => ({ ...place(at), squares: [SQUARES[at]!, SQUARES[at + 4]!] }));
  const requests = [5, 6, 7].map((at) => ({ ...place(at), askedOn: '2026-05-03', urgency: 'soon' as const, area: null }));
  // What is published of the counts, with some land besides on which nothing is reported.
  const bands = bandsOfPeriod([...counts, ...new Array<number>(200).fill(0)]);
  return {
    ...{ on: '2026-05-08', areas, requests, gaps: [], staff: [], past: [] },
    bands: bands === null ? null : SQUARES.map((square, at) => ({ ...square, n: NAMES.indexOf(bands[at]!) })),
    bandMonths: bands === null ? null : { from: '2025-05-01', to: '2026-04-01' },
    cleared: [...areas.map(({ id }) => areaCandidate(id)), requestCandidate(6), requestCandidate(7)].map((candidate) => {
      const { easting, northing } = place(Number(candidate.split(':')[1]) - 1);
      return { candidate, easting, northing };
    }),
    shifts: [
      {
        on: '2026-05-08',
        from: 1020,
        to: 1200,
        because: 'every Friday',
        bankHoliday: null,
        decided: false,
        team,
        published: null,
      },
    ],
  };
}

async function planned(counts: readonly number[]): Promise<string> {
  const facts = factsOf(counts);
  const input = planInputOf(facts, asked);
  const planning = await planEvening(input, { seconds: 30, rounds: 600 });
  if (!planning.ok) return JSON.stringify(planning);
  const { seconds: _seconds, ...plan } = planning.plan;
  const words = { basis: basisOf(facts, asked, 0), variant: 'a test' };
  return JSON.stringify([input, plan, planResult(input, planning.plan, [{ id: 1, baseName: 'Fire station', staff: [] }], words)]);
}

const inBand = fc.integer({ min: 0, max: 2 }).chain((band) => {
  const { least, most } = BAND_CUTS[band]!;
  const count = fc.integer({ min: least, max: Math.min(most, 60) });
  return fc.tuple(count, count);
});

it('counts that are changed inside their bands give the same plan to the byte', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(inBand, { minLength: SQUARES.length, maxLength: SQUARES.length }), async (pairs) => {
      const [before, after] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
      // Whether there are bands at all is itself published: the map says so.
      fc.pre((factsOf(before).bands === null) === (factsOf(after).bands === null));
      compared++;
      expect(await planned(after)).toBe(await planned(before));
    }),
    { numRuns: 25 },
  );
  expect(compared).toBeGreaterThanOrEqual(25);
});

it('another band gives another plan: demand does count', async () => {
  const quiet = [...new Array<number>(8).fill(0), 30, 30, 30, 30];
  const loud = quiet.with(0, 30);
  expect(await planned(loud)).not.toBe(await planned(quiet));
});

it('a plan that nobody is cleared for is the same, whatever is reported', async () => {
  const plans = await Promise.all(
    [0, 60].map(async (count) => {
      const facts = { ...factsOf(SQUARES.map(() => count)), cleared: [] };
      const planning = await planEvening(planInputOf(facts, asked));
      return planning.ok && { visits: planning.plan.visits, leftOut: planning.plan.leftOut };
    }),
  );
  expect(plans[0]).toEqual(plans[1]);
  expect(plans[0]).toMatchObject({ visits: [] });
});
