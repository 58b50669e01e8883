/**
 * `npm test`: what the tests need, the build they start, lint and types, every test. More words go to Vitest: `npm test -- server/statistics`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildStale } from './build.mjs';
import { ensureTestPrerequisites } from './test-prerequisites.mjs';

const say = (line) => process.stderr.write(`${line}\n`);

try {
  ensureTestPrerequisites(say);
  await buildStale({ say });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
if (process.argv.length === 2) {
  say('Looking through the code …');
  const lint = spawnSync('npm', ['run', '--silent', 'lint'], { stdio: 'inherit', cwd: root });
  if (lint.status !== 0) process.exit(1);
}
const { status } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exitCode = status ?? 1;
