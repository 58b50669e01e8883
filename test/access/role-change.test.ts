/** A role is a claim of the identity provider: that it changed is seen at the next sign-in, and told the audit before the session opens. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { startIssuer, type TestIssuer } from './issuer.js';
import { Visitor } from './visitor.js';

const SESSION = '__Host-homeward-session';

describe.each(engines)('a changed role (%s)', (engine) => {
  /** What the provider says of Ada now. */
  const ada = { name: 'Ada Quay', roles: ['police-analyst'], agency: 'Marram Police' };
  let database: PostgresDatabase;
  let issuer: TestIssuer;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    issuer = await startIssuer({
      accounts: { ada, bea: { name: 'Bea Quay', roles: ['council-analyst', 'administrator'], agency: 'Marram Council' } },
    });
    served = await serve(database, { demonstration: false, identityProvider: issuer.settings });
    issuer.redirectUris.add(`${served.url}/sign-in/callback`);
  });
  afterAll(async () => {
    await served.close();
    await issuer.close();
    await database.close();
  });

  /** Signs in as a browser of its own, and answers the status and the events it left, oldest first. */
  async function signIn(account: string, query = '') {
    const before = (await eventsOf(database)).length;
    const visitor = new Visitor(served.url);
    const { status } = await visitor.signIn(account, query);
    const events = (await eventsOf(database)).slice(before);
    return { visitor, status, events, told: events.map(({ action, detail }) => ({ action, ...detail })) };
  }

  it('is no event at the first sign-in, nor where nothing changed', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { told } = await signIn('ada');
      expect(told).toMatchObject([{ action: 'SIGN_IN', outcome: 'signed-in', method: 'provider' }]);
    }
  });

  it('is told with the sign-in that brought it, by whom, from which and to which', async () => {
    Object.assign(ada, { roles: ['administrator'] });
    const { visitor, events, told } = await signIn('ada');
    expect(told).toMatchObject([
      { action: 'SIGN_IN', outcome: 'signed-in' },
      { action: 'ROLE_CHANGE', from: 'police-analyst', to: 'administrator' },
    ]);
    expect(told[1]).not.toHaveProperty('fromAgency');
    expect(new Set(events.map(({ actor, role, request }) => `${actor} ${role} ${request}`)).size).toBe(1);
    expect(events[1]!.role).toBe('administrator');
    expect(await visitor.me()).toMatchObject({ role: 'administrator' });
  });

  it('is told once: the role of the last sign-in is what the next is compared with', async () => {
    expect((await signIn('ada')).told).toMatchObject([{ action: 'SIGN_IN' }]);
  });

  it('a refusal between changes nothing of that', async () => {
    Object.assign(ada, { roles: ['canteen'] });
    expect((await signIn('ada')).told).toMatchObject([{ action: 'SIGN_IN', outcome: 'refused', reason: 'no-role' }]);
    Object.assign(ada, { roles: ['partner'] });
    expect((await signIn('ada')).told[1]).toMatchObject({ action: 'ROLE_CHANGE', from: 'administrator', to: 'partner' });
  });

  it('another agency is told too, since «own» goes by it', async () => {
    Object.assign(ada, { agency: 'Lantern Youth Trust' });
    expect((await signIn('ada')).told[1]).toEqual({
      action: 'ROLE_CHANGE',
      from: 'partner',
      to: 'partner',
      fromAgency: 'Marram Police',
      toAgency: 'Lantern Youth Trust',
    });
  });

  it('whoever has two roles and chooses the other leaves the event; another person’s sign-ins do not count', async () => {
    expect((await signIn('bea', '?role=council-analyst')).told).toHaveLength(1);
    expect((await signIn('bea', '?role=administrator')).told[1]).toMatchObject({
      action: 'ROLE_CHANGE',
      from: 'council-analyst',
      to: 'administrator',
    });
    expect((await signIn('ada')).told).toHaveLength(1);
  });

  it('nobody comes in when it cannot be told', async () => {
    Object.assign(ada, { roles: ['police-analyst'] });
    await database.asOwner((sql) => sql.execute('REVOKE INSERT ON audit_event FROM homeward_audit_writer'));
    const visitor = new Visitor(served.url);
    const { status } = await visitor.signIn('ada');
    expect(status).toBe(500);
    expect(visitor.jar().has(SESSION)).toBe(false);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
  });
});
