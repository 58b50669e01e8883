/**
 * How many children aged 10–17 in England there are of each group, as the Children's Commissioner published it in 2019. Groups overlap: a member
 * knows a member, a sibling of one may be one. They are never added.
 */
export const PREVALENCE_GROUPS = [
  'KNOWS_A_MEMBER',
  'MEMBER_OR_SIBLING',
  'VICTIM_OF_VIOLENCE',
  'SIBLING',
  'MEMBER',
  'CRIMINALLY_EXPLOITED',
] as const;
export type PrevalenceGroup = (typeof PREVALENCE_GROUPS)[number];

export interface PublishedGroup {
  readonly group: PrevalenceGroup;
  /** «children who …». */
  readonly words: string;
  /** Null where nobody has estimated how many there are. */
  readonly children: number | null;
  readonly surveyYear: string | null;
  /** Who was asked, and how it was brought to ages 10–17. */
  readonly basis: string;
  readonly source: string;
}

const KEEPING_KIDS_SAFE = 'Children’s Commissioner for England, Keeping Kids Safe, February 2019';
const TECHNICAL_REPORT = 'Children’s Commissioner for England, technical report on gangs, 2019';

/** The widest first. */
export const PUBLISHED_GROUPS: readonly PublishedGroup[] = [
  {
    group: 'KNOWS_A_MEMBER',
    words: 'know someone they would call a member of a street gang',
    children: 313_000,
    surveyYear: 'year to March 2017',
    basis: 'Crime Survey, ages 10–15 and 16–24, pro rata to 10–17',
    source: `${KEEPING_KIDS_SAFE}, question 2`,
  },
  {
    group: 'MEMBER_OR_SIBLING',
    words: 'are gang members or have a brother or sister who is',
    children: 60_000,
    surveyYear: 'years to March 2016 to 2018',
    basis: 'sum of the two groups below as the report adds them, 27,000 + 33,000',
    source: `${TECHNICAL_REPORT}, Findings: Numbers`,
  },
  {
    group: 'VICTIM_OF_VIOLENCE',
    words: 'are gang members or know one, and were victims of violence in the last 12 months',
    children: 34_000,
    surveyYear: 'years to March 2016 to 2018, pooled',
    basis: 'Crime Survey, ages 10–15, pro rata to 10–17',
    source: `${TECHNICAL_REPORT}, Findings: Numbers`,
  },
  {
    group: 'SIBLING',
    words: 'have a brother or sister who is a gang member',
    children: 33_000,
    surveyYear: 'years to March 2016 to 2018, pooled',
    basis: 'Crime Survey, ages 10–15, pro rata to 10–17',
    source: `${KEEPING_KIDS_SAFE}, question 2`,
  },
  {
    group: 'MEMBER',
    words: 'call themselves gang members',
    children: 27_000,
    surveyYear: 'year to March 2017',
    basis: 'Crime Survey, what children say of themselves',
    source: `${TECHNICAL_REPORT}, Findings: Numbers`,
  },
  {
    group: 'CRIMINALLY_EXPLOITED',
    words: 'are criminally exploited',
    children: null,
    surveyYear: null,
    basis: 'no survey has asked: children known to services can be counted, and no gap be given',
    source: 'none',
  },
];

export const publishedGroup = (group: PrevalenceGroup): PublishedGroup => PUBLISHED_GROUPS.find((one) => one.group === group)!;
