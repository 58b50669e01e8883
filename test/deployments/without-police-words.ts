import type { Database } from '../../server/database/database.js';

/** For tests that begin before the police were asked of anything, on the demonstration, where they were: what nobody else can is done as the owner of the tables. */
export async function withoutPoliceWords(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    await sql.execute('ALTER TABLE crew_safety_word_change DISABLE TRIGGER crew_safety_word_change_kept');
    for (const table of ['crew_safety_word_change', 'crew_safety_word', 'crew_safety_question'])
      await sql.execute(`DELETE FROM ${table}`);
    await sql.execute('ALTER TABLE crew_safety_word_change ENABLE ALWAYS TRIGGER crew_safety_word_change_kept');
  });
}
