/**
 * Builds what is stale: the server and command line (tsc, into dist/) and the web app (vite, into dist/web).
 *
 *     node scripts/build.mjs [--server]
 *
 * Stale is judged by the content of what goes in, so a fresh clone or a touched file is not built again. Each part is
 * built aside and then put in place, so that a build that fails or is stopped leaves the one before.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

const PARTS = [
  {
    name: 'server',
    title: 'Building the server',
    sources: [
      'server',
      'migrations',
      'schema',
      'scripts/print-schema.mjs',
      'tsconfig.json',
      'tsconfig.server.json',
      'package-lock.json',
    ],
    outputs: ['server', 'migrations'],
    needs: 'typescript',
    command: (out) => [bin('typescript', 'bin/tsc'), '-p', 'tsconfig.server.json', '--outDir', out],
    // The pages and other teams build on schema/schema.graphql: it must be what this server publishes.
    check: (out) => [path.join(root, 'scripts', 'print-schema.mjs'), '--check', out],
  },
  {
    name: 'web',
    title: 'Building the pages',
    sources: ['web', 'schema', 'scripts/codegen.mjs', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'],
    outputs: ['web', 'trusted-documents.json'],
    needs: 'vite',
    command: (out) => [
      bin('vite', 'bin/vite.js'),
      'build',
      '--outDir',
      path.join(out, 'web'),
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
  },
];

/**
 * @param {{ say: (line: string) => void, only?: string }} options
 * @throws with what the compiler said, when a part cannot be built
 */
export async function buildStale({ say, only }) {
  for (const part of PARTS) {
    if (only !== undefined && part.name !== only) continue;
    if (!existsSync(path.join(root, part.sources[0]))) continue;
    const stamp = stampOf(part);
    if (isFresh(part, stamp)) continue;
    if (!existsSync(path.join(root, 'node_modules', part.needs))) {
      // Installed without what builds it: what was built before runs, if there is any.
      if (part.outputs.every((output) => existsSync(path.join(dist, output)))) continue;
      throw new Error(`Homeward cannot be built: «${part.needs}» is not installed. Run «npm ci» first.`);
    }
    say(`${part.title} …`);
    await build(part, stamp);
  }
}

const bin = (name, file) => path.join(root, 'node_modules', name, file);
const stampFile = (part) => path.join(dist, `.stamp-${part.name}`);

function isFresh(part, stamp) {
  const built = part.outputs.every((output) => existsSync(path.join(dist, output)));
  return built && existsSync(stampFile(part)) && readFileSync(stampFile(part), 'utf8') === stamp;
}

/** Of every file that goes in, its path and content. Tests and what is generated while building do not count. */
function stampOf(part) {
  const hash = createHash('sha256');
  for (const source of part.sources) {
    for (const file of filesUnder(source)) {
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(path.join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(source) {
  const full = path.join(root, source);
  if (!existsSync(full)) return [];
  const entries = readdirSync(path.dirname(full), { withFileTypes: true }).find((entry) => entry.name === path.basename(full));
  if (!entries.isDirectory()) return [source];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name) && entry.name !== 'generated' && !/\.generated\./.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(path.join(source, entry.name)));
}

async function build(part, stamp) {
  const out = path.join(dist, `.building-${part.name}-${process.pid}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  try {
    const { code, output } = await run(part.command(out));
    if (code !== 0) throw new Error(`${part.title} failed:\n${output.trim()}`);
    const checked = part.check === undefined ? undefined : await run(part.check(out));
    if (checked !== undefined && checked.code !== 0) throw new Error(`${part.title} failed:\n${checked.output.trim()}`);
    rmSync(stampFile(part), { force: true });
    for (const name of part.outputs) {
      const place = path.join(dist, name);
      const before = path.join(out, `${name}.before`);
      if (existsSync(place)) renameSync(place, before);
      renameSync(path.join(out, name), place);
    }
    writeFileSync(stampFile(part), stamp);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function run(command) {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (piece) => (output += piece));
    running.once('error', reject);
    running.once('close', (code) => resolve({ code, output }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildStale({
      say: (line) => process.stderr.write(`${line}\n`),
      only: process.argv.includes('--server') ? 'server' : undefined,
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
