/** A hotspot area of tests, on the sheet of test/areas/squares.ts. */
import type { Database } from '../../server/database/database.js';
import { ring } from '../areas/squares.js';

export const DISTRICT = ['LAD25CD', 'LAD25NM'] as const;

export const TERMS = {
  name: 'Zoë Parade',
  reason: 'Reports of anti-social behaviour by the shelters, on Friday evenings.',
  leastIntrusive: 'Lighting and a youth session nearby were tried first and did not do.',
  equalityNote: 'Young people meet here. The team speaks with them before anybody else.',
  owner: 'Neighbourhood policing team',
  source: 'council team',
  detectionRun: null,
} as const;

/** A square with its middle at a column and row of the sheet, `side` hundredths of a degree long. */
export function around(column: number, row: number, side = 0.3) {
  return { type: 'Polygon', coordinates: [ring([column - side / 2, row - side / 2, side, side])] };
}

/** For tests that begin with none, on the demonstration, which has some: what nobody else can is done here, as the owner of the tables. */
export async function withoutInventedAreas(database: Database): Promise<void> {
  const ofEffects = ['effect_conclusion_withdrawal', 'effect_conclusion', 'effect_record'];
  const tables = [...ofEffects, 'hotspot_threat_note', 'hotspot_area_change', 'hotspot_area'];
  await database.asOwner(async (sql) => {
    await sql.execute('DELETE FROM account_measure WHERE conclusion_id IS NOT NULL');
    for (const table of tables) {
      await sql.execute(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_kept`);
      await sql.execute(`DELETE FROM ${table}`);
      await sql.execute(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept`);
    }
  });
}
