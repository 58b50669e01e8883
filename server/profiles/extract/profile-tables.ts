/**
 * Cross-tabs of an extract: each factor, and each thing that is stated of children, by association with a gang. Every group is protected by itself with its number of
 * children taken as known (server/disclosure/parts-of-children.ts), and there is no sum over the groups, so no two tables give a third.
 */
import { divide, type DividedGroup } from '../../disclosure/disclosure.js';
import { AGE_BANDS, ASSOCIATIONS, ETHNICITIES, findFactor, GENDERS, type Association } from '../assessment-factors.js';
import type { AssessmentCell } from './own-extracts.sql.js';

export interface ProfileTable {
  readonly code: string;
  readonly label: string;
  readonly kind: 'factor' | 'children';
  readonly rows: readonly string[];
  readonly groups: readonly (DividedGroup & { readonly group: Association })[];
}

/** `always`: whoever it is not recorded of was left out when the file was read. */
const OF_CHILDREN = [
  { code: 'age_band', label: 'Age', rows: AGE_BANDS, read: (cell: AssessmentCell) => cell.ageBand, always: true },
  { code: 'gender', label: 'Gender', rows: GENDERS, read: (cell: AssessmentCell) => cell.gender, always: true },
  { code: 'ethnicity', label: 'Ethnic group', rows: ETHNICITIES, read: (cell: AssessmentCell) => cell.ethnicity, always: false },
] as const;
const ANSWERS = ['yes', 'no'] as const;

/** @param cells of all factors of the extract */
export function profileTables(cells: readonly AssessmentCell[], factors: readonly string[]): ProfileTable[] {
  // Every child is in the cells of every factor once.
  const once = cells.filter(({ factor }) => factor === factors[0]);
  const children = ({ yes, no, missing }: AssessmentCell): number => yes + no + missing;
  const demographic = OF_CHILDREN.map(({ code, label, rows, read, always }): ProfileTable => ({
    code,
    label,
    kind: 'children',
    rows,
    groups: ASSOCIATIONS.map((group) => {
      const own = once.filter(({ association }) => association === group);
      const count = (row: string | null): number =>
        sumOf(
          own.filter((cell) => read(cell) === row),
          children,
        );
      return { group, ...divide(new Map(rows.map((row) => [row, count(row)])), always ? null : count(null)) };
    }),
  }));
  return [...demographic, ...factors.map((factor) => tableOf(factor, cells))];
}

function tableOf(factor: string, cells: readonly AssessmentCell[]): ProfileTable {
  const own = cells.filter((cell) => cell.factor === factor);
  return {
    code: factor,
    label: findFactor(factor)?.label ?? factor,
    kind: 'factor',
    rows: ANSWERS,
    groups: ASSOCIATIONS.map((group) => {
      const ofGroup = own.filter(({ association }) => association === group);
      const counts = new Map(ANSWERS.map((answer) => [answer, sumOf(ofGroup, (cell) => cell[answer])]));
      return {
        group,
        ...divide(
          counts,
          sumOf(ofGroup, ({ missing }) => missing),
        ),
      };
    }),
  };
}

const sumOf = (cells: readonly AssessmentCell[], count: (cell: AssessmentCell) => number): number =>
  cells.reduce((sum, cell) => sum + count(cell), 0);
