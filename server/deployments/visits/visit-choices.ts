/** What phones offer to choose from, in the planner's words: agencies to refer to, campaigns, and where issues are passed. Screened for persons. */
import { recordIn } from '../../audit/write-events.sql.js';
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { personsIn } from '../../governance/persons-in-terms.js';

export type ChoiceKind = 'referral' | 'campaign' | 'passed to';

export interface ChoiceTerms {
  readonly kind: ChoiceKind;
  readonly name: string;
  readonly offered: boolean;
}

export interface VisitChoice extends ChoiceTerms {
  readonly id: number;
  readonly version: number;
}

const LONGEST = 60;
const MOST_OF_A_KIND = 30;

export function listChoices(sql: Sql, offeredOnly: boolean): Promise<VisitChoice[]> {
  return sql.query<VisitChoice>(
    `SELECT id, kind, name, offered, version FROM visit_choice WHERE offered OR NOT $1::boolean
      ORDER BY array_position(ARRAY['referral', 'passed to', 'campaign'], kind), id`,
    [offeredOnly],
  );
}

/** @param which null for a new one. What was recorded under a choice goes by its name as it is now. */
export async function keepChoice(
  database: Database,
  which: Which | null,
  terms: ChoiceTerms,
  who: Acting,
): Promise<Outcome<object>> {
  const name = terms.name.trim().replaceAll(/\s+/g, ' ');
  if (name.length < 3 || name.length > LONGEST) return failed('name', `Write its name in 3 to ${LONGEST} characters.`);
  const persons = personsIn(name, 'name');
  if (persons.length > 0) return refused(persons);
  return database.asOwner(async (sql) => {
    await sql.execute('LOCK TABLE visit_choice IN SHARE ROW EXCLUSIVE MODE');
    const all = await listChoices(sql, false);
    const same = all.filter(({ kind }) => kind === terms.kind);
    if (same.some((choice) => choice.name.toLowerCase() === name.toLowerCase() && choice.id !== which?.id))
      return failed('name', 'There is one of this name.');
    if (which === null) {
      if (same.length >= MOST_OF_A_KIND)
        return failed('kind', `No more than ${MOST_OF_A_KIND} of a kind: rename one that is offered no more.`);
      await sql.execute('INSERT INTO visit_choice (kind, name, offered) VALUES ($1, $2, $3)', [terms.kind, name, terms.offered]);
    } else {
      const before = all.find(({ id }) => id === which.id);
      if (before === undefined || before.kind !== terms.kind) return failed('id', 'There is no such choice.');
      if (which.version != null && which.version !== before.version)
        return failed('', 'Somebody changed this choice since you opened it. Open it again, and look at what is there now.');
      await sql.execute('UPDATE visit_choice SET name = $2, offered = $3, version = version + 1 WHERE id = $1', [
        which.id,
        name,
        terms.offered,
      ]);
    }
    await recordIn(sql, who, { action: 'DEPLOYMENT', subject: 'visit-choices', detail: { change: 'choices changed' } });
    return { ok: true };
  });
}
