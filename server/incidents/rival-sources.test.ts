import { describe, expect, test } from 'vitest';
import { chooseAmongRivals, type LeftOutOf } from './rival-sources.js';

const rival = (source: string, ...months: string[]) => ({ source, months });
const lies = (source: string, counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([district, count]) => ({ source, district, name: district, count }));
const plain = (leftOut: ReadonlyMap<string, LeftOutOf>) =>
  Object.fromEntries(
    [...leftOut]
      .map(
        ([source, { months, districts }]) =>
          [
            source,
            {
              ...Object.fromEntries(months),
              ...Object.fromEntries([...districts].map(([code, chosen]) => [code, Object.fromEntries(chosen)])),
            },
          ] as const,
      )
      .filter(([, without]) => Object.keys(without).length > 0),
  );

describe('which of two sources counts, by month and district', () => {
  const open = rival('police.uk', '2024-01-01', '2024-02-01');

  test('months that only one of them has: nothing is left out', () => {
    expect(plain(chooseAmongRivals([open, rival('own', '2024-03-01')], []))).toEqual({});
  });

  test('a list whose records lie in no known district covers the whole force', () => {
    expect(plain(chooseAmongRivals([open, rival('own', '2024-01-01')], lies('police.uk', { S: 5 })))).toEqual({
      'police.uk': { '2024-01-01': 'own' },
    });
  });

  test('a council’s list of one district hides open data there, and in its months, only', () => {
    const lying = [...lies('police.uk', { S: 300, N: 700 }), ...lies('own', { S: 90 })];
    expect(plain(chooseAmongRivals([open, rival('own', '2024-01-01')], lying))).toEqual({
      'police.uk': { S: { '2024-01-01': 'own' } },
    });
  });

  test('records that strayed over a border are no coverage: they are left out there, not open data', () => {
    const lying = [...lies('police.uk', { S: 300, N: 700 }), ...lies('own', { S: 98, N: 2 })];
    expect(plain(chooseAmongRivals([open, rival('own', '2024-01-01')], lying))).toEqual({
      'police.uk': { S: { '2024-01-01': 'own' } },
      own: { N: { '2024-01-01': 'police.uk' } },
    });
  });

  test('a force’s own list covers its small district too; then open data are left out wholly, strays and records without place with them', () => {
    const lying = [
      ...lies('police.uk', { S: 3000, N: 7000, small: 150, abroad: 20 }),
      ...lies('own', { S: 2500, N: 6000, small: 130 }),
    ];
    expect(plain(chooseAmongRivals([open, rival('own', '2024-01-01')], lying))).toEqual({
      'police.uk': { '2024-01-01': 'own' },
    });
  });

  test('a small district that the own list lacks still counts from open data', () => {
    const lying = [...lies('police.uk', { S: 980, small: 20 }), ...lies('own', { S: 500 })];
    expect(plain(chooseAmongRivals([open, rival('own', '2024-01-01')], lying))).toEqual({
      'police.uk': { S: { '2024-01-01': 'own' } },
    });
  });

  test('between two own lists the alphabet decides, each in its district, and open data fill the rest', () => {
    const lying = [...lies('police.uk', { S: 300, N: 300, E: 300 }), ...lies('b', { S: 50 }), ...lies('a', { S: 40, N: 60 })];
    const month = '2024-01-01';
    expect(plain(chooseAmongRivals([rival('police.uk', month), rival('b', month), rival('a', month)], lying))).toEqual({
      b: { [month]: 'a' },
      'police.uk': { S: { [month]: 'a' }, N: { [month]: 'a' } },
    });
  });
});
