/** Children of an extract, counted together while the file is read: who is left out by which rule, and of the rest each factor by itself. */
import type { BulkValue } from '../database/database.js';
import { AGE_BANDS } from '../profiles/assessment-factors.js';
import { UnreadableFile } from './refusals.js';

/** One row of the file. Null: not stated. */
export interface AssessedChildren {
  readonly cluster: string | null;
  readonly association: string | null;
  readonly ageBand: string | null;
  readonly gender: string | null;
  readonly ethnicity: string | null;
  /** One a factor of the file. */
  readonly answers: readonly ('yes' | 'no' | null)[];
  readonly children: number;
}

interface ExclusionRule {
  readonly rule: string;
  readonly leavesOut: (row: AssessedChildren, clustered: boolean) => boolean;
}

/** In this order: whoever the first leaves out is not looked at by the others. */
const RULES: readonly ExclusionRule[] = [
  { rule: 'age not recorded', leavesOut: ({ ageBand }) => ageBand === null },
  { rule: 'not aged 10 to 17', leavesOut: ({ ageBand }) => !(AGE_BANDS as readonly (string | null)[]).includes(ageBand) },
  { rule: 'gender not recorded', leavesOut: ({ gender }) => gender === null },
  { rule: 'association with a gang not recorded', leavesOut: ({ association }) => association === null },
  { rule: 'team, school or authority not recorded', leavesOut: ({ cluster }, clustered) => clustered && cluster === null },
];

/** With fewer children to each, and this many of them, a column of clusters holds something of each child. */
const FEWEST_TO_A_CLUSTER = 5;
const MANY_CLUSTERS = 20;
const LARGEST_FILE = 100_000_000;

const [YES, NO, MISSING] = [0, 1, 2] as const;

export class AssessmentTally {
  private readonly same = new Map<string, string>();
  private readonly excluded = RULES.map(() => 0);
  /** By what is stated of children: three counts for each factor. */
  private readonly cells = new Map<string, { readonly of: readonly (string | null)[]; readonly counts: Int32Array }>();
  private readonly clusters = new Set<string>();
  private children = 0;

  constructor(readonly factors: readonly string[]) {}

  /** Whether every row so far says this in the column. */
  isSame(column: string, said: string): boolean {
    const before = this.same.get(column);
    if (before === undefined) this.same.set(column, said);
    return before === undefined || before === said;
  }

  add(row: AssessedChildren, clustered: boolean): void {
    if (row.children === 0) return;
    const rule = RULES.findIndex(({ leavesOut }) => leavesOut(row, clustered));
    if (rule >= 0) {
      this.excluded[rule]! += row.children;
      return;
    }
    this.children += row.children;
    if (this.children > LARGEST_FILE)
      throw new UnreadableFile('The file has more children than England.', 'Check the column children.');
    if (row.cluster !== null) this.clusters.add(row.cluster);
    const of = [row.cluster, row.association, row.ageBand, row.gender, row.ethnicity];
    const key = JSON.stringify(of);
    let cell = this.cells.get(key);
    if (cell === undefined) this.cells.set(key, (cell = { of, counts: new Int32Array(3 * this.factors.length) }));
    for (const [at, answer] of row.answers.entries())
      cell.counts[3 * at + (answer === 'yes' ? YES : answer === 'no' ? NO : MISSING)]! += row.children;
  }

  /** @throws UnreadableFile when nobody is left, or clusters are children */
  finish(): {
    readonly about: BulkValue[];
    readonly cells: BulkValue[][];
    readonly excluded: readonly { readonly rule: string; readonly children: number }[];
    readonly children: number;
  } {
    if (this.children === 0)
      throw new UnreadableFile(
        'No child is left to count.',
        `Those are counted who are 10 to 17 and of whom age, gender and association are recorded.`,
      );
    if (this.clusters.size >= MANY_CLUSTERS && this.children / this.clusters.size < FEWEST_TO_A_CLUSTER)
      throw new UnreadableFile(
        'The column of clusters differs from child to child: it seems to hold a number or name of each.',
        'Write the team, school or authority there, or leave the column out.',
        { column: 'cluster' },
      );
    const list = (items: readonly (string | number)[]): string => `{${items.map((item) => JSON.stringify(item)).join(',')}}`;
    return {
      about: [
        this.same.get('cohort')!,
        this.same.get('period')!,
        this.same.get('cluster_kind') ?? null,
        list(this.factors),
        list(RULES.map(({ rule }) => rule)),
        list(this.excluded),
      ],
      cells: [...this.cells.values()].flatMap(({ of, counts }) =>
        this.factors.map((factor, at) => [...of, factor, ...[YES, NO, MISSING].map((answer) => String(counts[3 * at + answer]))]),
      ),
      excluded: RULES.map(({ rule }, at) => ({ rule, children: this.excluded[at]! })),
      children: this.children,
    };
  }
}
