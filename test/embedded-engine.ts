/**
 * One embedded engine for the whole test run; each test file has a schema of its own in it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { startEmbeddedEngine } from '../server/database/embedded-engine.js';

export interface TestEmbeddedEngine {
  newSchema(): { socketDirectory: string; schema: string };
  stop(): Promise<void>;
}

export async function startTestEmbeddedEngine(directory: string): Promise<TestEmbeddedEngine> {
  const dataDirectory = path.join(directory, 'embedded');
  mkdirSync(dataDirectory, { mode: 0o700 });
  const started = await startEmbeddedEngine(dataDirectory, { workerFile: workerFile() });
  if ('heldBy' in started) throw new Error('the test engine has a directory of its own');
  let schemas = 0;
  return {
    newSchema: () => {
      schemas += 1;
      return { socketDirectory: started.engine.socketDirectory, schema: `test_${schemas}` };
    },
    stop: () => started.engine.close(),
  };
}

/** A worker thread loads plain JavaScript only: the engine's files are translated into the package cache, where imports resolve. */
function workerFile(): URL {
  const cache = fileURLToPath(new URL('../node_modules/.cache/homeward/test-engine/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, 'package.json'), '{ "type": "module" }');
  for (const name of ['embedded-protocol', 'embedded-worker']) {
    const source = readFileSync(new URL(`../server/database/${name}.ts`, import.meta.url), 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    writeFileSync(path.join(cache, `${name}.js`), outputText);
  }
  return pathToFileURL(path.join(cache, 'embedded-worker.js'));
}
