import { describe, expect, it } from 'vitest';
import { compareWithFile, readRunFile } from './run-file.js';

const fileOf = (content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name: 'hotspots.geojson', size: text.length, text: () => Promise.resolve(text) };
};
const detection = { method: 'EMERGING', filter: { kinds: ['ASB_REPORT'] }, options: { unit: 'GRID' } };
const written = { key: '1/2', observed: 3, land_km2: 0.5, slices: '1 0 2', p: null, east: 4 };
const now = (...properties: object[]) => ({ features: properties.map((one) => ({ properties: one })) });
const fresh = { key: '1/2', observed: 3, landKm2: 0.5, slices: [1, 0, 2], p: null };

describe('a file of hot spots, read back', () => {
  it('says what was asked, and holds its cells', async () => {
    const file = await readRunFile(fileOf({ detection, features: [{ properties: written }] }));
    expect(file.asked).toEqual(detection);
    expect(compareWithFile(file, now(fresh))).toEqual({ same: true, sentence: 'The same: all 1 cells, with every figure.' });
  });

  it('differs where a figure, or a cell, is another', async () => {
    const file = await readRunFile(fileOf({ detection, features: [{ properties: written }, { properties: { key: '9/9' } }] }));
    const { same, sentence } = compareWithFile(file, now({ ...fresh, observed: 4 }, { key: '5/5' }));
    expect(same).toBe(false);
    expect(sentence).toMatch(/^Not the same: of the file’s 2 cells 1 have other figures, 1 are no longer there, 1 are new\. /);
  });

  it.each(['no json', '[]', '{"features":[]}', { detection: { method: 3 }, features: [] }])(
    'is refused in words: %o',
    async (content) => {
      await expect(readRunFile(fileOf(content))).rejects.toThrow('This is no file of hot spots.');
    },
  );
});
