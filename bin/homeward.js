#!/usr/bin/env node
/**
 * `homeward` from the project folder. `start` builds first what is stale; the other commands use what was built.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Homeward needs Node.js 20.19 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}

// Before anything is imported: graphql and express check more, and slower, unless told. Homeward itself does not look at it.
process.env.NODE_ENV ??= 'production';

const words = process.argv.slice(2);
const built = new URL('../dist/server/cli/main.js', import.meta.url);
const builder = new URL('../scripts/build.mjs', import.meta.url);

try {
  if (words[0] === 'start' && !words.includes('--help') && !words.includes('-h') && existsSync(builder)) {
    const { buildStale } = await import(builder.href);
    await buildStale({ say: (line) => process.stderr.write(`${line}\n`) });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
if (!existsSync(built)) {
  process.stderr.write(`Homeward is not built yet: run «npm run build» in ${fileURLToPath(new URL('..', import.meta.url))}.\n`);
  process.exit(1);
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const { runCommandLine } = await import(built.href);
await runCommandLine(words, version);
