/** Columns of an extract for a typology: a word of a short list, or a count. Whatever else a cell holds is refused and repeated nowhere. */
import { TYPOLOGY_COHORTS, TYPOLOGY_INDICATORS } from '../typology/typology-indicators.js';
import type { ColumnRule, Layout } from './source.js';

export const YES = ['yes', '1'] as const;
export const NO = ['no', '0'] as const;
export const NOT_RECORDED = ['', 'missing', 'not recorded', 'unknown'] as const;

const LONGEST_CELL = 40;

const columns: readonly ColumnRule[] = [
  {
    ...{ name: 'cohort', kind: 'text', required: true, screenedAs: 'text', longest: LONGEST_CELL },
    description: `Of whom the file is, the same in every row: ${TYPOLOGY_COHORTS.join(', ')}`,
  },
  {
    ...{ name: 'period', kind: 'text', required: true, screenedAs: 'text', longest: LONGEST_CELL },
    description: 'The year that it is of, the same in every row: 2025/26',
  },
  ...TYPOLOGY_INDICATORS.map(({ code, label }): ColumnRule => ({
    ...{ name: code, kind: 'text', required: false, mayBeEmpty: true, screenedAs: 'text', longest: LONGEST_CELL },
    description: `${label}: yes or 1, no or 0; empty or missing: not recorded`,
  })),
];

export const CHILD_BY_CHILD: Layout = { name: 'one row a child, three to eight indicators', columns };
export const PATTERNS_COUNTED: Layout = {
  name: 'patterns counted together',
  columns: [...columns, { name: 'children', kind: 'integer', required: true, description: 'How many children have the pattern' }],
};
