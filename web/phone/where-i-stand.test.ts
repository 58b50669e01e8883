/** Where a worker stands, when they say so: rounded before it is kept, and none where the phone does not know. */
import { afterEach, expect, it, vi } from 'vitest';
import { whereIStand } from './where-i-stand.js';

type Answer = (found: (at: object) => void, failed: (error: { code: number }) => void) => void;
const phone = (answer: Answer): void => void vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: answer } });
const at =
  (accuracy: number): Answer =>
  (found) =>
    found({ coords: { longitude: -2.98761234, latitude: 53.50128765, accuracy } });

afterEach(() => vi.unstubAllGlobals());

it('is four decimals of a degree, and nothing finer', async () => {
  phone(at(12));
  expect(await whereIStand()).toEqual({ place: { longitude: -2.9876, latitude: 53.5013 } });
});

it.each<[string, Answer, RegExp]>([
  ['too coarse to find anything by', at(340), /only to 340 m/],
  ['refused by its holder', (_, failed) => failed({ code: 1 }), /may not use/],
  ['not found in time', (_, failed) => failed({ code: 3 }), /did not find/],
])('%s: no place, and why', async (_, answer, words) => {
  phone(answer);
  const standing = await whereIStand();
  expect('problem' in standing && standing.problem).toMatch(words);
});

it('a phone that does not say where it is', async () => {
  vi.stubGlobal('navigator', {});
  expect(await whereIStand()).toHaveProperty('problem');
});
