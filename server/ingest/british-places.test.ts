import { describe, expect, test } from 'vitest';
import { isBritishEastingNorthing, isBritishLongitudeLatitude } from './british-places.js';

describe('a coordinate in Great Britain or Northern Ireland', () => {
  test.each([
    ['Dublin', -6.26, 53.35],
    ['Dundalk', -6.4, 54.0],
    ['Letterkenny', -7.73, 54.95],
    ['Calais', 1.86, 50.95],
    ['Cherbourg', -1.62, 49.64],
    ['nowhere', 0, 0],
    ['Bootle with its columns swapped', 53.45, -2.99],
  ])('%s is outside', (_name, longitude, latitude) => {
    expect(isBritishLongitudeLatitude(longitude, latitude)).toBe(false);
  });

  test.each([
    ['Bootle', -2.99, 53.45],
    ['Dover', 1.31, 51.13],
    ['Lowestoft', 1.76, 52.48],
    ['Land’s End', -5.71, 50.07],
    ['St Mary’s, Scilly', -6.31, 49.91],
    ['Lerwick', -1.14, 60.15],
    ['Stornoway', -6.39, 58.21],
    ['Belfast', -5.93, 54.6],
    ['Derry/Londonderry', -7.31, 55.0],
    ['Enniskillen', -7.64, 54.34],
    ['Newry', -6.34, 54.18],
  ])('%s is inside', (_name, longitude, latitude) => {
    expect(isBritishLongitudeLatitude(longitude, latitude)).toBe(true);
  });

  // National Grid positions from Ordnance Survey's own six-figure references.
  test.each([
    ['Bootle', 334_000, 395_000],
    ['Dover Castle', 632_500, 141_800],
    ['Lowestoft Ness', 655_500, 293_800],
    ['Land’s End', 134_200, 25_300],
    ['Lerwick', 447_500, 1_141_500],
    ['Stornoway', 142_500, 932_800],
  ])('%s on the grid is inside', (_name, easting, northing) => {
    expect(isBritishEastingNorthing(easting, northing)).toBe(true);
  });

  test('0, 0 on the grid and degrees in its columns are outside', () => {
    expect(isBritishEastingNorthing(0, 0)).toBe(false);
    expect(isBritishEastingNorthing(-2.99, 53.45)).toBe(false);
    expect(isBritishEastingNorthing(632_500, 1_141_800)).toBe(false);
  });
});
