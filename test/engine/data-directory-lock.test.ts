import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHolder, processStart, takeLock } from '../../server/database/data-directory-lock.js';

let directory: string;
let lockFile: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'homeward-lock-'));
  lockFile = path.join(directory, 'homeward.lock');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const written = (change: object): void =>
  writeFileSync(
    lockFile,
    JSON.stringify({
      pid: process.pid,
      processStart: processStart(process.pid),
      host: hostname(),
      socketDirectory: directory,
      ...change,
    }),
  );

describe('the lock of a data directory', () => {
  it('is refused while a live process holds it', async () => {
    written({});
    expect(await takeLock(directory, directory)).toMatchObject({ heldBy: { pid: process.pid } });
    expect(await findHolder(directory)).toMatchObject({ pid: process.pid });
  });

  it('is refused when it belongs to another machine, which cannot be asked', async () => {
    written({ host: 'elsewhere' });
    await expect(takeLock(directory, directory)).rejects.toThrow(`delete ${lockFile}`);
  });

  it.each([
    ['a process that has ended', { pid: 2 ** 22 + 1 }],
    ['a recycled process number', { processStart: 'before' }],
  ])('is taken over from %s', async (_, change) => {
    written(change);
    expect(await findHolder(directory)).toBeNull();
    const taken = await takeLock(directory, directory);
    expect(taken).toMatchObject({ lock: { holder: { pid: process.pid } } });
    if ('lock' in taken) taken.lock.release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it('is taken over although a takeover was killed half-way', async () => {
    written({ processStart: 'before' });
    writeFileSync(`${lockFile}.takeover`, '');
    utimesSync(`${lockFile}.takeover`, new Date(0), new Date(0));
    expect(await takeLock(directory, directory)).toHaveProperty('lock');
  });

  it('goes to one of many that ask at once', async () => {
    written({ processStart: 'before' });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => takeLock(directory, directory)));
    expect(outcomes.filter((outcome) => 'lock' in outcome)).toHaveLength(1);
  });

  it('releases only its own', async () => {
    const taken = await takeLock(directory, directory);
    written({ pid: 1 });
    if ('lock' in taken) taken.lock.release();
    expect(readFileSync(lockFile, 'utf8')).toContain('"pid":1');
  });
});
