/** The same work in R, where it is installed; told where it is not. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** R's own time in milliseconds, `code` defining `work`; null (and told) where R or a package is missing. */
function inR(name, packages, code, times) {
  const attached = packages.map(
    (one) => `if (!suppressWarnings(suppressPackageStartupMessages(require(${one}, quietly = TRUE)))) {
  cat("${one}"); quit(status = 42) }`,
  );
  const script = `${attached.join('\n')}
${code.trim()}
cat(1000 * median(sapply(1:${times}, function(round) system.time(work())[["elapsed"]])))`;
  // In a file: on its command line R cuts a script off, and from a pipe it reads none.
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-bench-'));
  const file = path.join(directory, 'work.R');
  writeFileSync(file, script);
  const { error, status, stdout } = spawnSync('Rscript', ['--vanilla', file], { encoding: 'utf8' });
  rmSync(directory, { recursive: true });
  if (error !== undefined || status !== 0) {
    const why = error !== undefined ? 'R is not installed' : status === 42 ? `R has no ${stdout.trim()}` : 'R failed';
    console.log(`${`  R: ${name}`.padEnd(66)} not run: ${why}`);
    return null;
  }
  // R may say something of its own before.
  return Number(stdout.trim().split(/\s+/).at(-1));
}

/**
 * @param ours milliseconds
 * @param limit the most that ours may take of R's time; ends with 1 where it takes more
 * @param scale how many times that work the whole would be, where the whole takes R minutes
 */
export function besideR(name, packages, ours, code, { times = 3, scale = 1, limit } = {}) {
  const once = inR(name, packages, code, times);
  if (once === null) return;
  const theirs = once * scale;
  const ratio = ours / theirs;
  const verdict = limit === undefined ? '' : `  (at most ${limit}: ${ratio <= limit ? 'kept' : 'NOT KEPT'})`;
  if (limit !== undefined && ratio > limit) process.exitCode = 1;
  console.log(`${`  R: ${name}`.padEnd(66)} ${theirs.toFixed(1).padStart(9)} ms  ratio ${ratio.toFixed(3)}${verdict}`);
}
