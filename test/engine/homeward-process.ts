/**
 * The built `homeward`, run as its user runs it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/server/cli/main.js', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Until the ready line; rejects when it ends before. */
  readonly ready: Promise<string>;
}

export async function buildServer(): Promise<void> {
  const { buildStale } = (await import(new URL('../../scripts/build.mjs', import.meta.url).href)) as {
    buildStale(options: { say: (line: string) => void; only: string }): Promise<void>;
  };
  await buildStale({ say: () => undefined, only: 'server' });
}

/** Starts `homeward` with these words and settings, and no others. */
export function homeward(words: readonly string[], settings: Readonly<Record<string, string>>): Running {
  const code = `import(${JSON.stringify(program)}).then((m) => m.runCommandLine(process.argv.slice(1), '0.0.0'))`;
  const running = spawn(process.execPath, ['--input-type=module', '-e', code, '--', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const ended = new Promise<Ended>((resolve) => {
    running.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    running.stdout.on('data', (piece: Buffer) => {
      stdout += piece.toString();
      const address = /ready at (\S+)/.exec(stdout)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`homeward ended before it was ready: ${stderr}`)));
  });
  ready.catch(() => undefined);
  running.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  return { process: running, ended, ready };
}
