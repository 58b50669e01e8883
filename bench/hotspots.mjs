/**
 * Hot spots, density and near-repeat: our own times, how they grow, and the same work by plain means: a permutation loop over all pairs, and
 * R's spdep, spatstat.explore and surveillance where they are installed (told when they are not).
 * Usage: node bench/hotspots.mjs [rounds=7]
 */
import { availableParallelism, loadavg } from 'node:os';
import { besideR } from './beside-r.mjs';
import { built } from './database.mjs';
import { alone, line, median, milliseconds } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 7);
const { getisOrdGiStar } = await built('statistics/gi-star.js');
const { weightsWithinDistance } = await built('statistics/spatial-weights.js');
const { kernelDensity } = await built('statistics/kernel-density.js');
const { nearRepeat } = await built('statistics/near-repeat.js');
const { nearRepeatInThreads } = await built('statistics/near-repeat-threads.js');
const { randomNumbers } = await built('statistics/random.js');

const load = loadavg().map((one) => one.toFixed(1));
console.log(`${availableParallelism()} cores, load ${load.join(' ')}; medians of ${rounds}`);

/**
 * Processor time of this process, in turn: on a busy machine a long piece of work is put aside for others and a short one is not, which
 * looks like growth.
 */
function growthOf(work, larger, smaller) {
  const times = { larger: [], smaller: [] };
  const processorTime = (cells) => {
    const before = process.cpuUsage();
    work(cells);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  for (let round = 0; round < 2 * rounds; round += 1) {
    times.larger.push(processorTime(larger));
    times.smaller.push(processorTime(smaller));
  }
  const [ours, floor] = [median(times.larger), median(times.smaller)];
  return { ours, floor, ratio: ours / floor };
}

/** Cells of 100 m with a few events each. */
function cells(side) {
  const random = randomNumbers(1, side);
  const count = side * side;
  return {
    x: Float64Array.from({ length: count }, (_, cell) => (cell % side) * 100),
    y: Float64Array.from({ length: count }, (_, cell) => Math.floor(cell / side) * 100),
    counts: Float64Array.from({ length: count }, () => random(8)),
  };
}
const giStar = ({ x, y, counts }) => getisOrdGiStar(counts, weightsWithinDistance(x, y, 150, { self: true }));

const [small, large] = [cells(100), cells(500)];
const wall = await alone('Gi* with neighbours and correction, 10,000 cells', rounds, () => giStar(small));
await alone('Gi* with neighbours and correction, 250,000 cells', rounds, () => giStar(large));
line('growth of its processor time from 10,000 to 250,000 cells', growthOf(giStar, large, small), 30);
besideR(
  'spdep, 10,000 cells',
  ['spdep'],
  wall,
  `xy <- as.matrix(expand.grid(x = 1:100, y = 1:100) * 100); x <- sample(0:7, 10000, TRUE)
   work <- function() { z <- localG(x, nb2listw(include.self(dnearneigh(xy, 0, 150)), style = "B")); p.adjust(2 * pnorm(-abs(as.numeric(z))), "fdr") }`,
);

const random = randomNumbers(2);
const scattered = (count, side) => Float64Array.from({ length: count }, () => random(side * 10) / 10);
const grid = { west: 0, south: 0, cell: 100, columns: 512, rows: 512 };
const [eastings, northings] = [scattered(100_000, 51_200), scattered(100_000, 51_200)];
const density = await alone('quartic density, 100,000 events, 512 × 512 cells, radius 10 cells', rounds, () =>
  kernelDensity(eastings, northings, grid, { kernel: 'quartic', bandwidth: 1000 }),
);
besideR(
  'spatstat.explore (by Fourier transform of pixels, not exact)',
  ['spatstat.explore'],
  density,
  `p <- spatstat.geom::ppp(runif(100000, 0, 51200), runif(100000, 0, 51200), c(0, 51200), c(0, 51200))
   work <- function() density(p, sigma = 1000 / sqrt(8), kernel = "quartic", edge = FALSE, dimyx = 512)`,
);

const EVENTS = 5000;
const [x, y] = [scattered(EVENTS, 10_000), scattered(EVENTS, 10_000)];
const days = Float64Array.from({ length: EVENTS }, () => random(365));
const asked = { distances: [100, 200, 400], days: [7, 14, 28], permutations: 999, seed: 1 };
const name = '5,000 events, 9 bands, 999 permutations';
await alone(`near-repeat in one thread, ${name}`, rounds, () => nearRepeat(x, y, days, asked));
const knox = await alone(`near-repeat in threads, ${name}`, rounds, () => nearRepeatInThreads(x, y, days, asked));
const PLAIN = 20;
const plain = (await milliseconds(() => plainKnox(PLAIN))) * (999 / PLAIN);
line(`near-repeat beside a plain loop over all pairs (${PLAIN} permutations × ${(999 / PLAIN).toFixed(0)})`, {
  ours: knox,
  floor: plain,
  ratio: knox / plain,
});
besideR(
  'surveillance, one band, from 9 of its permutations',
  ['surveillance'],
  knox,
  `n <- 5000; ds <- dist(cbind(runif(n, 0, 10000), runif(n, 0, 10000))); dt <- dist(sample(0:364, n, TRUE))
   work <- function() knox(dt, ds, eps.t = 7, eps.s = 200, simulate.p.value = TRUE, B = 9, .progress = "none")`,
  { times: 1, scale: 1000 / 10 },
);

/** Every permutation looks at every pair, whose band of distance is worked out once, as the test is written down. */
function plainKnox(permutations) {
  const bands = new Uint8Array((EVENTS * (EVENTS - 1)) / 2);
  let pair = 0;
  for (let i = 0; i < EVENTS; i += 1) {
    for (let j = i + 1; j < EVENTS; j += 1) {
      const distance = Math.sqrt((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2);
      bands[pair++] = distance <= 100 ? 0 : distance <= 200 ? 1 : distance <= 400 ? 2 : 3;
    }
  }
  const dealt = days.slice();
  const counts = new Float64Array(9);
  for (let permutation = 0; permutation < permutations; permutation += 1) {
    for (let last = EVENTS - 1; last > 0; last -= 1) {
      const other = random(last + 1);
      [dealt[last], dealt[other]] = [dealt[other], dealt[last]];
    }
    pair = 0;
    for (let i = 0; i < EVENTS; i += 1) {
      for (let j = i + 1; j < EVENTS; j += 1) {
        const band = bands[pair++];
        const apart = Math.abs(dealt[i] - dealt[j]);
        if (band === 3 || apart > 28) continue;
        counts[3 * band + (apart <= 7 ? 0 : apart <= 14 ? 1 : 2)] += 1;
      }
    }
  }
  return counts;
}
