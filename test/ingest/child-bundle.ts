/** Server code for a child process of a test: Node cannot run TypeScript, so the script is bundled first. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** @returns the path of a script to give to `node`; packages are left outside, so it lies below node_modules */
export async function bundleChild(script: string): Promise<string> {
  const outDir = path.join(HERE, '../../node_modules/.cache/homeward-test', `${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    root: HERE,
    build: { ssr: path.join(HERE, script), outDir, emptyOutDir: true, target: 'node20', minify: false },
  });
  return path.join(outDir, path.basename(script).replace(/\.ts$/, '.js'));
}
