/**
 * Prints the schema of the built server into schema/schema.graphql, or, with --check, fails when the committed copy is stale.
 *
 *     node scripts/print-schema.mjs [--check] [DIRECTORY OF THE BUILD, dist unless told]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = path.join(root, 'schema', 'schema.graphql');
const words = process.argv.slice(2);
const built = path.resolve(root, words.find((word) => !word.startsWith('--')) ?? 'dist');

const { printHomewardSchema } = await import(pathToFileURL(path.join(built, 'server', 'graphql', 'build-schema.js')).href);
const printed = printHomewardSchema();

if (!words.includes('--check')) {
  writeFileSync(target, printed);
} else if (readFileSync(target, 'utf8') !== printed) {
  process.stderr.write(
    'schema/schema.graphql is stale: it is not what the resolvers publish. Run «npm run schema» and commit it.\n',
  );
  process.exitCode = 1;
}
