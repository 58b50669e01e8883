import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseOldPostgis } from '../../server/database/server-engine.js';
import { newServerDatabase, serverAddress } from '../database.js';
import { sparePort } from '../postgres-cluster.js';
import { buildServer, homeward } from './homeward-process.js';

const parent = mkdtempSync(path.join(tmpdir(), 'homeward-start-'));
const data = (name: string): string => path.join(parent, name);

beforeAll(buildServer);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('a start that is refused says why, and harms nothing', () => {
  it.each([
    ['a wrong setting', { PORT: 'http' }, 2, 'PORT is not a port number'],
    [
      'a server database with no way to sign in',
      { DATABASE_URL: 'postgresql://a:hush@127.0.0.1:1/b' },
      2,
      'OIDC_ISSUER is missing',
    ],
    ['a demonstration for other machines', { HOST: '0.0.0.0' }, 2, 'HOST must be this machine only'],
    ['an address that is no database', { DATABASE_URL: 'a:hush@b', HOMEWARD_DEMO: '1' }, 2, 'DATABASE_URL is not the address'],
    [
      'a server that is not there',
      { DATABASE_URL: 'postgresql://a:hush@127.0.0.1:1/b', HOMEWARD_DEMO: '1' },
      1,
      'answers at 127.0.0.1:1/b',
    ],
    ['a data directory whose parent is missing', { HOMEWARD_DATA: path.join(parent, 'no', 'such') }, 1, 'parent directory'],
    ['a data directory that cannot be written', { HOMEWARD_DATA: '/proc/homeward' }, 1, 'cannot be written'],
  ])('%s', async (_, settings, exitCode, sentence) => {
    const ended = await homeward(['start', '--empty'], { PORT: '0', HOMEWARD_DATA: data('refused'), ...settings }).ended;
    expect(ended.stderr).toContain(sentence);
    expect(ended.stderr).not.toContain('hush');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.exitCode).toBe(exitCode);
  });

  it('a wrong password, and a database that does not exist', async () => {
    const { port, user, password } = await serverAddress();
    const start = (url: string) =>
      homeward(['start', '--empty'], { PORT: '0', HOMEWARD_DATA: data('refused'), HOMEWARD_DEMO: '1', DATABASE_URL: url }).ended;
    const [wrongPassword, noDatabase] = await Promise.all([
      start(`postgresql://${user}:not-${password}@127.0.0.1:${port}/postgres`),
      start(`postgresql://${user}:${password}@127.0.0.1:${port}/nowhere`),
    ]);
    expect(wrongPassword).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('refused the user name or password') });
    expect(wrongPassword.stderr).not.toContain(`not-${password}`);
    expect(noDatabase).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('has no database of that name') });
  });

  it('a PostGIS that is too old', () => {
    expect(() => refuseOldPostgis('3.2.7', 'db:5432/x')).toThrow('PostGIS 3.2.7; Homeward needs 3.3 or later');
    expect(() => refuseOldPostgis('2.5', 'db:5432/x')).toThrow('Upgrade');
    refuseOldPostgis('3.3.2', 'db:5432/x');
    refuseOldPostgis('4.0.0', 'db:5432/x');
  });

  it('a port in use', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = other.address() as AddressInfo;
    const ended = await homeward(['start', '--empty', '--port', String(port)], { HOMEWARD_DATA: data('port') }).ended;
    other.close();
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`Port ${port} on 127.0.0.1 is in use`) });
    expect(existsSync(path.join(data('port'), 'database'))).toBe(false);
  });

  it('a command that is not one, with a suggestion', async () => {
    const ended = await homeward(['migrat'], {}).ended;
    expect(ended).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('Did you mean migrate?') });
  });
});

describe('a start', () => {
  it('serves on a PostgreSQL server, and stops cleanly when asked', async () => {
    const settings = { PORT: '0', HOMEWARD_DATA: data('server'), HOMEWARD_DEMO: '1', DATABASE_URL: await newServerDatabase() };
    const running = homeward(['start', '--empty'], { ...settings, HOMEWARD_FORCES: 'Marram' });
    const health = await fetch(`${await running.ready}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ ready: true, engine: expect.stringContaining('PostgreSQL 15') });
    running.process.kill('SIGINT');
    const { exitCode, stderr } = await running.ended;
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Warning: nothing of «marram» is loaded (HOMEWARD_FORCES)');
  });

  it('is stopped at once beside an upload that crawls, whose sender is told', async () => {
    const settings = { PORT: '0', HOMEWARD_DATA: data('upload'), HOMEWARD_DEMO: '1', DATABASE_URL: await newServerDatabase() };
    const running = homeward(['start', '--empty'], settings);
    const address = new URL(await running.ready);
    const ownPage = { 'x-homeward-request': '1' };
    const signedIn = await fetch(new URL('/session', address), {
      method: 'POST',
      headers: { ...ownPage, 'content-type': 'application/json' },
      body: JSON.stringify({ persona: 'administrator' }),
    });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const upload = request(new URL('/data/upload', address), {
      method: 'POST',
      headers: { ...ownPage, cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': '1000000' },
    });
    const answer = new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      upload.on('error', reject);
      upload.on('response', (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
    });
    upload.write('--b\r\ncontent-disposition: form-data; name="file"; filename="slow.csv"\r\n\r\nreference,force');
    const arriving = path.join(data('upload'), 'uploads');
    while (!existsSync(arriving) || readdirSync(arriving).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    running.process.kill('SIGTERM');
    expect(await answer).toEqual({ status: 503, text: expect.stringContaining('Homeward is being stopped') });
    expect(await running.ended).toMatchObject({ exitCode: 0 });
    expect(readdirSync(arriving)).toEqual([]);
  });

  it('on the embedded engine keeps others out, lets commands in, and survives being killed', async () => {
    const dataDirectory = data('embedded');
    mkdirSync(dataDirectory, { mode: 0o755 });
    const settings = { PORT: String(await sparePort()), HOMEWARD_DATA: dataDirectory };
    const first = homeward(['start', '--empty'], settings);
    const address = await first.ready;
    expect(address).toBe(`http://localhost:${settings.PORT}`);
    expect(await (await fetch(`${address}/health`)).json()).toMatchObject({
      engine: expect.stringContaining('embedded (PGlite'),
    });
    for (const inside of ['socket', 'database']) expect(statSync(path.join(dataDirectory, inside)).mode & 0o777).toBe(0o700);
    const { pid } = JSON.parse(readFileSync(path.join(dataDirectory, 'homeward.lock'), 'utf8')) as { pid: number };
    expect(pid).toBe(first.process.pid);

    const [second, check] = await Promise.all([
      homeward(['start'], { ...settings, PORT: '0' }).ended,
      homeward(['check', '--json'], settings).ended,
    ]);
    expect(second).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`process ${pid}`) });
    expect(check).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(check.stdout)).toMatchObject({ ok: true });

    first.process.kill('SIGKILL');
    await first.ended;
    expect(existsSync(path.join(dataDirectory, 'homeward.lock'))).toBe(true);

    const again = homeward(['start', '--empty'], settings);
    await again.ready;
    again.process.kill('SIGTERM');
    const ended = await again.ended;
    expect(ended).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('Migrating') });
    expect(existsSync(path.join(dataDirectory, 'homeward.lock'))).toBe(false);
  }, 240_000);
});
