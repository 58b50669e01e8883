/** A change that somebody asks for: of which record, as they saw it, and what became of it: done, or each field that is wrong. */
import type { FieldProblem } from './field-problem.js';

/** Which record, and in which version somebody saw it: changed since, it is not changed again unseen. */
export interface Which {
  readonly id: number;
  readonly version?: number | null | undefined;
}

export interface Refused {
  readonly ok: false;
  readonly problems: readonly FieldProblem[];
}

export type Outcome<Done extends object> = ({ readonly ok: true } & Readonly<Done>) | Refused;

export const refused = (problems: readonly FieldProblem[]): Refused => ({ ok: false, problems });

/** One field, and what is wrong with it; an empty name means the whole. */
export const failed = (field: string, problem: string): Refused => refused([{ field, problem }]);
