/**
 * Every benchmark, one after the other, each as it runs by itself; ends with 1 when one of them fails or misses its target.
 *
 *     BENCH_DATABASE_URL=postgresql://… npm run bench [-- points audit access counts browser ingest hotspots detection planning reach children chapters]     (a server where databases may be made)
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = [
  'points',
  'audit',
  'access',
  'counts',
  'browser',
  'ingest',
  'hotspots',
  'detection',
  'planning',
  'reach',
  'children',
  'chapters',
];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !BENCHMARKS.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark «${unknown}»; there are ${BENCHMARKS.join(', ')}.\n`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : BENCHMARKS) {
  process.stdout.write(`\n${name}\n`);
  const file = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  const code = await new Promise((resolve, reject) => {
    spawn(process.execPath, [file], { stdio: 'inherit' }).once('error', reject).once('close', resolve);
  });
  if (code !== 0) process.exitCode = 1;
}
