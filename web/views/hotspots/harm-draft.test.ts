import { describe, expect, it } from 'vitest';
import { harmDraft, readHarm } from './harm-draft.js';

const draft = { source: 'Working group on harm', year: '2024', weights: { Noise: '0.5', Litter: '1' } };

describe('weights as they are typed', () => {
  it.each([
    [{ ...draft, source: ' x ' }, 'source', /where the weights are from/],
    [{ ...draft, year: '24' }, 'year', /which year/],
    [{ ...draft, weights: { Noise: '1.2345', Litter: '1' } }, 'Noise', /three decimals/],
    [{ ...draft, weights: { Noise: '-1', Litter: '1' } }, 'Noise', /From 0/],
    [{ ...draft, weights: { Noise: '', Litter: '1' } }, 'Noise', /From 0/],
    [{ ...draft, weights: { Noise: '1000001' } }, 'Noise', /1,000,000/],
    [{ ...draft, weights: { Noise: '0', Litter: '0' } }, 'Noise', /All weights are 0/],
  ])('are refused by field: %j', (wrong, field, words) => {
    const { table, problems } = readHarm(wrong);
    expect(table).toBeNull();
    expect([...problems.keys()]).toEqual([field]);
    expect(problems.get(field)).toMatch(words);
  });

  it('become a table', () => {
    expect(readHarm(draft).table).toEqual({
      source: 'Working group on harm',
      year: 2024,
      weights: [
        { category: 'Noise', weight: 0.5 },
        { category: 'Litter', weight: 1 },
      ],
    });
  });

  it('begin at 1, or where they stood', () => {
    const present = { source: 'A', year: 2020, weights: [{ category: 'Noise', weight: 3 }] };
    expect(harmDraft(present, ['Litter', 'Noise']).weights).toEqual({ Litter: '1', Noise: '3' });
  });
});
