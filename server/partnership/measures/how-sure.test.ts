import { describe, expect, it } from 'vitest';
import { howSure, limitsOfShare, whoCounts, type FigureFound } from './how-sure.js';

const found = (more: Partial<FigureFound> = {}): FigureFound => ({
  ...{ figure: 24, withheld: false, roundedTo: 0, by: 'agency', limits: null, note: null, source: 'Register, 2026-04-27' },
  ...more,
});
const entered = { measured: 'entered', agency: 'Council' } as const;
const nobody = { measured: 'nobody', agency: 'Council' } as const;
const homeward = { measured: 'homeward', agency: 'Council' } as const;

describe('how sure a figure is', () => {
  it('is not known of what nobody measures, whatever stands beside it, nor of what is not entered', () => {
    expect(howSure(nobody, found())).toBe('Not known: nobody measures it.');
    expect(howSure(entered, null)).toBe('Not known: nothing was entered.');
    expect(howSure(homeward, found({ by: 'homeward', figure: null, note: 'No data of this year are loaded.' }))).toBe(
      'Not known. No data of this year are loaded.',
    );
  });

  it('says nothing of a figure that is withheld, neither limits nor what lacks', () => {
    const limits = { lower: 1, upper: 9 };
    expect(howSure(entered, found({ figure: null, withheld: true, limits, note: 'It does not follow.' }))).toBe(
      'Not told: the figure is withheld.',
    );
  });

  it('says how it was found, with its limits and what does not follow', () => {
    expect(howSure(homeward, found({ by: 'homeward', note: '2 months of the year are not loaded.' }))).toBe(
      'Counted by Homeward from the rows that are loaded. 2 months of the year are not loaded.',
    );
    expect(howSure(entered, found({ limits: { lower: 18.64, upper: 30.2 } }))).toBe(
      'Typed by its agency; its rows are not here. 95% limits 18.6 to 30.2.',
    );
  });
});

it('limits are of two whole counts of which one is part of the other', () => {
  for (const [numerator, denominator] of [
    [null, 10],
    [10, null],
    [3, 0],
    [11, 10],
    [2.5, 10],
    [-1, 10],
  ] as const)
    expect(limitsOfShare({ numerator, denominator })).toBeNull();
  const { lower, upper } = limitsOfShare({ numerator: 1, denominator: 12 })!;
  expect([lower, upper].map((one) => one.toFixed(2))).toEqual(['1.49', '35.39']);
});

it('says whose count it is, and plainly that it is nobody’s', () => {
  expect(whoCounts(nobody, null)).toBe('nobody measures it');
  expect(whoCounts(homeward, null)).toBe('Homeward');
  expect([whoCounts(entered, found()), whoCounts(entered, found({ by: 'document' }))]).toEqual([
    'Council',
    'Council, in a document',
  ]);
});
