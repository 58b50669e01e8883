/** Failures of our own, forced by breaking the database under the server in every way that its words could tell of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';

let database: PostgresDatabase;
let served: Served;

beforeAll(async () => {
  database = await testDatabase('server');
  served = await serve(database);
});
afterAll(async () => {
  await served.close();
  await database.close();
});

const QUESTIONS = [
  '{ installation { partnership vintages { type } coverage { kind } categories { kind } loadedOn extent dataVersion } }',
  '{ areas(type: WARD) { edges { node { gssCode name } } totalCount } }',
  '{ area(gssCode: "E05000001") { name } }',
  '{ findPlace(text: "Bootle") { name } }',
  '{ places(kinds: [SCHOOL]) }',
  '{ youthProvision { totalCount edges { node { name } } } }',
  '{ incidents(filter: {}) { totalCount edges { node { id } } } }',
  '{ incidentCounts(filter: {}, by: KIND) { total { count } } }',
  '{ incidentGrid(filter: {}, cellMetres: 500) { cells } }',
  '{ incidentPoints(filter: {}) }',
  '{ batches { edges { node { id } } } }',
  '{ auditEvents { edges { node { action } } } }',
] as const;
const FILES = ['areas.csv', 'counts.csv', 'grid.geojson', 'points.csv', 'provision.csv', 'provision.geojson'] as const;

/** What a database, a driver or a program says of itself. */
const TELLING = new RegExp(
  [
    'relation|constraint|permission denied|does not exist|violates|duplicate key|syntax error|put_aside|a_secret_rule|homeward_',
    '\\bSELECT\\b|\\bINSERT\\b|\\bFROM\\b|\\bLOCK\\b|pg_|postgis|\\b[0-9]{2}[A-Z0-9]{3}\\b(?=[^-])',
    'node_modules|\\.[jt]s\\b|\\n\\s+at |\\bat \\w+ \\(|QueryFailed|DatabaseError|TypeError',
    process.cwd(),
    '/tmp/',
  ].join('|'),
  'i',
);
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Answers INTERNAL among them are counted; none of any code may tell. */
function failuresIn(answers: readonly Answer[]): number {
  let failures = 0;
  for (const { text, body } of answers) {
    if (!body.errors) continue;
    expect(text.replaceAll(ID, 'ID')).not.toMatch(TELLING);
    for (const { extensions } of body.errors) {
      if (extensions.code !== 'INTERNAL') continue;
      failures += 1;
      // The detail is in the log, under the id that the caller was told.
      expect(served.log.find(({ id }) => id === extensions.id)).toMatchObject({ level: 50 });
    }
  }
  return failures;
}

async function askAll(): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of QUESTIONS)
    answers.push(await served.ask(question, {}, 'police-analyst', { 'x-homeward-purpose': 'operation; a test' }));
  const headers = { authorization: `Bearer ${await served.token()}`, 'x-homeward-purpose': 'operation; a test' };
  for (const file of FILES) answers.push(await served.send(`/export/${file}`, { headers }));
  answers.push(await served.send('/boundaries/ward/2024/low.geojson', { headers }));
  return answers;
}

async function broken(breaking: string, mending: string, ask: () => Promise<Answer[]>): Promise<Answer[]> {
  await database.asOwner((sql) => sql.execute(breaking));
  try {
    return await ask();
  } finally {
    await database.asOwner((sql) => sql.execute(mending));
  }
}

describe('failures of our own say nothing of how we are made', () => {
  const TABLES = [
    'setting',
    'area',
    'area_boundary',
    'batch',
    'batch_coverage',
    'asb_report',
    'youth_place',
    'place',
    'audit_event',
  ];

  it('when tables are gone, or may not be read: thirty and more', async () => {
    let failures = 0;
    for (const table of TABLES) {
      failures += failuresIn(
        await broken(`ALTER TABLE ${table} RENAME TO put_aside`, `ALTER TABLE put_aside RENAME TO ${table}`, askAll),
      );
      const columns = await database.asOwner((sql) =>
        sql.query<{ name: string }>(
          `SELECT attname::text AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
            ORDER BY attnum LIMIT 1`,
          [table],
        ),
      );
      const column = columns[0]!.name;
      failures += failuresIn(
        await broken(
          `ALTER TABLE ${table} RENAME COLUMN ${column} TO a_secret_column`,
          `ALTER TABLE ${table} RENAME COLUMN a_secret_column TO ${column}`,
          askAll,
        ),
      );
    }
    expect(failures).toBeGreaterThanOrEqual(30);
    // Mended, nothing of it stays; and all but one of the questions can be answered of an empty database.
    const mended = await askAll();
    expect(failuresIn(mended)).toBe(0);
    expect(mended.flatMap(({ body }) => body.errors ?? []).map(({ message }) => message)).toEqual([
      'No areas of this type are loaded.',
    ]);
  });

  it('when the whole schema may not be used by the role of the viewer', async () => {
    const role = 'homeward_police_analyst';
    const answers = await broken(
      `REVOKE USAGE ON SCHEMA homeward FROM ${role}`,
      `GRANT USAGE ON SCHEMA homeward TO ${role}`,
      askAll,
    );
    expect(failuresIn(answers)).toBeGreaterThanOrEqual(10);
  });

  it('when a rule of a table is broken in signing in', async () => {
    const answers = await broken(
      'ALTER TABLE browser_session ADD CONSTRAINT a_secret_rule CHECK (false) NOT VALID',
      'ALTER TABLE browser_session DROP CONSTRAINT a_secret_rule',
      async () => [
        await served.send('/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
          body: '{"persona":"partner"}',
        }),
      ],
    );
    expect(failuresIn(answers)).toBe(1);
    expect(answers[0]!.headers).not.toHaveProperty('set-cookie');
  });

  it('when connections are ended from outside in the middle of a statement', async () => {
    const answers = await database.asOwner(async (sql) => {
      await sql.execute('LOCK TABLE area IN ACCESS EXCLUSIVE MODE');
      const asked = served.ask(QUESTIONS[1]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await sql.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return [await asked];
    });
    expect(failuresIn(answers)).toBe(1);
    expect((await served.ask(QUESTIONS[1])).body.errors).toBeUndefined();
  });
});
