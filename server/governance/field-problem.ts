/** What is wrong with one field of a form, and what to do about it. */
export interface FieldProblem {
  /** As the file names it: `retention.months`. */
  readonly field: string;
  readonly problem: string;
}
