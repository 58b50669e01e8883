/**
 * Columns of an extract of assessments. All that may stand there is a word of a short list, a count, or the name of a team or school; whatever else a cell
 * holds is refused and repeated nowhere, since it may be a child’s.
 */
import {
  AGE_BANDS,
  ASSESSMENT_FACTORS,
  ASSOCIATIONS,
  COHORTS,
  ETHNICITIES,
  GENDERS,
  type AssessmentFactor,
} from '../profiles/assessment-factors.js';
import type { ColumnRule, Layout } from './source.js';

/** Ages that an extract may hold and that are not counted. */
export const OTHER_AGES = ['under 10', '18 and over'] as const;
export const CLUSTER_KINDS = ['team', 'school', 'authority'] as const;
/** Of a factor: nothing recorded. */
export const MISSING = 'missing';
/** The same of all else that is stated of a child. */
export const NOT_STATED = ['', MISSING, 'not recorded', 'not stated', 'unknown'] as const;

const LONGEST_CELL = 40;

const worded = (name: string, words: readonly string[], description: string, required = true, mayBeEmpty = true): ColumnRule => ({
  name,
  kind: 'text',
  required,
  mayBeEmpty,
  description: `${description}: ${words.join(', ')}${mayBeEmpty ? '; empty: not recorded' : ''}`,
  screenedAs: 'text',
  longest: LONGEST_CELL,
});

const OF_THE_FILE: readonly ColumnRule[] = [
  worded('cohort', COHORTS, 'Of whom the file is, the same in every row', true, false),
  {
    name: 'period',
    kind: 'text',
    required: true,
    description: 'The year that the assessments are of, the same in every row: 2025/26',
    screenedAs: 'text',
    longest: LONGEST_CELL,
  },
];
const OF_THE_CHILD: readonly ColumnRule[] = [
  worded('age_band', [...OTHER_AGES.slice(0, 1), ...AGE_BANDS, ...OTHER_AGES.slice(1)], 'Age in bands, never a day of birth'),
  worded('gender', GENDERS, 'Gender'),
  worded('ethnicity', ETHNICITIES, 'Ethnic group: held equal in ratios, and no weight in any estimate'),
  worded('gang_association', ASSOCIATIONS, 'Associated with a gang. «Yet to clarify» stays a group of its own'),
];
const CLUSTER: readonly ColumnRule[] = [
  {
    name: 'cluster',
    kind: 'text',
    required: false,
    mayBeEmpty: true,
    description: 'Team, school or authority by its code: errors are clustered by it. No worker’s name, no child’s number',
    screenedAs: 'text',
    longest: LONGEST_CELL,
  },
  worded('cluster_kind', CLUSTER_KINDS, 'What the clusters are, the same in every row', false),
];
const factorColumn = ({ code, label }: AssessmentFactor): ColumnRule => worded(code, ['yes', 'no', MISSING], label, false);

const columns: readonly ColumnRule[] = [...OF_THE_FILE, ...OF_THE_CHILD, ...CLUSTER, ...ASSESSMENT_FACTORS.map(factorColumn)];

export const ONE_ROW_A_CHILD: Layout = { name: 'one row a child, nothing that says who', columns };
export const COUNTED_TOGETHER: Layout = {
  name: 'children counted together',
  columns: [
    ...columns,
    { name: 'children', kind: 'integer', required: true, description: 'How many children the row stands for' },
  ],
};

/** Headings that say who a child is, however they are written. */
const SAYS_WHO =
  /name|initial|birth|\bdob\b|upn|pupil.?n|nhs|postcode|post.?code|address|street|phone|mobile|mail|\bid\b|identif|reference|\bref\b|number|\bno\b|note|comment|text|description|detail|worker|parent.?s|school.?name/i;

/** What is wrong with a heading that is none of ours. */
export function whyNotColumn(heading: string): string {
  const says = SAYS_WHO.test(heading.replaceAll(/[_-]/g, ' ')) || SAYS_WHO.test(heading);
  return says
    ? 'A column of the file seems to say who a child is, or what somebody wrote of one.'
    : 'A column of the file is none of those that an extract may have.';
}
