import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DataVersion0006 } from '../../migrations/0006-data-version.js';
import { joinEmbedded } from '../../server/database/open-database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { migrate, migrationState } from '../../server/database/migrate.js';
import { engines, testDatabase } from '../database.js';

class Things implements MigrationInterface {
  name = 'Things0001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN CREATE ROLE homeward_test_viewer NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await runner.query('CREATE TABLE thing (number int NOT NULL, name text, seen_on date, place geometry(Point, 4326))');
    await runner.query('GRANT SELECT ON thing TO homeward_test_viewer');
    await runner.query(
      `DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO homeward_test_viewer', current_schema()); END $$`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thing');
  }
}

/** Every reading of a viewer asks for the name of the data. */
const OWN_MIGRATIONS = [DataVersion0006, Things];

const viewer = { databaseRole: 'homeward_test_viewer', name: "o'brien", agency: 'fire', purpose: 'operation; patrol' };

async function* things(count: number): AsyncGenerator<readonly (string | null)[]> {
  const portion: (string | null)[] = [];
  for (let number = 0; number < count; number += 1) {
    const name = number % 7 === 0 ? null : `na\tme\\ ${number}\r\n"é",{}\\N`;
    portion.push(String(number), name, '2024-02-29', 'SRID=4326;POINT(-3 53.4)');
    if (number % 700 === 0) yield portion.splice(0);
  }
  yield portion;
}

describe.each(engines)('the database on %s', (engine) => {
  let database: PostgresDatabase;

  beforeAll(async () => {
    database = await testDatabase(engine, { migrations: OWN_MIGRATIONS });
  });
  afterAll(() => database.close());

  it('refuses a viewer to write in a reading transaction', async () => {
    const write = database.asViewer(viewer, (sql) => sql.execute('INSERT INTO thing (number) VALUES (1)'));
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  it('refuses a viewer what the role has no grant for', async () => {
    const write = database.asViewer(viewer, (sql) => sql.execute('INSERT INTO thing (number) VALUES (1)'), { write: true });
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  it('goes on as the viewer after an error of our own under another role', async () => {
    const asked = `SELECT current_user::text AS role, current_setting('search_path') AS path`;
    const roles = await database.asViewer(viewer, async (sql) => {
      const [before] = await sql.query(asked);
      const refused = sql.under('homeward_counter', async (other) => {
        await other.query(asked);
        throw new RangeError('too few');
      });
      await expect(refused).rejects.toThrow('too few');
      return [before, ...(await sql.query(asked))];
    });
    expect(roles[0]).toMatchObject({ role: 'homeward_test_viewer' });
    expect(roles[1]).toEqual(roles[0]);
  });

  it('refuses to commit a transaction in which a failure was swallowed', async () => {
    const work = database.asOwner(async (sql) => {
      await sql.execute('INSERT INTO thing (number) VALUES (-1)');
      await sql.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('took the transaction back');
    expect(await database.asOwner((sql) => sql.query('SELECT * FROM thing WHERE number = -1'))).toEqual([]);
  });

  it('refuses a bulk row of the wrong width, leaving nothing of a COPY', async () => {
    async function* rows(): AsyncGenerator<readonly string[]> {
      yield ['1', 'a'];
      yield ['2'];
    }
    await expect(database.append('thing', ['number', 'name'], rows())).rejects.toThrow('1 fields where 2 columns');
    expect(await database.asOwner((sql) => sql.query('SELECT 1 FROM thing'))).toEqual([]);
  });

  it('tells SQL who is asking, inside the transaction only', async () => {
    const asked = `SELECT current_user::text AS role, current_setting('homeward.viewer', true) AS viewer,
      current_setting('homeward.agency', true) AS agency, current_setting('homeward.purpose', true) AS purpose`;
    const [inside] = await database.asViewer(viewer, (sql) => sql.query(asked));
    expect(inside).toEqual({ role: 'homeward_test_viewer', viewer: "o'brien", agency: 'fire', purpose: 'operation; patrol' });
    const [after] = await database.asOwner((sql) => sql.query<{ role: string; viewer: string | null }>(asked));
    expect(after?.role).not.toBe('homeward_test_viewer');
    expect(after?.viewer ?? '').toBe('');
  });

  it('appends rows as they are, and streams them in portions', async () => {
    expect(await database.append('thing', ['number', 'name', 'seen_on', 'place'], things(5001))).toBe(5001);
    const portions: number[] = [];
    let last: unknown;
    await database.asViewer(viewer, async (sql) => {
      const rows = sql.stream(
        'SELECT number, name, seen_on, ST_X(place) AS longitude FROM thing WHERE number >= $1 ORDER BY number',
        [1],
      );
      for await (const portion of rows) {
        portions.push(portion.length);
        last = portion.at(-1);
      }
    });
    expect(portions).toEqual([2000, 2000, 1000]);
    expect(last).toEqual({ number: 5000, name: 'na\tme\\ 5000\r\n"é",{}\\N', seen_on: '2024-02-29', longitude: -3 });
    const [counted] = await database.asOwner((sql) => sql.query('SELECT count(*) AS rows, count(name) AS named FROM thing'));
    expect(counted).toEqual({ rows: 5001, named: 4286 });
  });

  it('migrates once, however often and by however many it is asked', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => migrate(database, { migrations: OWN_MIGRATIONS })));
    expect(reports.flatMap((report) => report.applied)).toEqual([]);
    expect(await migrationState(database, OWN_MIGRATIONS)).toEqual({
      applied: ['DataVersion0006', 'Things0001'],
      pending: [],
      unknown: [],
    });
  });

  it('refuses a database of a newer version', async () => {
    await expect(migrate(database, { migrations: [] })).rejects.toThrow(
      'made by a newer Homeward (it has «DataVersion0006», «Things0001»)',
    );
  });
});

describe.each(engines)('closing the database on %s', (engine) => {
  it('lets the transaction that runs finish, and begins no other', async () => {
    const database = await testDatabase(engine, { migrations: OWN_MIGRATIONS });
    let inside!: () => void;
    const begun = new Promise<void>((resolve) => (inside = resolve));
    const running = database.asOwner(async (sql) => {
      inside();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await sql.execute('INSERT INTO thing (number) VALUES (5)');
      return 'committed';
    });
    await begun;
    const closed = database.close();
    await expect(database.asOwner((sql) => sql.query('SELECT 1'))).rejects.toThrow('is being stopped');
    expect(await running).toBe('committed');
    await closed;
  });
});

describe('the embedded engine', () => {
  let database: PostgresDatabase;

  beforeAll(async () => {
    database = await testDatabase('embedded', { migrations: OWN_MIGRATIONS });
  });
  afterAll(() => database.close());

  it.each([
    ['of a row', 'SELECT ST_Intersection(a, b) FROM shapes WHERE number < 9', []],
    ['of a row, with parameters', 'SELECT ST_Intersection(a, b) FROM shapes WHERE number = $1', [1]],
    ['in an aggregate', 'SELECT ST_Union(g) FROM (SELECT a AS g FROM shapes UNION ALL SELECT b FROM shapes) AS pair', []],
    ['in an aggregate, with parameters', 'SELECT ST_Union(CASE number WHEN $1 THEN a ELSE b END) FROM shapes', [1]],
  ])('says so when the geometry library gives up (%s), and takes the transaction back', async (_, text, parameters) => {
    let said = '';
    const failing = database.asOwner(async (sql) => {
      await sql.execute('INSERT INTO thing (number) VALUES (7)');
      await sql.execute(`CREATE TEMP TABLE shapes ON COMMIT DROP AS SELECT number,
        ST_GeomFromText('POLYGON((0 0,1 1,1 2,1 1,0 0))') AS a,
        ST_GeomFromText('POLYGON((0 0,2 0,0 2,2 2,0 0))') AS b FROM generate_series(1, 2) AS number`);
      await sql.query(text, parameters.length > 0 ? parameters : undefined).catch((error: Error) => (said = error.message));
    });
    await expect(failing).rejects.toThrow('took the transaction back');
    expect(said).toContain('geometry could not be worked with');
    expect(await database.asOwner((sql) => sql.query('SELECT 1 FROM thing'))).toEqual([]);
  });

  it('keeps a transaction whole and under its role that waited with other connections for its turn', async () => {
    const { host } = database.dataSource.options as { host?: string };
    const [holder, chatter] = await Promise.all([1, 2].map(() => joinEmbedded(host!, { schema: database.schema })));
    try {
      const inside = `SELECT current_user::text AS role, count(*)::int AS things FROM thing`;
      for (let round = 0; round < 20; round += 1) {
        const holding = holder!.asOwner(async (sql) => {
          await sql.query('SELECT 1');
          await new Promise((resolve) => setTimeout(resolve, 10));
        });
        await new Promise((resolve) => setTimeout(resolve, 5));
        const asked = database.asViewer(viewer, (sql) => sql.query(inside));
        await Promise.all([holding, chatter!.dataSource.query('SELECT 1')]);
        expect(await asked).toEqual([{ role: 'homeward_test_viewer', things: 0 }]);
      }
    } finally {
      await Promise.all([holder!.close(), chatter!.close()]);
    }
  });
});
