/**
 * Somebody asks everything, a single record is corrected or taken out, and they ask everything again: nothing may have moved, in any process
 * and after a restart. What was published of a month stays until ten of its records have changed; a new month comes beside it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { renewDataVersion } from '../../server/database/data-version.js';
import type { Database } from '../../server/database/database.js';
import { openDatabase } from '../../server/database/open-database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { PublicationKeeper } from '../../server/incidents/incidents.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { removeRecord } from '../../server/ingest/remove-record.js';
import { undoBatch } from '../../server/ingest/ingest.service.js';
import { serve, type Served } from '../api/serve.js';
import { demonstrationDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

let database: PostgresDatabase;
let served: Served;
const others: { served: Served; database: PostgresDatabase }[] = [];

beforeAll(async () => {
  database = await demonstrationDatabase();
  served = await serve(database);
}, 180_000);
afterAll(async () => {
  await served.close();
  for (const other of others) {
    await other.served.close();
    await other.database.close();
  }
  await database.close();
});

/** Another process, or this one after a restart: it has nothing in memory. */
async function another(): Promise<Served> {
  const databaseUrl = (database.dataSource.options as { url: string }).url;
  const own = await openDatabase({ databaseUrl, dataDirectory: '' });
  others.push({ served: await serve(own), database: own });
  return others.at(-1)!.served;
}

const ASB = { kinds: ['ASB_REPORT'] };
const MONTH = { ...ASB, from: '2026-03-01', to: '2026-03-31' };
const QUARTER = { ...ASB, from: '2026-01-01', to: '2026-03-31' };
const YEAR = { ...ASB, from: '2025-11-01', to: '2026-10-31' };
const QUESTIONS: readonly (readonly [PersonaName, object, string])[] = [
  ['partner', ASB, 'by: MONTH'],
  ['partner', MONTH, 'by: AREA, areaType: WARD'],
  ['partner', MONTH, 'by: CATEGORY'],
  ['partner', QUARTER, 'by: AREA, areaType: WARD'],
  ['partner', YEAR, 'by: AREA, areaType: WARD'],
  ['partner', YEAR, 'by: CATEGORY'],
  ['jsna-author', YEAR, 'by: AREA, areaType: LSOA'],
  ['jsna-author', MONTH, 'by: AREA, areaType: WARD'],
  ['council-analyst', MONTH, 'by: AREA, areaType: WARD'],
];

/** All answers, word for word: displayed figures, what is withheld, sources, months. */
async function everything(server = served): Promise<string[]> {
  const answers: string[] = [];
  for (const [persona, filter, by] of QUESTIONS) {
    const { body } = await server.ask(
      `query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, ${by}) { total { count suppressed } rows { key count { count suppressed } } } }`,
      { filter },
      persona,
    );
    expect(body.errors).toBeUndefined();
    answers.push(`${persona} ${by} ${JSON.stringify(filter)} ${JSON.stringify(body.data)}`);
  }
  return answers;
}

interface Row {
  readonly key: string;
  readonly count: { readonly count: number | null; readonly suppressed: boolean };
}

function rowsOf(answer: string): readonly Row[] {
  const { incidentCounts } = JSON.parse(answer.slice(answer.indexOf('{"incidentCounts"'))) as { incidentCounts: { rows: Row[] } };
  return incidentCounts.rows;
}

/** Records of a ward and month whose number lies at the edge of a rounding or of the threshold, and which are not the council's own, whose analysts have them one by one. */
async function recordsAtTheEdge(howMany: number): Promise<string[]> {
  const rows = await database.asOwner((sql) =>
    sql.query<{ reference: string }>(
      `WITH counted AS (
         SELECT m.gss_code AS ward, array_agg(r.reference ORDER BY r.reference)
                  FILTER (WHERE r.agency <> 'council' OR r.national_type = 'personal') AS refs, count(*) AS n
           FROM asb_report r JOIN area_lsoa m ON m.type = 'WARD' AND m.lsoa_code = r.lsoa21 AND m.lsoa_vintage = 2021
          WHERE london_month(r.occurred_from) = '2026-03-01' GROUP BY 1)
       SELECT unnest(refs[1:$1]) AS reference FROM counted WHERE n % 5 = 3 AND cardinality(refs) > 0 ORDER BY ward LIMIT $1`,
      [howMany],
    ),
  );
  expect(rows).toHaveLength(howMany);
  return rows.map(({ reference }) => reference);
}

async function remove(reference: string): Promise<void> {
  expect(await removeRecord(database as Database, asbReports, reference, 'cli:test')).toMatchObject({ ok: true, removed: 1 });
}

let before: string[];

describe('between two versions of the data', () => {
  it('a record that is taken out moves nothing, in this process, in another, and after a restart', async () => {
    before = await everything();
    const [reference] = await recordsAtTheEdge(1);
    await remove(reference!);
    expect(await everything()).toEqual(before);
    expect(await everything(await another())).toEqual(before);
    // Who has the rows sees at once that it is gone.
    const left = await database.asOwner((sql) => sql.query('SELECT FROM asb_report WHERE reference = $1', [reference]));
    expect(left).toEqual([]);
  });

  it('would have moved figures, were they made anew: the attack is a real one', async () => {
    const kept = await database.asOwner((sql) => sql.query<{ name: string }>('SELECT * FROM protected_publication'));
    await database.asOwner((sql) => sql.execute('DELETE FROM protected_publication'));
    const anew = await everything(await another());
    expect(anew).not.toEqual(before);
    await database.asOwner(async (sql) => {
      await sql.execute('DELETE FROM protected_publication');
      await sql.execute(
        'INSERT INTO protected_publication SELECT * FROM jsonb_populate_recordset(NULL::protected_publication, $1::jsonb)',
        [JSON.stringify(kept)],
      );
    });
    expect(await everything(await another())).toEqual(before);
  });

  it('a record that is corrected, into another month, moves nothing either', async () => {
    await database.asOwner(async (sql) => {
      const [corrected] = await sql.query<{ batch: number }>(
        `UPDATE asb_report SET occurred_from = occurred_from - interval '31 days', occurred_to = occurred_to - interval '31 days'
          WHERE reference = $1 RETURNING batch_id AS batch`,
        [(await recordsAtTheEdge(1))[0]],
      );
      await asbReports.refresh(sql, { batchIds: [corrected!.batch] });
      await renewDataVersion(sql);
    });
    expect(await everything()).toEqual(before);
  });

  it('a new month comes in, and the published ones stay as they were', async () => {
    const [at] = await database.asOwner((sql) =>
      sql.query<{ longitude: number; latitude: number }>(
        `SELECT ST_X(centre) AS longitude, ST_Y(centre) AS latitude FROM area WHERE type = 'LSOA' AND in_use ORDER BY gss_code LIMIT 1`,
      ),
    );
    const rows = Array.from(
      { length: 40 },
      (_, row) =>
        `N${row},marram,2026-11-${String((row % 20) + 1).padStart(2, '0')}T20:15,${at!.longitude},${at!.latitude},Noise`,
    );
    const loaded = await loadText(
      database,
      asbReports,
      ['reference,force,occurred_from,longitude,latitude,category', ...rows, ''].join('\n'),
    );
    expect(loaded.errors).toEqual([]);
    const after = await everything();
    // Which cells are withheld may differ, since the new month's need others with them; a figure that is shown twice is the same.
    const figuresOf = (answers: readonly string[]): Map<string, number> =>
      new Map(
        answers.flatMap((answer, question) => {
          const rows = rowsOf(answer).filter(
            ({ key, count }) => !count.suppressed && (answer.includes('"to":"2026-03-31"') || key < '2026-11'),
          );
          return answer.includes('"to":"2026-10-31"')
            ? []
            : rows.map(({ key, count }) => [`${question} ${key}`, count.count!] as const);
        }),
      );
    const [earlier, later] = [figuresOf(before), figuresOf(after)];
    const moved = [...earlier].filter(([cell, count]) => later.has(cell) && later.get(cell) !== count);
    expect(moved).toEqual([]);
    expect([...earlier.keys()].filter((cell) => later.has(cell)).length).toBeGreaterThan(earlier.size * 0.8);
    expect(rowsOf(after[0]!).find(({ key }) => key === '2026-11')!.count.count).toBe(40);
    expect(await everything(await another())).toEqual(after);
    // Taken back, all is as it was.
    await undoBatch(database, loaded.batch!, 'cli:test');
    expect(await everything()).toEqual(before);
  });

  it('ten records together are published', async () => {
    for (const reference of await recordsAtTheEdge(10)) await remove(reference);
    const after = await everything();
    expect(after).not.toEqual(before);
    expect(await everything(await another())).toEqual(after);
  });

  it('publications are ready before anybody asks, and what they hold is answered', async () => {
    const after = await everything();
    await database.asOwner((sql) => sql.execute('DELETE FROM protected_publication'));
    const failures: unknown[] = [];
    await new PublicationKeeper(database, (error) => failures.push(error)).look();
    expect(failures).toEqual([]);
    const marks = () =>
      database.asOwner((sql) =>
        sql.query<{ name: string; mark: string }>('SELECT name, mark FROM protected_publication ORDER BY name'),
      );
    const made = await marks();
    expect(made.map(({ name }) => name)).toContain('["ASB_REPORTS","WARD",null] ');
    const fresh = await another();
    expect((await everything(fresh)).slice(0, 8)).toEqual(after.slice(0, 8));
    // Nothing was made again for the questions, but what an agency has of its own.
    expect((await marks()).filter(({ name }) => name.includes(',null]'))).toEqual(made);
    // Nothing changed: nothing is made again.
    await new PublicationKeeper(database, (error) => failures.push(error)).look();
    expect((await marks()).filter(({ name }) => name.includes(',null]'))).toEqual(made);
  });
});
