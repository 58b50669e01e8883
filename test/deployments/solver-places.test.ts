import { expect, it } from 'vitest';
import { SolverPlaces } from '../../server/deployments/solver-places.js';

it('three are at work at once, two of them one person’s; a place is free again whatever became of the work', async () => {
  const places = new SolverPlaces(3, 2);
  const ends: (() => void)[] = [];
  const work = () => new Promise<string>((resolve) => ends.push(() => resolve('done')));
  const limited = { code: 'RATE_LIMITED' };
  const [first, second] = [places.take('a', work), places.take('a', work)];
  await expect(places.take('a', work)).rejects.toMatchObject(limited);
  const third = places.take('b', work);
  await expect(places.take('c', work)).rejects.toMatchObject(limited);
  for (const end of ends.splice(0)) end();
  expect(await Promise.all([first, second, third])).toEqual(['done', 'done', 'done']);
  await expect(places.take('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(places.take('a', () => Promise.resolve('again'))).resolves.toBe('again');
});
