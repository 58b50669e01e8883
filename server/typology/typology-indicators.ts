/**
 * What an extract for a typology may say of a child, each yes or no: kinds of offence, what goes with them, and whether the child is 16 or 17. Nothing of
 * sex, ethnic group or belief is among them, and nothing that a typology finds feeds an estimate, a plan or a hotspot.
 */
export interface TypologyIndicator {
  /** The column of the file. */
  readonly code: string;
  readonly label: string;
}

const indicator = (code: string, label: string): TypologyIndicator => ({ code, label });

export const TYPOLOGY_INDICATORS: readonly TypologyIndicator[] = [
  indicator('weapons', 'Weapon offence'),
  indicator('violence_with_injury', 'Violence with injury'),
  indicator('violence_without_injury', 'Violence without injury'),
  indicator('robbery', 'Robbery'),
  indicator('burglary', 'Burglary'),
  indicator('theft', 'Theft'),
  indicator('vehicle_offence', 'Vehicle offence'),
  indicator('drugs_trafficking', 'Trafficking of drugs'),
  indicator('drugs_possession', 'Possession of drugs'),
  indicator('criminal_damage', 'Criminal damage'),
  indicator('arson', 'Arson'),
  indicator('public_order', 'Public order offence'),
  indicator('breach', 'Breach of an order'),
  indicator('offended_before', 'Offended before'),
  indicator('offended_with_others', 'Offended with others'),
  indicator('going_missing', 'Going missing'),
  indicator('excluded_from_school', 'Excluded from school'),
  indicator('criminally_exploited', 'Found to be criminally exploited'),
  indicator('age_16_17', 'Aged 16 or 17'),
];

export const labelOfIndicator = (code: string): string => TYPOLOGY_INDICATORS.find((one) => one.code === code)?.label ?? code;

/** Of more, patterns single children out. */
export const MOST_INDICATORS = 8;

/** What an extract can be of. */
export const TYPOLOGY_COHORTS = ['YOT', 'CIN'] as const;
export type TypologyCohort = (typeof TYPOLOGY_COHORTS)[number];
export const TYPOLOGY_COHORT_WORDS: Readonly<Record<TypologyCohort, string>> = {
  YOT: 'Young people of the youth offending team',
  CIN: 'Children known to children’s services',
};
