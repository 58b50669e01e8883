/**
 * Counts by which a national figure may be shared out. The list is closed: none counts children by ethnicity, religion or any other protected
 * characteristic but age, and none can be added by who makes an estimate (test/security/protected-characteristics.test.ts).
 */
export const ESTIMATE_INDICATORS = [
  'CHILDREN_IN_NEED_GANGS',
  'GOING_MISSING',
  'CHILD_CRIMINAL_EXPLOITATION',
  'FIRST_TIME_ENTRANTS',
  'PERMANENT_EXCLUSIONS',
  'WEAPONS_OFFENCES',
  'ASSAULT_ADMISSIONS',
] as const;
export type EstimateIndicator = (typeof ESTIMATE_INDICATORS)[number];

export interface IndicatorDescription {
  readonly words: string;
  /** As a count of England that the Commissioner's report prints; null where it prints none. */
  readonly national: { readonly count: number; readonly source: string } | null;
  /** Under which code a loaded table of authority statistics has it; null where none that Homeward reads does. */
  readonly loadedAs: string | null;
  readonly caveat?: string;
}

const KEEPING_KIDS_SAFE = 'Children’s Commissioner, Keeping Kids Safe, 2019';

export const INDICATOR_WORDS: Readonly<Record<EstimateIndicator, IndicatorDescription>> = {
  CHILDREN_IN_NEED_GANGS: {
    words: 'episodes of need with gangs as a factor',
    national: { count: 8650, source: 'Department for Education, 2017/18, in the Commissioner’s technical report' },
    loadedAs: 'Gangs',
  },
  GOING_MISSING: { words: 'episodes of need with going missing as a factor', national: null, loadedAs: 'Going_missing' },
  CHILD_CRIMINAL_EXPLOITATION: {
    words: 'episodes of need with criminal exploitation as a factor',
    national: null,
    loadedAs: 'Child_criminal_exploitation',
  },
  FIRST_TIME_ENTRANTS: { words: 'first-time entrants to youth justice', national: null, loadedAs: null },
  PERMANENT_EXCLUSIONS: {
    words: 'permanent exclusions from all schools',
    national: { count: 7720, source: `${KEEPING_KIDS_SAFE}, 2016/17` },
    loadedAs: null,
  },
  WEAPONS_OFFENCES: {
    words: 'cautions and convictions of children aged 10–17 for carrying weapons',
    national: { count: 3088, source: `${KEEPING_KIDS_SAFE}, 2017` },
    loadedAs: null,
    caveat: 'The report does not say whether 3,088 is of England or of England and Wales.',
  },
  ASSAULT_ADMISSIONS: {
    words: 'hospital admissions under 18 for assault with a sharp object',
    national: { count: 483, source: `${KEEPING_KIDS_SAFE}, 2016/17` },
    loadedAs: null,
    caveat: 'The report gives 483 once for ages 10–17 and once for under 18.',
  },
};

/** Children aged 10–17 of England: what an authority's children are a share of. */
export const CHILDREN_OF_ENGLAND = {
  figure: 5_314_383,
  source: 'Office for National Statistics, mid-2020 estimates: ages 10 to 17 of England’s local authorities added up',
} as const;
