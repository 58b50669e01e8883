import { describe, expect, test } from 'vitest';
import { FieldReader } from './fields.js';

function reading(cells: Record<string, string>): FieldReader {
  return new FieldReader(cells, 7);
}

function refusal(cells: Record<string, string>, read: (fields: FieldReader) => unknown): string {
  const fields = reading(cells);
  expect(read(fields)).toBeNull();
  expect(fields.errors).toHaveLength(1);
  expect(fields.errors[0]).toMatchObject({ row: 7 });
  expect(fields.errors[0]!.remedy).not.toBe('');
  return fields.errors[0]!.reason;
}

describe('refusals', () => {
  test('a date that can be read in two ways is asked about, not guessed', () => {
    expect(refusal({ from: '01/02/2024' }, (fields) => fields.date('from'))).toMatch(/two ways/);
    expect(refusal({ from: '1.2.24 19:30', to: '' }, (fields) => fields.interval('from', 'to'))).toMatch(/two ways/);
  });

  test.each(['2024-02-30', '2023-02-29', '2024-13-01', '0024-01-01', '1995-12-31', '2024-00-10'])(
    'there is no day %s',
    (date) => {
      expect(refusal({ on: date }, (fields) => fields.date('on'))).toMatch(/no day/);
    },
  );

  test('a time that the clocks skipped', () => {
    expect(refusal({ from: '2025-03-30T01:30', to: '' }, (fields) => fields.interval('from', 'to'))).toMatch(
      /clocks went forward/,
    );
  });

  test.each(['+99:99', '-14:30', '+01:60'])('no place on earth is %s from UTC', (offset) => {
    expect(refusal({ at: `2025-11-05T10:00${offset}` }, (fields) => fields.instant('at'))).toMatch(/no such offset/);
  });

  test('a whole number that the database cannot hold', () => {
    expect(refusal({ rank: '99999999999' }, (fields) => fields.integer('rank', { min: 1 }))).toMatch(/is more than 2147483647/);
  });

  test('an end before the beginning', () => {
    expect(refusal({ from: '2025-11-05T22:00', to: '2025-11-05T02:00' }, (fields) => fields.interval('from', 'to'))).toMatch(
      /before the beginning/,
    );
    expect(refusal({ from: '2025-11-05', to: '2025-11-04' }, (fields) => fields.interval('from', 'to'))).toMatch(
      /before the beginning/,
    );
  });

  test('an end without a beginning', () => {
    expect(refusal({ from: ' ', to: '2025-11-05' }, (fields) => fields.interval('from', 'to'))).toMatch(/no beginning/);
  });

  test.each([
    ['swapped degrees', { longitude: '53.45', latitude: '-2.99' }, /look swapped/],
    ['swapped metres', { easting: '1141500', northing: '447500' }, /look swapped/],
    ['degrees as metres', { easting: '-2.99', northing: '53.45' }, /degrees, not metres/],
    ['metres as degrees', { longitude: '334000', latitude: '395000' }, /metres of the National Grid/],
    ['Dublin', { longitude: '-6.26', latitude: '53.35' }, /outside Great Britain/],
    ['0, 0', { longitude: '0', latitude: '0' }, /outside Great Britain/],
    ['half a place', { easting: '334000', northing: '' }, /no northing/],
    ['words', { easting: 'unknown', northing: '395000' }, /not a number/],
  ])('a place: %s', (_name, cells, reason) => {
    expect(refusal(cells, (fields) => fields.position())).toMatch(reason);
  });

  test('numbers, words, months, times, postcodes', () => {
    expect(refusal({ count: '12a' }, (fields) => fields.integer('count'))).toMatch(/whole number/);
    expect(refusal({ count: '1,23' }, (fields) => fields.integer('count'))).toMatch(/whole number/);
    expect(refusal({ count: '1.5' }, (fields) => fields.integer('count'))).toMatch(/whole number/);
    expect(refusal({ count: '-1' }, (fields) => fields.integer('count', { min: 0 }))).toMatch(/less than 0/);
    expect(refusal({ share: '1e999' }, (fields) => fields.number('share'))).toMatch(/too large/);
    expect(refusal({ knife: 'maybe' }, (fields) => fields.yesNo('knife'))).toMatch(/neither yes nor no/);
    expect(refusal({ weapon: 'bow' }, (fields) => fields.oneOf('weapon', ['handgun', 'shotgun']))).toMatch(/known words/);
    expect(refusal({ month: '2024-1' }, (fields) => fields.month('month'))).toMatch(/not a month/);
    expect(refusal({ starts: '7pm' }, (fields) => fields.time('starts'))).toMatch(/time of day/);
    expect(refusal({ starts: '24:00' }, (fields) => fields.time('starts'))).toMatch(/time of day/);
    expect(refusal({ postcode: 'L20' }, (fields) => fields.postcode('postcode'))).toMatch(/whole postcode/);
  });
});

describe('times are Europe/London', () => {
  const interval = (from: string, to = ''): unknown => reading({ from, to }).interval('from', 'to');

  test.each([
    ['a winter evening', '2025-11-05T19:30', '', '2025-11-05T19:30', '2025-11-05T19:31'],
    ['a summer evening', '2025-07-05T19:30', '2025-07-05T20:00', '2025-07-05T18:30', '2025-07-05T19:00'],
    ['with its offset', '2025-07-05T19:30+01:00', '2025-07-05T20:00Z', '2025-07-05T18:30', '2025-07-05T20:00'],
    ['a summer day', '2025-07-05', '', '2025-07-04T23:00', '2025-07-05T23:00'],
    ['the day of 23 hours', '2025-03-30', '', '2025-03-30T00:00', '2025-03-30T23:00'],
    ['the day of 25 hours', '2025-10-26', '', '2025-10-25T23:00', '2025-10-27T00:00'],
    ['two days', '2025-11-05', '2025-11-06', '2025-11-05T00:00', '2025-11-07T00:00'],
    [
      'the repeated hour, as wide as it can be meant',
      '2025-10-26T01:15',
      '2025-10-26T01:15',
      '2025-10-26T00:15',
      '2025-10-26T01:15',
    ],
    ['the same minute twice', '2025-11-05T19:30', '2025-11-05T19:30', '2025-11-05T19:30', '2025-11-05T19:31'],
    ['New Year', '2024-12-31 23:59:30', '', '2024-12-31T23:59:30', '2025-01-01T00:00:30'],
  ])('%s', (_name, from, to, fromUtc, toUtc) => {
    expect(interval(from, to)).toEqual({ from: new Date(`${fromUtc}Z`).toISOString(), to: new Date(`${toUtc}Z`).toISOString() });
  });
});

test('good cells', () => {
  const fields = reading({
    rank: '29,199',
    share: '1,234.5',
    knife: 'Yes',
    empty: ' ',
    weapon: 'HandGun',
    month: '2024-01',
    on: '2024-02-29',
    starts: '9:05',
    postcode: 'l201ab',
    easting: '334000',
    northing: '395000.5',
    longitude: '',
    latitude: '',
  });
  expect(fields.integer('rank')).toBe(29_199);
  expect(fields.number('share')).toBe(1234.5);
  expect(fields.yesNo('knife')).toBe(true);
  expect(fields.yesNo('empty')).toBeNull();
  expect(fields.text('not in the file')).toBeNull();
  expect(fields.oneOf('weapon', ['handgun', 'shotgun'])).toBe('handgun');
  expect(fields.month('month')).toBe('2024-01');
  expect(fields.date('on')).toBe('2024-02-29');
  expect(fields.time('starts')).toBe('09:05');
  expect(fields.postcode('postcode')).toEqual({ text: 'L20 1AB', key: 'L201AB' });
  expect(fields.position()).toEqual({ srid: 27700, easting: 334_000, northing: 395_000.5 });
  expect(reading({ longitude: '-2.99', latitude: '53.45' }).position()).toEqual({
    srid: 4326,
    longitude: -2.99,
    latitude: 53.45,
  });
  expect(reading({ easting: '', northing: '' }).position()).toBeNull();
  expect(fields.errors).toEqual([]);
});
