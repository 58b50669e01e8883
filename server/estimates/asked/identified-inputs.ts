/**
 * What the numbers of identified children are made of: for England as the Commissioner's technical report has them, for an authority as its author
 * enters them. Each may be edited, and carries where it is from.
 */
export const IDENTIFIED_INPUTS = [
  'CHILDREN_IN_NEED_10_TO_17',
  'YOUTH_OFFENDING_FLAGGED',
  'TEAMS_IN_COUNTRY',
  'TEAMS_ANSWERED',
  'OVERLAP',
  'CHILDREN_PER_EPISODE',
  'SHARE_AGED_10_TO_17',
  'OPEN_EPISODES',
  'FLAGGED_SHARE',
  'CASELOAD',
  'CHILDREN_IN_NEED_ALL_AGES',
  'CRIMINALLY_EXPLOITED_KNOWN',
] as const;
export type IdentifiedInput = (typeof IDENTIFIED_INPUTS)[number];

export type InputKind = 'count' | 'share' | 'ratio';

interface Described {
  readonly words: string;
  readonly kind: InputKind;
}

export const IDENTIFIED_WORDS: Readonly<Record<IdentifiedInput, Described>> = {
  CHILDREN_IN_NEED_10_TO_17: { words: 'children in need aged 10–17 with gangs as a factor', kind: 'count' },
  YOUTH_OFFENDING_FLAGGED: { words: 'young offenders flagged as gang associated', kind: 'count' },
  TEAMS_IN_COUNTRY: { words: 'youth offending teams', kind: 'count' },
  TEAMS_ANSWERED: { words: 'youth offending teams that answered', kind: 'count' },
  OVERLAP: { words: 'share of flagged young offenders whom children’s services know too', kind: 'share' },
  CHILDREN_PER_EPISODE: { words: 'children an episode with gangs as a factor', kind: 'ratio' },
  SHARE_AGED_10_TO_17: { words: 'share of them aged 10–17', kind: 'share' },
  OPEN_EPISODES: { words: 'open episodes of need with gangs as a factor', kind: 'count' },
  FLAGGED_SHARE: { words: 'share of assessed young offenders flagged as gang associated', kind: 'share' },
  CASELOAD: { words: 'caseload of youth offending teams', kind: 'count' },
  CHILDREN_IN_NEED_ALL_AGES: { words: 'children in need of all ages with gangs as a factor', kind: 'count' },
  CRIMINALLY_EXPLOITED_KNOWN: { words: 'children known to be criminally exploited', kind: 'count' },
};

export interface SourcedFigure {
  readonly figure: number;
  readonly source: string;
  /** Whether somebody put it in place of the published one. */
  readonly edited: boolean;
}

export type IdentifiedFigures = Partial<Readonly<Record<IdentifiedInput, SourcedFigure>>>;

const REPORT = 'Children’s Commissioner, technical report on gangs, 2019';
const published = (figure: number, more: string): SourcedFigure => ({ figure, source: `${REPORT}: ${more}`, edited: false });

export const REPORT_FIGURES: IdentifiedFigures = {
  CHILDREN_IN_NEED_10_TO_17: published(5230, 'children in need census 2017/18'),
  YOUTH_OFFENDING_FLAGGED: published(2420, '130 of 137 teams, 12 months to September 2018, under 18'),
  TEAMS_IN_COUNTRY: published(137, 'Introduction'),
  TEAMS_ANSWERED: published(130, 'Introduction'),
  OVERLAP: published(0.48, 'Findings: Numbers'),
  CHILDREN_PER_EPISODE: published(0.96, '2016/17'),
  SHARE_AGED_10_TO_17: published(0.76, 'Table 1'),
  OPEN_EPISODES: published(8650, 'Department for Education, 2017/18'),
  FLAGGED_SHARE: published(0.12, 'Findings: Numbers'),
  CASELOAD: published(26_681, 'Youth Justice Statistics, year to March 2018'),
  CHILDREN_IN_NEED_ALL_AGES: published(6850, 'children in need census 2017/18'),
};

/** What an authority takes over from England unless its author enters it: shares and ratios, never counts. */
export const TAKEN_FROM_ENGLAND: readonly IdentifiedInput[] = [
  'OVERLAP',
  'CHILDREN_PER_EPISODE',
  'SHARE_AGED_10_TO_17',
  'FLAGGED_SHARE',
];

/** Of how many known children a share is a share: the report's own samples. */
export const KNOWN_SHARES: readonly {
  readonly words: string;
  readonly flagged: number;
  readonly known: number;
  readonly of: string;
}[] = [
  { words: 'gangs as a factor', flagged: 6850, known: 374_580, of: 'children in need whose factors were assessed, 2017/18' },
  {
    words: 'flagged as gang associated',
    flagged: 2420,
    known: 19_750,
    of: 'young offenders assessed by the 130 teams that answered',
  },
];
