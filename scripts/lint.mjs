/**
 * `npm run lint`: generated types, then format, rules and types, side by side on both cores.
 */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

/** What a program says, once it has ended: two at once would be read by nobody. */
function ended(name, words) {
  return new Promise((resolve) => {
    const child = spawn(bin(name), words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '1' },
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
    child.on('error', (error) => said.push(`${error.message}\n`));
    child.on('close', (status) => resolve({ name, status, said: Buffer.concat(said.map((piece) => Buffer.from(piece))) }));
  });
}

const generated = spawnSync(process.execPath, ['scripts/codegen.mjs'], { cwd: root, stdio: 'inherit' });
if (generated.status !== 0) process.exit(1);
const outcomes = await Promise.all([
  ended('eslint', ['.']),
  ended('prettier', ['--check', '--log-level', 'warn', '.']).then((first) =>
    ended('tsc', ['--noEmit', '-p', 'tsconfig.json']).then((second) => [first, second]),
  ),
]);
for (const { name, status, said } of outcomes.flat()) {
  process.stderr.write(said);
  if (status === 0) continue;
  process.stderr.write(`${name} found something to mend.\n`);
  process.exitCode = 1;
}
