import { describe, expect, it } from 'vitest';
import { bandsOf, bandText, shares } from './age-bands.js';

const single = Array.from({ length: 91 }, (_, age) => ({ ageFrom: age, ageTo: age === 90 ? 999 : age, persons: 1 }));

describe('bands of ages', () => {
  it('puts single years together by five and loses nobody', () => {
    const bands = bandsOf(single);
    expect(bands).toHaveLength(19);
    expect(bands[2]).toEqual({ ageFrom: 10, ageTo: 14, persons: 5 });
    expect(bands.at(-1)).toEqual({ ageFrom: 90, ageTo: 999, persons: 1 });
    expect(bands.reduce((sum, band) => sum + band.persons, 0)).toBe(91);
  });

  it('leaves published bands alone', () => {
    const published = [
      { ageFrom: 16, ageTo: 64, persons: 5 },
      { ageFrom: 0, ageTo: 15, persons: 3 },
    ];
    expect(bandsOf(published).map(bandText)).toEqual(['0 to 15', '16 to 64']);
  });

  it('names bands and reckons shares', () => {
    expect(bandText({ ageFrom: 90, ageTo: 999 })).toBe('90 and over');
    expect(
      shares([
        { ageFrom: 0, ageTo: 4, persons: 1 },
        { ageFrom: 5, ageTo: 9, persons: 3 },
      ]),
    ).toEqual([25, 75]);
    expect(shares([{ ageFrom: 0, ageTo: 4, persons: 0 }])).toEqual([0]);
  });
});
