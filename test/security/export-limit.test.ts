/** Files by the hour: ten a person, whichever file, however they are asked for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

describe.each(engines)('files by the hour on %s', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  const open: Served[] = [];

  beforeAll(async () => {
    database = await testDatabase(engine);
    await loadText(database, youthProvision, 'session,place,weekday\nBoxing,Made-up Hall,Friday\n');
    for (let process = 0; process < 2; process += 1) open.push(await serve(database, { exportsPerHour: 10 }));
    served = open[0]!;
  });
  afterAll(async () => {
    for (const one of open) await one.close();
    await database.close();
  });

  const get = async (persona: PersonaName, path = '/export/provision.csv', server = served): Promise<Answer> =>
    server.send(path, { headers: { authorization: `Bearer ${await server.token(persona)}` } });
  const exportsOf = async (actor: string): Promise<number> =>
    (await eventsOf(database)).filter((event) => event.actor === actor && event.action === 'EXPORT').length;

  function expectLimited({ status, headers, body }: Answer): void {
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 429, code: 'RATE_LIMITED' });
    expect(body.errors![0]!.message).toMatch(/10 files within the last hour/);
    expect(Number(headers['retry-after'])).toBeGreaterThan(3_500);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(3_600);
  }

  it('the eleventh is refused with when to come again; others have their own ten', async () => {
    for (let file = 0; file < 10; file += 1) expect((await get('police-analyst')).status).toBe(200);
    expectLimited(await get('police-analyst'));
    expectLimited(await get('police-analyst', '/export/counts.csv?by=month'));
    // Another process counts the same files.
    expectLimited(await get('police-analyst', undefined, open[1]));
    expect(await exportsOf('police-analyst')).toBe(10);
    expect((await get('council-analyst')).status).toBe(200);
    // Questions are not files.
    expect((await served.ask('{ me { name } }', {}, 'police-analyst')).body.errors).toBeUndefined();
  });

  it('thirty at once are given ten', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, call) => get('deployment-planner', undefined, open[call % 2]!)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    for (const answer of answers.filter(({ status }) => status !== 200)) expectLimited(answer);
    expect(await exportsOf('deployment-planner')).toBe(10);
  });

  it('what is wrong or forbidden is no file', async () => {
    for (let file = 0; file < 12; file += 1) {
      expect((await get('partner', '/export/provision.csv?weekdays=someday')).status).toBe(400);
      expect((await get('partner', '/export/points.csv?kinds=firearms-discharges')).status).toBe(403);
    }
    expect((await get('partner')).status).toBe(200);
  });

  it('an hour later there are ten again', async () => {
    const waited = await served.ask('{ me { name } }');
    expect(waited.status).toBe(200);
    await database.asOwner(async (sql) => {
      await sql.execute('ALTER TABLE audit_event DISABLE TRIGGER USER');
      await sql.execute(`GRANT UPDATE ON audit_event TO CURRENT_USER`);
      await sql.execute(`UPDATE audit_event SET at = at - interval '61 minutes' WHERE actor = 'police-analyst'`);
      await sql.execute(`REVOKE UPDATE ON audit_event FROM CURRENT_USER`);
      await sql.execute('ALTER TABLE audit_event ENABLE TRIGGER USER');
    });
    expect((await get('police-analyst')).status).toBe(200);
  });
});
