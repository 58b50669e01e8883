/** The audit in the database: only ever added to, each event bound to the one before, and whatever is done to it all the same is found. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_WRITER_ROLE } from '../../migrations/0008-audit.js';
import { headAsText, readHead, readHeadText } from '../../server/audit/audit-head.js';
import { AuditTrail } from '../../server/audit/audit-trail.js';
import { looseGuards } from '../../server/audit/guards.sql.js';
import { verifyChain } from '../../server/audit/verify-chain.js';
import { writeEvents } from '../../server/audit/write-events.sql.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { engines, testDatabase } from '../database.js';
import { acted, eventsOf, tamper } from './events.js';

const WRITER = { databaseRole: AUDIT_WRITER_ROLE, name: '', agency: '' };
const CHANGES = [
  "UPDATE audit_event SET actor = 'nobody'",
  "UPDATE audit_event SET actor = 'nobody' WHERE false",
  'DELETE FROM audit_event',
  'TRUNCATE audit_event',
  'UPDATE audit_head SET seq = 0',
  'DELETE FROM audit_head',
  'TRUNCATE audit_head',
];

describe.each(engines)('the audit on %s', (engine) => {
  let database: PostgresDatabase;
  const verify = (kept?: Parameters<typeof verifyChain>[1]) => verifyChain((work) => database.asOwner(work), kept);
  const guards = () => database.asOwner(looseGuards);

  beforeAll(async () => {
    database = await testDatabase(engine);
    const trail = new AuditTrail(database);
    await trail.write([acted({ action: 'SIGN_IN', detail: { outcome: 'signed-in' } })]);
    await trail.write([
      acted({
        action: 'VIEW',
        detail: { query: 'incidents', kinds: ['ASB_REPORT'], words: 'naïve 😀 "x" \\ 1:2' },
        rowCount: 12,
      }),
      acted({ action: 'LOAD', subject: 'batch:1', rowCount: 0 }),
    ]);
  });
  afterAll(() => database.close());

  describe.each([
    ['the owner', async (statement: string) => database.asOwner((sql) => sql.execute(statement))],
    [
      'the owner of a replica session',
      async (statement: string) =>
        database.asOwner(async (sql) => {
          await sql.execute("SELECT set_config('session_replication_role', 'replica', true)");
          return sql.execute(statement);
        }),
    ],
    [
      'the role that writes it',
      async (statement: string) => database.asViewer(WRITER, (sql) => sql.execute(statement), { write: true }),
    ],
    [
      'the information governance officer',
      async (statement: string) =>
        database.asViewer({ ...WRITER, databaseRole: 'homeward_information_governance' }, (sql) => sql.execute(statement), {
          write: true,
        }),
    ],
  ])('as %s', (_who, run) => {
    it.each(CHANGES)('refuses %s', async (statement) => {
      await expect(run(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(23001|42501)$/) });
    });
  });

  it('a merge, an upsert and a copy of one’s own numbers change nothing', async () => {
    const upsert = `INSERT INTO audit_event (seq, at, actor, actor_name, role, agency, action, correlation_id, previous_hash, hash)
                    VALUES (1, now(), 'x', 'x', 'x', 'x', 'VIEW', 'x', '\\x00', '\\x00') ON CONFLICT (seq) DO UPDATE SET actor = 'x'`;
    await expect(database.asOwner((sql) => sql.execute(upsert))).rejects.toMatchObject({ code: '23001' });
    const merge = `MERGE INTO audit_event e USING (SELECT 1) s ON e.seq = 1 WHEN MATCHED THEN UPDATE SET actor = 'x'`;
    await expect(database.asOwner((sql) => sql.execute(merge))).rejects.toMatchObject({ code: '23001' });
    await expect(
      database.asViewer(WRITER, (sql) => sql.execute("INSERT INTO audit_event (seq, actor) VALUES (7, 'x')"), { write: true }),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(database.asViewer(WRITER, (sql) => sql.query('SELECT * FROM audit_event'))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('other viewers read the events of their own and no others', async () => {
    const seen = (actor: string, role: string, table: string) =>
      database.asViewer({ databaseRole: role, actor, name: '', agency: '' }, (sql) => sql.query(`SELECT seq FROM ${table}`));
    expect(await seen('test', 'homeward_partner', 'own_audit_event')).toHaveLength(3);
    expect(await seen('other', 'homeward_partner', 'own_audit_event')).toEqual([]);
    expect(await seen('', 'homeward_partner', 'own_audit_event')).toEqual([]);
    for (const table of ['audit_event', 'audit_head'])
      await expect(seen('test', 'homeward_administrator', table)).rejects.toMatchObject({ code: '42501' });
    expect(await seen('', 'homeward_information_governance', 'audit_event')).toHaveLength(3);
  });

  it('holds: hashes computed here are those the database computed', async () => {
    expect(await guards()).toEqual([]);
    expect(await verify()).toMatchObject({ verified: 3, broken: null, head: { sequence: 3 } });
  });

  it('what the database does not take is left out, not the event', async () => {
    await database.asOwner((sql) => writeEvents(sql, [acted({ action: 'SEARCH', detail: { query: 'a\0b \ud800' } })]));
    expect((await eventsOf(database)).at(-1)).toMatchObject({ detail: { query: 'ab \uFFFD' } });
    expect((await verify()).broken).toBeNull();
  });

  it('an event taken back with its transaction leaves no gap', async () => {
    const undone = database.asOwner(async (sql) => {
      await writeEvents(sql, [acted({ action: 'LOAD' })]);
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    await new AuditTrail(database).write([acted({ action: 'UNDO' })]);
    expect(await verify()).toMatchObject({ verified: 5, broken: null });
  });

  it('200 requests at once: one chain, each event once', async () => {
    const trail = new AuditTrail(database);
    await Promise.all(
      Array.from({ length: 200 }, (_, number) => trail.write([acted({ action: 'VIEW', detail: { query: `q${number}` } })])),
    );
    const found = (await eventsOf(database)).slice(5).map(({ detail }) => detail['query']);
    expect(new Set(found).size).toBe(200);
    expect(found).toHaveLength(200);
    expect(await verify()).toMatchObject({ verified: 205, broken: null, head: { sequence: 205 } });
  });

  it('a row that the database refuses fails its own request only', async () => {
    const trail = new AuditTrail(database);
    const outcomes = await Promise.allSettled([
      trail.write([acted({ action: 'VIEW' })]),
      trail.write([acted({ action: 'VIEW' })]),
      trail.write([{ ...acted({ action: 'VIEW' }), correlationId: null as never }]),
      trail.write([acted({ action: 'VIEW' })]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await verify()).toMatchObject({ verified: 208, broken: null });
  });

  describe('what was done to it with the triggers off is named', () => {
    let kept: Awaited<ReturnType<typeof readHead>>;

    it('one byte of an event', async () => {
      kept = await database.asOwner(readHead);
      for (const [change, back] of [
        ["actor_name = 'Zoe' || substr(actor_name, 4)", `actor_name = '${acted({ action: 'VIEW' }).actor.name}'`],
        ["at = at + interval '1 microsecond'", "at = at - interval '1 microsecond'"],
        ['row_count = 13', 'row_count = 12'],
        ["detail = jsonb_set(detail, '{query}', '\"incident\"')", "detail = jsonb_set(detail, '{query}', '\"incidents\"')"],
        ["purpose = ''", 'purpose = NULL'],
      ]) {
        await tamper(database, `UPDATE audit_event SET ${change} WHERE seq = 2`);
        expect((await verify()).broken).toEqual({
          sequence: 2,
          problem: 'what it says is not what was written: it was changed afterwards',
        });
        await tamper(database, `UPDATE audit_event SET ${back} WHERE seq = 2`);
        expect((await verify()).broken).toBeNull();
      }
    });

    it('an event and its own hash: the next one no longer follows', async () => {
      await tamper(database, `UPDATE audit_event SET hash = sha256(hash) WHERE seq = 7`);
      expect((await verify()).broken).toMatchObject({ sequence: 7 });
      await tamper(
        database,
        `UPDATE audit_event SET hash = (SELECT previous_hash FROM audit_event WHERE seq = 8), previous_hash = sha256(previous_hash) WHERE seq = 7`,
      );
      expect((await verify()).broken).toEqual({
        sequence: 7,
        problem: 'it does not follow the event before it: one of the two was changed',
      });
      await tamper(database, 'UPDATE audit_event SET previous_hash = (SELECT hash FROM audit_event WHERE seq = 6) WHERE seq = 7');
      expect((await verify()).broken).toBeNull();
    });

    it('an event taken out of the middle, and one put in before the first', async () => {
      await tamper(
        database,
        'CREATE TABLE taken AS SELECT * FROM audit_event WHERE seq IN (100, 101)',
        'DELETE FROM audit_event WHERE seq IN (100, 101)',
      );
      expect((await verify()).broken).toEqual({ sequence: 100, problem: 'it and those up to 101 are missing' });
      await tamper(database, 'INSERT INTO audit_event SELECT * FROM taken');
      expect((await verify()).broken).toBeNull();
      await tamper(database, 'UPDATE taken SET seq = seq - 101', 'INSERT INTO audit_event SELECT * FROM taken WHERE seq = 0');
      expect((await verify()).broken).toMatchObject({ sequence: 0, problem: expect.stringContaining('beside the chain') });
      await tamper(database, 'DELETE FROM audit_event WHERE seq = 0');
    });

    it('the end cut off: by the head here, and by the head kept elsewhere when that is changed too', async () => {
      await tamper(
        database,
        'CREATE TABLE cut AS SELECT * FROM audit_event WHERE seq > 206',
        'DELETE FROM audit_event WHERE seq > 206',
      );
      expect((await verify()).broken).toEqual({
        sequence: 207,
        problem: 'the end was cut off: events up to 208 were written',
      });
      await tamper(database, 'UPDATE audit_head SET (seq, at, hash) = (SELECT seq, at, hash FROM audit_event WHERE seq = 206)');
      expect((await verify()).broken).toBeNull();
      const noted = readHeadText(headAsText(kept!));
      expect(noted).toEqual(kept);
      expect((await verify(noted)).broken).toEqual({
        sequence: 207,
        problem: 'the end was cut off: the head kept elsewhere names event 208',
      });
      await new AuditTrail(database).write([acted({ action: 'VIEW' }), acted({ action: 'VIEW' })]);
      expect((await verify()).broken).toBeNull();
      expect((await verify(noted)).broken).toMatchObject({ sequence: 208, problem: expect.stringContaining('written anew') });
    });

    it('the row that holds the end', async () => {
      await tamper(database, 'CREATE TABLE head AS TABLE audit_head', 'DELETE FROM audit_head');
      expect((await verify()).broken).toMatchObject({ problem: 'the row that holds the end of the chain is gone' });
      await expect(new AuditTrail(database).write([acted({ action: 'VIEW' })])).rejects.toThrow('could not be written');
      await tamper(database, 'INSERT INTO audit_head TABLE head');
      expect((await verify()).broken).toBeNull();
    });
  });

  describe('loose guards are named', () => {
    it.each([
      [
        'ALTER TABLE audit_event DISABLE TRIGGER audit_event_kept',
        'audit_event_kept on audit_event is switched off',
        'ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_kept',
      ],
      [
        'ALTER TABLE audit_event ENABLE TRIGGER audit_event_chain',
        'not switched on for every session',
        'ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_chain',
      ],
      [
        'GRANT UPDATE ON audit_event TO homeward_administrator',
        'homeward_administrator may UPDATE on audit_event',
        'REVOKE UPDATE ON audit_event FROM homeward_administrator',
      ],
      [
        'GRANT SELECT ON audit_event TO PUBLIC',
        'every database user may SELECT on audit_event',
        'REVOKE SELECT ON audit_event FROM PUBLIC',
      ],
      [
        'GRANT UPDATE (actor) ON audit_event TO homeward_audit_writer',
        'homeward_audit_writer may UPDATE actor on audit_event',
        'REVOKE UPDATE (actor) ON audit_event FROM homeward_audit_writer',
      ],
      ['GRANT DELETE ON audit_event TO CURRENT_USER', 'its owner', 'REVOKE DELETE ON audit_event FROM CURRENT_USER'],
      [
        'REVOKE INSERT (detail) ON audit_event FROM homeward_audit_writer',
        'may not INSERT (detail)',
        'GRANT INSERT (detail) ON audit_event TO homeward_audit_writer',
      ],
      [
        'REVOKE SELECT ON own_audit_event FROM homeward_partner',
        'homeward_partner may not SELECT on own_audit_event',
        'GRANT SELECT ON own_audit_event TO homeward_partner',
      ],
      [
        'CREATE RULE quiet AS ON DELETE TO audit_event DO INSTEAD NOTHING',
        'the rule quiet on audit_event',
        'DROP RULE quiet ON audit_event',
      ],
      [
        'ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY',
        'may hide rows of audit_event',
        'ALTER TABLE audit_event DISABLE ROW LEVEL SECURITY',
      ],
      [
        'CREATE TRIGGER other BEFORE INSERT ON audit_event EXECUTE FUNCTION audit_refuse()',
        'other on audit_event does not belong',
        'DROP TRIGGER other ON audit_event',
      ],
    ])('%s', async (change, words, back) => {
      await database.asOwner((sql) => sql.execute(change));
      expect(await guards()).toEqual([expect.stringContaining(words)]);
      await database.asOwner((sql) => sql.execute(back));
      expect(await guards()).toEqual([]);
    });

    it('a trigger made anew that fires for less, and a function that refuses nothing', async () => {
      await database.asOwner(async (sql) => {
        await sql.execute('DROP TRIGGER audit_event_kept ON audit_event');
        await sql.execute('CREATE TRIGGER audit_event_kept BEFORE UPDATE ON audit_event EXECUTE FUNCTION audit_refuse()');
        await sql.execute('ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_kept');
      });
      expect(await guards()).toEqual([expect.stringContaining('is another than was made')]);
      await database.asOwner(async (sql) => {
        await sql.execute('DROP TRIGGER audit_event_kept ON audit_event');
        await sql.execute(
          'CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
        );
        await sql.execute('CREATE OR REPLACE VIEW own_audit_event AS SELECT * FROM audit_event');
      });
      expect(await guards()).toEqual([
        expect.stringContaining('audit_event_kept on audit_event is gone'),
        expect.stringContaining('audit_refuse() is another'),
        expect.stringContaining('own_audit_event'),
      ]);
    });
  });
});
