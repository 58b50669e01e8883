/**
 * An evening of 40 candidates, 3 teams and 16 slots: how far from its bound a plan is after 10 s in one thread, and how much faster the greedy one is made. Two
 * kinds of evenings: three teams of three kinds, one on foot, one rewarded for returns; and three alike. The worst counts.
 *
 *     node bench/planning.mjs [evenings of each kind=3]
 */
import { loadavg } from 'node:os';
import { built } from './database.mjs';
import { median, milliseconds } from './measure.mjs';

const SECONDS = 10;
const GAP = 0.05;
const AIM = 0.02;
const FASTER = 100;
const evenings = Number(process.argv[2] ?? 3);

const { planInThread } = await built('deployments/planning/plan-in-thread.js');
const { greedyPlan } = await built('deployments/planning/greedy-plan.js');
const { asEvening } = await built('deployments/planning/evening.js');
const { USUAL_SETTINGS } = await built('deployments/planning/plan-input.js');
const { randomNumbers } = await built('statistics/random.js');

const HOURS = [17, 18, 19, 20];
const [FROM, TO] = [17 * 60, 21 * 60];
const PATROL = { kind: 'police patrol', by: 'van', visitMinutes: 15, returnsRewarded: true };
const OUTREACH = { kind: 'youth outreach', by: 'van', visitMinutes: 30, returnsRewarded: false };
const WARDENS = { kind: 'wardens', by: 'foot', visitMinutes: 15, returnsRewarded: false };

function madeUp(seed, kinds) {
  const numbers = randomNumbers(seed);
  const random = () => numbers(2 ** 32) / 2 ** 32;
  const candidates = Array.from({ length: 40 }, (_, at) => {
    const level = 0.4 * Math.exp(2.2 * random());
    const peak = 17 + 4 * random();
    const demand = HOURS.map((hour) => ({ hour, demand: level * (0.4 + Math.exp(-((hour + 0.5 - peak) ** 2) / 2)) }));
    return {
      ...{ id: `${at}`, name: `Place ${at}`, because: 'hotspot area', requestedOn: [], cleared: true, demand },
      ...{ easting: 330_000 + 7_000 * random(), northing: 395_000 + 5_000 * random() },
      ...{ priority: random() < 0.2 ? 1 : 0, mustVisit: at === 3 },
    };
  });
  const teams = kinds.map((kind, at) => ({
    ...{ ...kind, id: `${at}`, name: `Team ${at}`, from: FROM, to: TO, returnsToBase: false },
    base: { easting: 331_500 + 1_500 * at, northing: 397_500 },
  }));
  const nothing = { pins: [], bans: [] };
  return {
    on: '2026-05-08',
    from: FROM,
    to: TO,
    slotMinutes: 15,
    demandIn: 'expected',
    candidates,
    teams,
    ...nothing,
    settings: USUAL_SETTINGS,
  };
}

console.log(`load ${loadavg()[0].toFixed(1)}`);
for (const [name, kinds] of [
  ['three kinds', [OUTREACH, PATROL, WARDENS]],
  ['all alike', [OUTREACH, OUTREACH, OUTREACH]],
]) {
  for (let seed = 1; seed <= evenings; seed++) {
    const input = madeUp(seed, kinds);
    const cpu = process.cpuUsage();
    const { plan } = await planInThread(input, { limits: { seconds: SECONDS, rounds: 12_000 } });
    const used = process.cpuUsage(cpu).user / 1e6;
    const evening = asEvening(input);
    const times = [];
    for (let round = 0; round < 9; round++) times.push(await milliseconds(() => greedyPlan(evening)));
    const greedy = median(times);
    const faster = (plan.seconds * 1000) / greedy;
    const kept = plan.gap <= GAP && plan.seconds <= SECONDS * 1.1 && (faster >= FASTER || plan.gap < 1e-6);
    if (!kept) process.exitCode = 1;
    const percent = (share) => `${(100 * share).toFixed(2)} %`;
    console.log(
      `${name} ${seed}: gap ${percent(plan.gap)} (aim ${percent(AIM)}${plan.gap <= AIM ? ', kept' : ''}) in ${plan.seconds.toFixed(1)} s, ${used.toFixed(1)} s of one core; ` +
        `greedy ${greedy.toFixed(1)} ms, ${faster.toFixed(0)} × faster, covers ${percent(plan.greedy.covered / plan.covered)} of the plan  ${kept ? '(kept)' : '(NOT KEPT)'}`,
    );
  }
}
