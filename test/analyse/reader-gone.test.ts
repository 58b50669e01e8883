import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServer } from '../engine/homeward-process.js';

const program = fileURLToPath(new URL('../../bin/homeward.js', import.meta.url));
const directory = mkdtempSync(path.join(tmpdir(), 'homeward-gone-'));
beforeAll(buildServer);
afterAll(() => rmSync(directory, { recursive: true }));

test.each([[[]], [['--json']]])(
  'a reader that goes away after the first line (`| head -1`) is no fault of anybody %j',
  async (options) => {
    const file = path.join(directory, 'many.csv');
    writeFileSync(file, `events,population\n${'5,1000\n'.repeat(60_000)}`);
    const running = spawn(process.execPath, [program, 'analyse', 'rates', file, ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    running.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
    running.stdout.once('data', () => running.stdout.destroy());
    await new Promise((resolve) => running.once('close', resolve));
    expect(stderr).toBe('');
  },
);
