import { expect, test, vi } from 'vitest';
import type { Database } from '../../database/database.js';
import { PublicationKeeper } from './publication-keeper.js';

test('the same failure is told once; another, or the same after all was well, is told again', async () => {
  vi.useFakeTimers();
  const missing = Object.assign(new Error('relation "data_version" does not exist'), { code: '42P01' });
  const answers = [missing, missing, missing, new Error('connection lost'), missing, 'well', missing, missing];
  const told: unknown[] = [];
  const database = {
    asOwnerOnce: () => {
      const answer = answers.shift();
      // Nothing is found to make: the version is the one seen at the start, none.
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve([]);
    },
  } as unknown as Database;
  const keeper = new PublicationKeeper(database, (error) => told.push((error as Error).message));
  keeper.start();
  const rounds = answers.length;
  for (let round = 0; round < rounds; round += 1) await vi.advanceTimersByTimeAsync(2_000);
  await keeper.stop();
  vi.useRealTimers();
  expect(answers).toEqual([]);
  expect(told).toEqual([missing.message, 'connection lost', missing.message, missing.message]);
});
