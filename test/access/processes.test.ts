/** Signing in at servers as their operators start them: real processes with their settings. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newServerDatabase } from '../database.js';
import { buildServer, homeward, type Running } from '../engine/homeward-process.js';
import { CLIENT, startIssuer, type TestIssuer } from './issuer.js';
import { Visitor } from './visitor.js';

const parent = mkdtempSync(path.join(tmpdir(), 'homeward-sign-in-'));
const SESSION = '__Host-homeward-session';
const ADA = { name: 'Ada Quay', role: 'police-analyst', agency: 'Marram Police' };
let issuer: TestIssuer;
const started: Running[] = [];

beforeAll(async () => {
  await buildServer();
  issuer = await startIssuer({ accounts: { ada: { name: 'Ada Quay', groups: ['hw-analysts'], agency: 'Marram Police' } } });
});

afterAll(async () => {
  for (const { process } of started) process.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  await issuer.close();
  rmSync(parent, { recursive: true, force: true });
});

async function start(name: string, settings: Record<string, string> = {}): Promise<{ running: Running; url: string }> {
  const running = homeward(['start', '--empty'], {
    PORT: '0',
    HOMEWARD_DATA: path.join(parent, name),
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    HOMEWARD_ROLE_CLAIM: 'groups',
    HOMEWARD_ROLES: '{"hw-analysts": "police-analyst"}',
    HOMEWARD_AGENCY_CLAIM: 'agency',
    ...settings,
  });
  started.push(running);
  const url = await running.ready;
  issuer.redirectUris.add(`${url}/sign-in/callback`);
  return { running, url };
}

describe('a session', () => {
  it('of one server process is that of another on the same database, and ends in both', async () => {
    const DATABASE_URL = await newServerDatabase();
    const one = await start('one', { DATABASE_URL });
    const other = await start('other', { DATABASE_URL });
    const visitor = new Visitor(one.url);
    expect((await visitor.signIn('ada')).status).toBe(303);
    expect(await visitor.me()).toEqual(ADA);
    expect(await visitor.me(other.url)).toEqual(ADA);
    const id = visitor.jar().get(SESSION)!;
    await visitor.signOut();
    visitor.jar().set(SESSION, id);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
    expect(await visitor.me(other.url)).toBe('UNAUTHENTICATED');
  });

  it('on the embedded engine outlives a process that is killed, and a sign-out does too', async () => {
    const first = await start('embedded');
    const [staying, leaving] = [new Visitor(first.url), new Visitor(first.url)];
    for (const visitor of [staying, leaving]) await visitor.signIn('ada');
    const left = leaving.jar().get(SESSION)!;
    await leaving.signOut();
    first.running.process.kill('SIGKILL');
    await first.running.ended;

    const second = await start('embedded');
    expect(await staying.me(second.url)).toEqual(ADA);
    leaving.jar().set(SESSION, left);
    expect(await leaving.me(second.url)).toBe('UNAUTHENTICATED');
  });
});

describe('a start', () => {
  it('does not wait for a provider that is away, and says so', async () => {
    const { running } = await start('away', { OIDC_ISSUER: 'http://127.0.0.1:9' });
    running.process.kill('SIGTERM');
    const { exitCode, stderr } = await running.ended;
    expect(exitCode).toBe(0);
    expect(stderr).toContain('OIDC_ISSUER does not answer');
  });

  it('is refused by a provider of another name', async () => {
    const settings = { PORT: '0', HOMEWARD_DATA: path.join(parent, 'wrong'), OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'hush' };
    const ended = await homeward(['start', '--empty'], { ...settings, OIDC_ISSUER: `${issuer.url}/tenant` }).ended;
    expect(ended).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('OIDC_ISSUER is') });
    expect(ended.stderr).not.toContain('hush');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });
});
