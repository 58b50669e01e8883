/**
 * What has to be said beside single tables and ratios of the Children’s Commissioner’s technical report, whoever loads them: errors and contradictions found in the
 * printed text, in our words. By the id of the table; a figure that is not loaded needs none.
 */
const byAnswers = (what: string): string =>
  `Percentages are of those with an answer. The report’s appendix gives another percentage for ${what}, because it divides by all children.`;
const OF_THOSE_WITH_A_PUPIL_NUMBER =
  'A missing share of 3 % is printed, which can hold only for children with a pupil number: far fewer stand here than there are of that age.';
const THREE_PER_CENT =
  'Nobody is printed as missing, yet its columns add up to about 3 % fewer children than the other tables of the same sample.';

const OF_TABLES: Readonly<Record<string, readonly string[]>> = {
  '1': [
    'Its gang associated children add up to 10 fewer than other tables of the same children: each cell is rounded by itself.',
  ],
  '6': [byAnswers('White')],
  '16': [byAnswers('parental mental health')],
  '23': [byAnswers('living with offenders')],
  '32': ['Two tables are printed with the number 32 and one caption; this is the first, of drug misuse.'],
  '32b': ['Printed as a second table 32 under the caption of the first: its rows are of sexual exploitation.'],
  '34': [
    OF_THOSE_WITH_A_PUPIL_NUMBER,
    'The main report words it as alternative provision at present; the table is of any time in a pupil referral unit within twelve months.',
  ],
  '35': [
    'The text gives a base of 7,700; the table adds up to 7,320. Its 33 and 67 per cent fit its rounded counts to within a point.',
  ],
  '36': [OF_THOSE_WITH_A_PUPIL_NUMBER],
  '37': ['Means alone are printed, of children with any absence: neither a spread nor how many of each group there are.'],
  '40': [THREE_PER_CENT],
  '41': [THREE_PER_CENT],
  '42': ['Two tables are printed with the number 42 and one caption; this is the first, of mental health.'],
  '42b': ['Printed as a second table 42 under the caption of the first: its rows are of self-harm.'],
  '43': ['Of children with information on special needs in one month, about half of the gang associated: not of all of them.'],
  '44': ['Of children with any special need: its base is a part of the table before it.'],
};

const THAT_REPORT = /\bCCO\b|Children.s Commissioner/i;

/** @param document as the row names it; tables of other reports have other errors */
export const caveatsOf = (tableId: string, document: string): readonly string[] =>
  THAT_REPORT.test(document) ? (OF_TABLES[tableId] ?? []) : [];

/** What holds for all of them. */
export const OF_ALL_RATIOS: readonly string[] = [
  'The text gives no confidence intervals, so none are shown; «nearly» and «more than» are bounds and are shown as such.',
  'Significant is what has p under 0.0001 by the report’s own rule. Its modified Poisson regression is that of Zou (2004), spelt otherwise there.',
  'Ratios compare children whom services had assessed already: they say nothing of children whom nobody assessed, and not what causes what.',
];
