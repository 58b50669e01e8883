/**
 * The methods on children beside R, where it has sandwich, flexmix and lavaan: adjusted risk ratios of a file with one row a child, whose
 * memory is told for a tenth of the rows too; latent classes of 1 to 9; factors with rotation. All children and areas are made up.
 * Usage: node bench/children.mjs [rounds=5] [children=400000]
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { besideR } from './beside-r.mjs';
import { built } from './database.mjs';
import { alone } from './measure.mjs';

/** Of R's time, at most. */
const LIMIT = 0.1;
/** Megabytes that ten times the rows may take beyond. */
const MORE_MEMORY = 40;
const rounds = Number(process.argv[2] ?? 5);
const children = Number(process.argv[3] ?? 400_000);

const { readTable } = await built('cli/analyse/table.js');
const { riskRatiosMethod } = await built('cli/analyse/risk-ratios.method.js');
const { latentClasses } = await built('statistics/latent-classes.js');
const { responsePatterns } = await built('statistics/response-patterns.js');
const { correlationsOf, factorModel } = await built('statistics/factor-analysis.js');
const { geomin } = await built('statistics/geomin.js');
const { randomNumbers } = await built('statistics/random.js');

console.log(`${availableParallelism()} cores, load ${loadavg().map((one) => one.toFixed(1))}; medians of ${rounds}`);
const directory = mkdtempSync(path.join(tmpdir(), 'homeward-bench-'));
try {
  await measureRiskRatios();
  await measureClasses();
  await measureFactors();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** A child's odds of going missing rise with gangs and age; 150 authorities. */
async function writeChildren(file, rows) {
  const random = randomNumbers(20260101);
  const out = createWriteStream(file);
  out.write('la,gang,age_band,gender,ethnicity,going_missing\n');
  for (let row = 0; row < rows; row += 1) {
    const [la, gang, age] = [random(150), random(50) === 0 ? 1 : 0, random(3)];
    const missing = random(1000) < 30 + 60 * gang + 20 * age + (la % 7) ? 1 : 0;
    const line = `LA${la},${gang},${['10-12', '13-15', '16-17'][age]},${random(2) ? 'Female' : 'Male'},${'ABCDE'[random(5)]},${missing}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function measureRiskRatios() {
  const [small, large] = [path.join(directory, 'tenth.csv'), path.join(directory, 'children.csv')];
  await writeChildren(small, children / 10);
  await writeChildren(large, children);
  const flags = {
    outcome: 'going_missing',
    cluster: 'la',
    exposure: 'gang',
    adjust: ['age_band', 'gender', 'ethnicity'],
    reference: new Map(),
    correction: 'CR1',
  };
  const ours = await alone(`risk ratios of ${children.toLocaleString('en-GB')} children, from their file`, rounds, async () =>
    riskRatiosMethod.analyse(await readTable(large, riskRatiosMethod.alikeBy(flags)), flags),
  );
  const read = `read.csv("${large}", stringsAsFactors = TRUE)`;
  const fit =
    'm <- glm(going_missing ~ factor(gang) + age_band + gender + ethnicity, poisson(log), d); sqrt(diag(vcovCL(m, d$la)))';
  besideR('glm and vcovCL, from the same file', ['sandwich'], ours, `work <- function() { d <- ${read}; ${fit} }`, {
    limit: LIMIT,
  });
  besideR('glm and vcovCL alone, its file read before', ['sandwich'], ours, `d <- ${read}; work <- function() { ${fit} }`);
  const [less, more] = [small, large].map(memoryOf);
  const kept = more - less <= MORE_MEMORY;
  if (!kept) process.exitCode = 1;
  console.log(
    `${'  memory of the command, a tenth of the rows and all'.padEnd(66)} ${less.toFixed(0).padStart(9)} MB ${more.toFixed(0).padStart(9)} MB  (at most ${MORE_MEMORY} MB more: ${kept ? 'kept' : 'NOT KEPT'})`,
  );
}

/** Megabytes at most, as the command ends. */
function memoryOf(file) {
  const command = fileURLToPath(new URL('../bin/homeward.js', import.meta.url));
  const tellsMemory = 'process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(tellsMemory)}`,
      command,
      ...`analyse risk-ratios ${file} --outcome going_missing --cluster la --exposure gang --adjust age_band,gender,ethnicity`.split(
        ' ',
      ),
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return Number(stderr.trim().split('\n').at(-1)) / 1024;
}

async function measureClasses() {
  const [count, starts] = [2420, 100];
  const random = randomNumbers(7);
  const risks = [
    [700, 300, 600, 100, 200, 500],
    [100, 600, 100, 700, 500, 400],
    [50, 100, 50, 60, 100, 300],
  ];
  const rows = Array.from({ length: count }, () => risks[random(3)].map((risk) => (random(1000) < risk ? 1 : 0)));
  const patterns = responsePatterns(risks[0].map((_, at) => Float64Array.from(rows, (row) => row[at])));
  const classes = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const ours = await alone(`latent classes 1 to 9, ${starts} starts, ${count.toLocaleString('en-GB')} children`, rounds, () =>
    classes.map((k) => latentClasses(patterns, k, { starts, seed: 1 })),
  );
  const tried = 2;
  besideR(
    `flexmix, from ${tried} of its starts`,
    ['flexmix'],
    ours,
    `y <- matrix(c(${rows.flat().join(',')}), ncol = 6, byrow = TRUE)
     work <- function() initFlexmix(y ~ 1, k = 1:9, nrep = ${tried}, model = FLXMCmvbinary(), verbose = FALSE)`,
    { times: 1, scale: starts / tried, limit: LIMIT },
  );
}

async function measureFactors() {
  const areas = 150;
  const random = randomNumbers(11);
  const noise = () => (random(2001) - 1000) / 1000;
  const two = Array.from({ length: areas }, () => [noise(), noise()]);
  const columns = Array.from({ length: 7 }, (_, at) =>
    Float64Array.from(two, (factors) => factors[at < 4 ? 0 : 1] + 0.6 * noise()),
  );
  const ours = await alone('two factors of seven indicators in 150 areas, rotated', rounds, () => {
    const model = factorModel(correlationsOf(columns), 2);
    return geomin(model.loadings, 2, 0.0001);
  });
  const names = columns.map((_, at) => `v${at + 1}`);
  besideR(
    'lavaan',
    ['lavaan'],
    ours,
    `d <- data.frame(${columns.map((column, at) => `${names[at]} = c(${column.join(',')})`).join(', ')})
     model <- 'efa("e")*f1 + efa("e")*f2 =~ ${names.join(' + ')}'
     work <- function() sem(model, d, rotation = "geomin", std.lv = TRUE)`,
    { limit: LIMIT },
  );
}
