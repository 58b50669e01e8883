/** Taking a record of the account out, by form: as it was seen or not at all, with a reason, and the history keeps what it was. */
import type { Acting } from '../audit/actor.js';
import type { Database, Sql } from '../database/database.js';
import { failed, refused, type Outcome, type Which } from '../governance/asked-change.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { tell } from './history.js';
import { oneLine, problemsOfReason } from './read-words.js';

export interface RecordTakenOut<Stored extends { readonly id: number; readonly version?: number }> {
  /** What is said where there is none of the number. */
  readonly absent: string;
  /** What is said where somebody was quicker. */
  readonly stale: string;
  readonly lock: (sql: Sql, id: number) => Promise<Stored | null>;
  /** What is said of one that is not taken out by form; null where it may be. @throws CallerError FORBIDDEN of one that is another’s */
  readonly hindrance?: (stored: Stored) => string | null;
  /** What else the reason may not hold. */
  readonly problemsOfReason?: (reason: string) => readonly FieldProblem[];
  readonly withdraw: (sql: Sql, id: number) => Promise<void>;
  /** As the history has it: of which record, and what of it is gone. */
  readonly told: (stored: Stored) => { readonly record: string; readonly change?: string; readonly gone?: object };
}

/** How a kind of record is taken out. */
export const takingOut =
  <Stored extends { readonly id: number; readonly version?: number }>(kind: RecordTakenOut<Stored>) =>
  (database: Database, which: Which, reason: string, who: Acting): Promise<Outcome<{ id: number }>> =>
    database.asOwner(async (sql) => {
      const stored = await kind.lock(sql, which.id);
      if (stored === null) return failed('', kind.absent);
      const why = kind.hindrance?.(stored) ?? (stored.version === which.version ? null : kind.stale);
      if (why !== null) return failed('', why);
      const problems = [...problemsOfReason(oneLine(reason)), ...(kind.problemsOfReason?.(reason) ?? [])];
      if (problems.length > 0) return refused(problems);
      await kind.withdraw(sql, stored.id);
      const { record, change = 'withdrawn', gone = {} } = kind.told(stored);
      const fields = Object.fromEntries(
        Object.entries(gone).map(([field, before]: [string, unknown]) => [field, { before, after: null }]),
      );
      await tell(sql, who, { record, change, fields, reason: oneLine(reason) });
      return { ok: true, id: stored.id };
    });
