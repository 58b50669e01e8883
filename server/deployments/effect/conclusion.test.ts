import { describe, expect, it } from 'vitest';
import type { AskedEffect } from './ask-effect.js';
import { conclusionOf, type KeptResult } from './conclusion.js';
import { conclusionWords, inOneText } from './conclusion-words.js';
import { effectWarnings, measured } from './effect-words.js';
import { problemsOfTold } from './read-label.js';

const asked = (filter: AskedEffect['filter'] = { kinds: ['ASB_REPORT'] }): AskedEffect => ({
  ...{ hotspotArea: 1, filter, bufferMetres: 200, control: ['E01000001'], bufferControl: ['E01000002'] },
  ...{ before: [{ from: '2024-11-05', to: '2025-11-04' }], after: { from: '2025-11-05', to: '2026-11-04' } },
});
const kept = (more: Partial<KeptResult> = {}): KeptResult => ({
  ...{ area: { before: 207, after: 110 }, control: { before: 208, after: 218 } },
  ...{ buffer: { before: 120, after: 118 }, bufferControl: { before: 130, after: 131 } },
  ...{ timesBefore: 1, warnings: [], sources: ['asb-reports'], notIncluded: [] },
  ...more,
});
const of = (more: Partial<KeptResult> = {}, filter?: AskedEffect['filter'], others = 0) =>
  conclusionOf(asked(filter), kept(more), others);
const NOT_TOLD = { verdict: 'not told', moved: 'not known', certainty: 'not told', cautions: [], kinds: [], onlySome: false };

describe('what is not told', () => {
  it.each([
    ['firearms discharges', kept({ sources: ['firearms-discharges'] }), { kinds: ['FIREARMS_DISCHARGE'] as const }],
    ['discharges among other reports', kept(), { kinds: ['ASB_REPORT', 'FIREARMS_DISCHARGE'] as const }],
    ['discharges that were looked for and not found', kept(), {}],
    ['a withheld count of the area', kept({ area: { before: 60, after: 4 } }), undefined],
    ['a withheld count of the control', kept({ control: { before: 3, after: 218 } }), undefined],
    [
      'so few that their end would say nothing',
      kept({ area: { before: 6, after: 5 }, control: { before: 7, after: 6 } }),
      undefined,
    ],
    ['nothing at all', kept({ area: { before: 0, after: 0 }, control: { before: 0, after: 0 } }), undefined],
  ])('%s, in the same words', (_, result, filter) => {
    const conclusion = conclusionOf(asked(filter), result, 3);
    expect(conclusion).toMatchObject(NOT_TOLD);
    expect(conclusionWords(conclusion)).toEqual(conclusionWords(of({ sources: ['firearms-discharges'] })));
  });

  it('a ring of few is not known, whatever it would say', () => {
    expect(of({ buffer: { before: 3, after: 118 } })).toMatchObject({ verdict: 'less', moved: 'not known' });
    expect(of({ bufferControl: null }).moved).toBe('not known');
  });

  it('where discharges cannot have been counted, the rest is told', () => {
    expect(of({ notIncluded: ['FIREARMS_DISCHARGE'] }, {}).verdict).toBe('less');
    expect(of({}, { sources: ['asb-reports'] }).verdict).toBe('less');
  });

  it('is no figure: only the years are digits', () => {
    for (const more of [
      {},
      { warnings: ['Before, the months varied 2.6 times as much as chance makes them: the limits are too narrow.'] },
    ])
      expect(inOneText(conclusionWords(of(more))).replaceAll(/\b20\d\d\b/g, '')).not.toMatch(/\d/);
  });
});

describe('what follows from a record', () => {
  it.each([
    ['less', { area: { before: 207, after: 110 } }, 'less', 'strong'],
    ['less, though not by far', { area: { before: 207, after: 156 } }, 'less', 'fair'],
    ['more', { area: { before: 110, after: 207 } }, 'more', 'strong'],
    ['neither', { area: { before: 207, after: 205 } }, 'not told apart', 'open'],
  ])('%s', (_, more, verdict, certainty) => {
    expect(of(more)).toMatchObject({ verdict, certainty, afterFrom: '2025-11', afterTo: '2026-11', kinds: ['ASB_REPORT'] });
  });

  it('is weak where anything speaks against it, by the warnings that records keep', () => {
    const places = { treated: { before: 207, after: 110 }, control: { before: 80, after: 80 } };
    const warnings = effectWarnings(measured(places, 1), {
      ...{ seriesBefore: [[1, 1, 1, 40, 1, 1, 1, 40]], unlikeness: 0, wasDrawnFromPeak: true, isSnapped: true, isAllYear: false },
    });
    const weak = of({ warnings });
    expect(weak.certainty).toBe('weak');
    expect([...weak.cautions].sort()).toEqual(['peak', 'season', 'size', 'snapped', 'spread']);
    expect(of({ warnings: ['Counted are the reports that your role has one by one.'] }).certainty).toBe('strong');
  });

  it('says that it was chosen from several', () => {
    expect(of({}, undefined, 2)).toMatchObject({ certainty: 'weak', cautions: ['several'] });
  });

  it.each([
    ['moved', { before: 120, after: 190 }],
    ['gained', { before: 120, after: 60 }],
    ['no sign', { before: 120, after: 118 }],
  ])('around it: %s', (moved, buffer) => expect(of({ buffer }).moved).toBe(moved));

  it('does not say that nothing moved where all of it could have', () => {
    expect(
      of({ area: { before: 207, after: 160 }, buffer: { before: 400, after: 410 }, bufferControl: { before: 400, after: 400 } })
        .moved,
    ).toBe('not known');
  });

  it('says where only some reports were counted', () => {
    expect(conclusionWords(of({}, { kinds: ['ASB_REPORT'], hours: [20, 21] })).found).toBe(
      'Fewer reports of anti-social behaviour (only some categories, days, hours or sources) than places like it make one expect, from November 2025 to November 2026.',
    );
  });
});

describe('the words that are typed with it', () => {
  const problems = (words: string) =>
    problemsOfTold(words, 'label', {
      ...{ ask: 'Say it.', longest: 120 },
      places: { hotspotAreas: ['Castle Precinct'], wards: ['Park', 'Fennel and Orrel'] },
    });
  it.each([
    ['nothing', 'ab'],
    ['too much', 'Evening '.repeat(20)],
    ['a postcode', 'Patrols by L20 4QQ'],
    ['a person', 'Visits to Mr John Smith'],
    ['a telephone number behind a mark that nobody sees', 'Ring 07700\u200B900123'],
    ['a figure', 'Patrols, 40 fewer'],
    ['a figure in dress', 'Patrols, ④ fewer'],
    ['a share', 'Patrols, down by half %'],
    ['a code of an area', 'Patrols in E01000001'],
    ['the name of the area', 'Evening patrols, castle precinct'],
    ['the name of the area, spaced otherwise', 'Patrols of C-a-s-t-l-e Pre\u200Bcinct'],
    ['the name of the area under accents', 'Patrols of Cástle Pre\u0323cinct'],
    ['a spelt figure', 'Patrols, nine fewer'],
    ['a spelt figure with a mark that nobody sees', 'Patrols, seven\uFE0Fteen fewer'],
    ['two figures in one', 'Twenty-four shifts'],
    ['a share in words', 'Patrols, down by a third'],
    ['a ward of one word', 'Youth club in Park'],
    ['a ward of one word, written large', 'YOUTH CLUB IN PARK'],
    ['a ward', 'Patrols, fennel & ORREL, fennel-and-orrel'],
    ['a street', 'Patrols of Marsh Lane'],
    ['an estate', 'Wardens of the Teasel Estate'],
  ])('refuses %s', (_, words) => expect(problems(words)).toHaveLength(1));

  it.each([
    ...['Evening patrols and detached work', 'Night shelter opened, 2025/26', 'Youth team on Fridays since 2025'],
    ...['One-to-one mentoring and five-a-side football in half-term', 'Street Pastors beside the park rangers'],
  ])('takes %s', (words) => expect(problems(words)).toEqual([]));
});
