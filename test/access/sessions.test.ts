import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEWER_ROLES } from '../../server/database/viewer-roles.js';
import { findPersona } from '../../server/access/personas.js';
import { RememberedSessions } from '../../server/access/remembered-sessions.js';
import { Sessions } from '../../server/access/session.js';
import { DatabaseSessions } from '../../server/access/session-store.js';
import { inventedPerson } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';

const person = inventedPerson(findPersona('council-analyst')!);

describe.each(engines)('sessions on %s', (engine) => {
  let database: PostgresDatabase;
  let clock: Date;
  const later = (minutes: number): void => void (clock = new Date(clock.getTime() + minutes * 60_000));
  const rows = async (): Promise<number> =>
    (await database.asOwner((sql) => sql.query<{ count: number }>('SELECT count(*) AS count FROM browser_session')))[0]!.count;
  /** As one server process has them. */
  const process = (origin = 'demonstration'): Sessions => {
    const store = new DatabaseSessions(database, origin);
    return new Sessions(engine === 'embedded' ? new RememberedSessions(store) : store, () => clock);
  };

  beforeAll(async () => {
    clock = new Date('2026-01-10T09:00:00Z');
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  it('no viewer’s role may read or change', async () => {
    const open = await database.asOwner((sql) =>
      sql.query(
        `SELECT role, name, privilege FROM unnest($1::text[]) AS role, unnest($2::text[]) AS name, unnest($3::text[]) AS privilege
          WHERE has_table_privilege(role, name, privilege)`,
        [VIEWER_ROLES, ['browser_session', 'sign_in_attempt'], ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']],
      ),
    );
    expect(open).toEqual([]);
    const viewer = { databaseRole: 'homeward_administrator', name: 'Alex', agency: 'Council' };
    await expect(database.asViewer(viewer, (sql) => sql.query('SELECT * FROM browser_session'))).rejects.toThrow(
      'permission denied',
    );
  });

  it('keep no id, only its digest', async () => {
    const { id } = await process().open(person);
    const [row] = await database.asOwner((sql) =>
      sql.query<{ text: string }>('SELECT browser_session::text AS text FROM browser_session'),
    );
    expect(row!.text).not.toContain(id);
    expect(row!.text).not.toContain(Buffer.from(id).toString('hex'));
    expect(await process().read(`${id.slice(0, -1)}_`)).toBeUndefined();
  });

  it('end after 30 idle minutes, and after 8 hours of work', async () => {
    const sessions = process();
    const idle = await sessions.open(person);
    later(29);
    expect(await sessions.read(idle.id)).toMatchObject({ person: { id: 'council-analyst' } });
    later(1);
    expect(await sessions.read(idle.id)).toBeUndefined();

    const { id } = await sessions.open(person);
    for (let work = 0; work < 23; work += 1) {
      later(20);
      const session = await sessions.read(id);
      expect(session).toBeDefined();
      await sessions.touch(session!);
    }
    later(19);
    expect(await sessions.read(id)).toBeDefined();
    later(1);
    expect(await sessions.read(id)).toBeUndefined();
  });

  it('are found by a process that is started later', async () => {
    const { id } = await process().open(person);
    expect(await process().read(id)).toMatchObject({ person });
  });

  it('do not hold where something else vouches for people', async () => {
    const { id } = await process().open(person);
    expect(await process('https://login.example').read(id)).toBeUndefined();
  });

  it('keep a purpose for its hour, and no longer than the session', async () => {
    const sessions = process();
    const { id, session } = await sessions.open(person);
    const until = new Date(clock.getTime() + 3_600_000);
    await sessions.keepPurpose(session, { reason: 'DATA_QUALITY', note: 'a check', until });
    expect((await sessions.read(id))!.purpose).toEqual({ reason: 'DATA_QUALITY', note: 'a check', until });
    for (const minutes of [25, 25]) {
      later(minutes);
      await sessions.touch((await sessions.read(id))!);
    }
    later(10);
    expect((await sessions.read(id))!.purpose).toBeUndefined();
    const longer = new Date(session.endsAt.getTime() + 60_000);
    expect(await sessions.keepPurpose(session, { reason: 'DATA_QUALITY', note: 'a check', until: longer })).toMatchObject({
      until: session.endsAt,
    });
  });

  it('take no purpose once signed out', async () => {
    const sessions = process();
    const { id, session } = await sessions.open(person);
    await sessions.close(session);
    expect(await sessions.read(id)).toBeUndefined();
    const purpose = { reason: 'DATA_QUALITY', note: 'a check', until: session.endsAt } as const;
    await expect(sessions.keepPurpose(session, purpose)).rejects.toThrow('Sign in');
    expect(await sessions.read(id)).toBeUndefined();
  });

  it('leave no rows behind when they are over', async () => {
    const sessions = process();
    await sessions.open(person);
    later(31);
    await sessions.open(person);
    expect(await rows()).toBe(1);
    later(9 * 60);
    await sessions.clear();
    expect(await rows()).toBe(0);
  });
});

describe('sessions of a server’s database', () => {
  it('are signed out in every process at once', async () => {
    const database = await testDatabase('server');
    try {
      const [one, other] = [new Sessions(new DatabaseSessions(database, 'x')), new Sessions(new DatabaseSessions(database, 'x'))];
      const { id, session } = await one.open(person);
      expect(await other.read(id)).toBeDefined();
      await one.close(session);
      expect(await other.read(id)).toBeUndefined();
    } finally {
      await database.close();
    }
  });
});

describe('sessions of the embedded engine', () => {
  it('take purposes from requests, which have the only connection to themselves', async () => {
    const database = await testDatabase('embedded');
    const served = await serve(database);
    try {
      const own = { 'content-type': 'application/json', 'x-homeward-request': '1' };
      const signedIn = await served.send('/session', { method: 'POST', headers: own, body: '{"persona":"partner"}' });
      const cookie = String(signedIn.headers['set-cookie']?.[0]).split(';')[0]!;
      const ask = (query: string) =>
        served.send('/graphql', { method: 'POST', headers: { ...own, cookie }, body: JSON.stringify({ query }) });
      const state = (note: string): string => `statePurpose(reason: DATA_QUALITY, note: "${note}") { purpose { note until } }`;
      const stated = await ask(`mutation { first: ${state('one check')} second: ${state('another')} }`);
      expect(stated.body.data).toMatchObject({
        first: { purpose: { note: 'one check' } },
        second: { purpose: { note: 'another' } },
      });
      const { body } = await ask('{ installation { partnership } me { purpose { note until } } }');
      expect(body.data?.['me']).toEqual(stated.body.data?.['second']);
      const { until } = (body.data?.['me'] as { purpose: { until: string } }).purpose;
      expect(Math.abs(new Date(until).getTime() - Date.now() - 3_600_000)).toBeLessThan(60_000);
    } finally {
      await served.close();
      await database.close();
    }
  });

  it('are known while a long transaction keeps the database busy, as publishing a file does', async () => {
    const database = await testDatabase('embedded');
    try {
      const sessions = new Sessions(new RememberedSessions(new DatabaseSessions(database, 'demonstration')));
      const { id } = await sessions.open(person);
      await database.asOwner(async (sql) => {
        await sql.query('SELECT 1');
        const session = await sessions.read(id);
        expect(session).toMatchObject({ person });
        await sessions.touch({ ...session!, seenAt: new Date(0) });
      });
    } finally {
      await database.close();
    }
  });

  it('stay signed out when a row was being read meanwhile', async () => {
    const database = await testDatabase('embedded');
    try {
      const { id, session } = await new Sessions(new DatabaseSessions(database, 'demonstration')).open(person);
      const sessions = new Sessions(new RememberedSessions(new DatabaseSessions(database, 'demonstration')));
      const [read] = await Promise.all([sessions.read(id), sessions.close(session)]);
      expect(read).toBeUndefined();
      expect(await sessions.read(id)).toBeUndefined();
    } finally {
      await database.close();
    }
  });
});
