import { expect, test } from 'vitest';
import { failureForLog } from './failure-for-log.js';

test('keeps what failed and where in our code, and nothing of the data', () => {
  const failed = Object.assign(new Error('invalid input syntax for type bigint: "REF-77 of 3 High Street"'), {
    code: '22P02',
    detail: 'Key (reference)=(REF-77)',
  });
  const geometry = new Error('Self-intersection at or near point -2.99501 53.50504');
  const both = JSON.stringify([failureForLog(failed), failureForLog(geometry)]);
  expect(both).not.toMatch(/REF-77|High Street|53\.5|2\.99/);
  expect(failureForLog(failed)).toMatchObject({
    error: 'invalid input syntax for type bigint: "…"',
    kind: 'Error',
    sqlState: '22P02',
  });
  expect(failureForLog(geometry)['stack']).toMatch(/failure-for-log\.test\.ts/);
  expect(failureForLog(Object.assign(new Error('relation "setting" does not exist'), { code: '42P01' }))).toMatchObject({
    error: 'relation "setting" does not exist',
  });
});
