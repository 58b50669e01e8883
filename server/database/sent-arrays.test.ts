import { expect, test } from 'vitest';
import { float64sOf, int16sOf, int32sOf, lengthOfSent } from './sent-arrays.js';

/** As `array_send` writes one dimension without NULL; in the middle of other bytes, as drivers hand them over. */
function sent(size: number, numbers: readonly number[], write: (view: DataView, at: number, number: number) => void): Uint8Array {
  const bytes = new Uint8Array(3 + 20 + numbers.length * (4 + size)).subarray(3);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  [1, 0, 0, numbers.length, 1].forEach((word, i) => view.setInt32(i * 4, word));
  numbers.forEach((number, i) => {
    view.setInt32(20 + i * (4 + size), size);
    write(view, 24 + i * (4 + size), number);
  });
  return bytes;
}

test('numbers come out as they went in, to the last bit', () => {
  const smallest = [0, 1599, -32_768, 32_767];
  expect([...int16sOf(sent(2, smallest, (view, at, n) => view.setInt16(at, n)))]).toEqual(smallest);
  const whole = [1, 70_000, -2_147_483_648];
  expect([...int32sOf(sent(4, whole, (view, at, n) => view.setInt32(at, n)))]).toEqual(whole);
  const places = [-2.9901234567890125, 53.4, 0.1 + 0.2];
  const bytes = sent(8, places, (view, at, n) => view.setFloat64(at, n));
  expect([...float64sOf(bytes)]).toEqual(places);
  expect(lengthOfSent(bytes)).toBe(3);
});

test('an empty array has no dimension', () => {
  const empty = new Uint8Array(12);
  expect(lengthOfSent(empty)).toBe(0);
  expect([...float64sOf(empty)]).toEqual([]);
});
