/** Adding a record of the account or changing one, by form: as it was seen or not at all, each field that is wrong told, and the change in the history. */
import type { Acting } from '../audit/actor.js';
import type { Database, Sql } from '../database/database.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { failed, refused, type Outcome, type Which } from '../governance/asked-change.js';
import { changedFields, tell } from './history.js';
import { lockAdditions } from './lock-additions.js';
import { oneLine, problemsOfReason } from './read-words.js';

export interface KindOfRecord<Terms extends object, Stored extends Terms & { readonly id: number; readonly version: number }> {
  /** «activity», in the history. */
  readonly name: string;
  /** What is said where there is none of the number. */
  readonly absent: string;
  /** What is said where somebody was quicker. */
  readonly stale: string;
  readonly lock: (sql: Sql, id: number) => Promise<Stored | null>;
  /** @param id of the one that is changed; null for a new one */
  readonly read: (sql: Sql, id: number | null) => Promise<{ problems: FieldProblem[]; terms: Terms }>;
  readonly insert: (sql: Sql, terms: Terms) => Promise<number>;
  readonly update: (sql: Sql, before: Stored, terms: Terms) => Promise<void>;
  /** What the history may say of it, for good; all of it unless told. */
  readonly told?: (terms: Terms) => object;
}

/** @param which null for a new one; a change needs its reason */
export function keepRecord<Terms extends object, Stored extends Terms & { readonly id: number; readonly version: number }>(
  database: Database,
  { name, absent, stale, lock, read, insert, update, told = (terms) => terms }: KindOfRecord<Terms, Stored>,
  which: Which | null,
  reason: string | null,
  who: Acting,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql): Promise<Outcome<{ id: number }>> => {
    await lockAdditions(sql, name);
    const before = which === null ? null : await lock(sql, which.id);
    if (which !== null && before === null) return failed('', absent);
    if (before !== null && before.version !== which!.version) return failed('', stale);
    const why = oneLine(reason ?? '');
    const { problems, terms } = await read(sql, before?.id ?? null);
    if (before !== null) problems.push(...problemsOfReason(why));
    if (problems.length > 0) return refused(problems);
    if (before === null) {
      const id = await insert(sql, terms);
      await tell(sql, who, { record: `${name}:${id}`, change: 'added', fields: changedFields({}, told(terms)) });
      return { ok: true, id };
    }
    await update(sql, before, terms);
    const fields = changedFields(told(before), told(terms));
    await tell(sql, who, { record: `${name}:${before.id}`, change: 'changed', fields, reason: why });
    return { ok: true, id: before.id };
  });
}
