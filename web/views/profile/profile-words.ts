/** Words of the vulnerability profile: how a ratio is said, and what a level is called. */
import type { ProfileFactor, PublishedRatioFragment } from '../../graphql.generated.js';
import type { PlottedRatio } from '../../charts/ForestPlot.js';

export const mayReadProfile = (access: string): boolean => access !== 'nothing';
export const mayReadOwn = (access: string): boolean => access === 'own-and-published';

const asWorded = (figure: number): string => figure.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** «1.41», «more than 9», «nearly 11», «no ratio printed». */
export function publishedRatioText({ ratio, precision }: Pick<PublishedRatioFragment, 'ratio' | 'precision'>): string {
  if (ratio == null) return 'no ratio printed';
  const before = { 'lower bound': 'more than ', 'upper bound': 'nearly ', rounded: 'about ' }[precision] ?? '';
  // «60 % more likely» is exact to the second decimal; «twice» is not.
  return precision === 'exact' ? ratio.toFixed(2) : `${before}${asWorded(ratio)}`;
}

export function plottedOf(published: PublishedRatioFragment): PlottedRatio[] {
  if (published.ratio == null) return [];
  const bound = ({ 'lower bound': 'lower', 'upper bound': 'upper' } as const)[
    published.precision as 'lower bound' | 'upper bound'
  ];
  return [{ kind: 'published', ratio: published.ratio, bound, words: publishedRatioText(published) }];
}

/** «Going missing, under 13». */
export const measureText = ({ measure, subgroup }: Pick<PublishedRatioFragment, 'measure' | 'subgroup'>): string =>
  subgroup ? `${measure}, ${subgroup}` : measure;

/** «1.41 (1.20 to 1.66)»; the ratio alone where there are no limits. */
export function ownRatioText({
  ratio,
  lower,
  upper,
}: {
  readonly ratio?: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
}): string {
  if (ratio == null) return 'none';
  const fixed = (figure: number): string => figure.toFixed(2);
  return lower == null || upper == null ? fixed(ratio) : `${fixed(ratio)} (${fixed(lower)} to ${fixed(upper)})`;
}

export const factorNames: Readonly<Record<ProfileFactor, string>> = {
  ASSOCIATION: 'Association with a gang',
  AGE_BAND: 'Age',
  GENDER: 'Gender',
  ETHNICITY: 'Ethnic group',
};

/** As the server knows them. */
export const levelsOf: Readonly<Record<ProfileFactor, readonly string[]>> = {
  ASSOCIATION: ['yes', 'no', 'yet to clarify'],
  AGE_BAND: ['10-12', '13-15', '16-17'],
  GENDER: ['female', 'male', 'other'],
  ETHNICITY: ['asian', 'black', 'mixed', 'white', 'other'],
};
export const usualReference: Readonly<Record<ProfileFactor, string>> = {
  ASSOCIATION: 'no',
  AGE_BAND: '10-12',
  GENDER: 'female',
  ETHNICITY: 'white',
};

const groupNames: Readonly<Record<string, string>> = {
  yes: 'Gang associated',
  no: 'Not associated',
  'yet to clarify': 'Yet to clarify',
};
export const groupText = (group: string): string => groupNames[group] ?? group;

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
export const levelText = (factor: ProfileFactor, level: string): string =>
  factor === 'ASSOCIATION' ? groupText(level) : capital(level).replace('-', '–');
export const rowText = (row: string): string => capital(row).replace(/(\d)-(\d)/, '$1–$2');

/** Of published figures: whom a code stands for. */
const cohortNames: Readonly<Record<string, string>> = {
  CIN: 'Children assessed by children’s services',
  YOT: 'Young offenders assessed by youth offending teams',
};
export const cohortText = (cohort: string): string => cohortNames[cohort] ?? cohort;
