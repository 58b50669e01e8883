import { describe, expect, it } from 'vitest';
import { bandsOf, bandText, bySex, shares } from './age-bands.js';

const single = Array.from({ length: 91 }, (_, age) => ({
  ageFrom: age,
  ageTo: age === 90 ? 999 : age,
  persons: 2,
  females: 1 as number | null,
}));

describe('bands of ages', () => {
  it('puts single years together by five and loses nobody', () => {
    const bands = bandsOf(single);
    expect(bands).toHaveLength(19);
    expect(bands[2]).toEqual({ ageFrom: 10, ageTo: 14, persons: 10, females: 5 });
    expect(bands.at(-1)).toEqual({ ageFrom: 90, ageTo: 999, persons: 2, females: 1 });
    expect(bands.reduce((sum, band) => sum + band.persons, 0)).toBe(182);
  });

  it('leaves published bands alone', () => {
    const published = [
      { ageFrom: 16, ageTo: 64, persons: 5, females: null },
      { ageFrom: 0, ageTo: 15, persons: 3, females: null },
    ];
    expect(bandsOf(published).map(bandText)).toEqual(['0 to 15', '16 to 64']);
  });

  it('names bands and reckons shares', () => {
    expect(bandText({ ageFrom: 90, ageTo: 999 })).toBe('90 and over');
    expect(
      shares([
        { ageFrom: 0, ageTo: 4, persons: 1, females: null },
        { ageFrom: 5, ageTo: 9, persons: 3, females: null },
      ]),
    ).toEqual([25, 75]);
    expect(shares([{ ageFrom: 0, ageTo: 4, persons: 0, females: null }])).toEqual([0]);
  });

  it('tell the sexes apart as shares of all residents, or not at all', () => {
    const some = [
      { ageFrom: 0, ageTo: 4, persons: 4, females: 1 },
      { ageFrom: 5, ageTo: 9, persons: 6, females: 4 },
    ];
    expect(bySex(some)).toEqual([
      { ageFrom: 0, ageTo: 4, females: 10, males: 30 },
      { ageFrom: 5, ageTo: 9, females: 40, males: 20 },
    ]);
    expect(bySex([some[0]!, { ...some[1]!, females: null }])).toBeNull();
    expect(bySex([{ ageFrom: 0, ageTo: 4, persons: 0, females: 0 }])).toBeNull();
    expect(bandsOf(single.map((one, at) => (at === 12 ? { ...one, females: null } : one)))[2]).toMatchObject({ females: null });
  });
});
