import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSignIn, ensureDataDirectory, readConfig } from './config.js';

const oidc = { OIDC_ISSUER: 'https://login.example/tenant', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'hush' };
const server = { DATABASE_URL: 'postgresql://owner:hush@db.example/homeward' };

describe('a wrong setting stops the start, named', () => {
  it.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['HOST', { HOST: 'a b' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://owner:hush@db/x' }],
    ['DATABASE_URL', { DATABASE_URL: 'owner:hush@db' }],
    ['HOMEWARD_DEMO', { HOMEWARD_DEMO: 'yes' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://login.example' }],
    ['OIDC_CLIENT_ID', { ...oidc, OIDC_CLIENT_ID: '' }],
    ['OIDC_CLIENT_SECRET', { ...oidc, OIDC_CLIENT_SECRET: undefined }],
    ['OIDC_SCOPE', { ...oidc, OIDC_SCOPE: 'profile' }],
    ['HOMEWARD_ROLES', { ...oidc, HOMEWARD_ROLES: 'analysts=police-analyst' }],
    ['HOMEWARD_ROLES', { ...oidc, HOMEWARD_ROLES: '["police-analyst"]' }],
    ['HOMEWARD_ROLES', { ...oidc, HOMEWARD_ROLES: '{}' }],
    ['HOMEWARD_ROLES', { ...oidc, HOMEWARD_ROLES: '{"admins": "superuser"}' }],
    ['HOMEWARD_TRUST_PROXY', { ...oidc, HOMEWARD_TRUST_PROXY: 'true' }],
    ['HOMEWARD_TRUST_PROXY', { ...oidc, HOMEWARD_TRUST_PROXY: '0.0.0.0/0' }],
    ['HOMEWARD_TRUST_PROXY', { ...oidc, HOMEWARD_TRUST_PROXY: '10.0.0.1, proxy.example' }],
    ['HOMEWARD_FORCES', { HOMEWARD_FORCES: 'merseyside;cheshire' }],
    ['HOMEWARD_EXPORTS_PER_HOUR', { HOMEWARD_EXPORTS_PER_HOUR: '0' }],
    ['HOMEWARD_EXPORTS_PER_HOUR', { HOMEWARD_EXPORTS_PER_HOUR: 'many' }],
    ['HOMEWARD_TRUSTED_DOCUMENTS', { HOMEWARD_TRUSTED_DOCUMENTS: 'documents.json' }],
    ['HOMEWARD_BASEMAP_URL', { HOMEWARD_BASEMAP_URL: 'https://tiles.example/', HOMEWARD_BASEMAP_ATTRIBUTION: 'x' }],
    ['HOMEWARD_BASEMAP_ATTRIBUTION', { HOMEWARD_BASEMAP_URL: 'https://tiles.example/{z}/{x}/{y}.png' }],
  ])('%s', (name, environment) => {
    const read = (): unknown => readConfig(environment);
    expect(read).toThrow(name);
    expect(read).not.toThrow('hush');
  });
});

describe('signing in', () => {
  it('is refused without a password on another address than this machine, or beside an identity provider', () => {
    expect(() => checkSignIn(readConfig({ HOST: '0.0.0.0' }))).toThrow('HOST');
    expect(() => checkSignIn(readConfig({ ...server, HOMEWARD_DEMO: '1', HOST: '192.0.2.1' }))).toThrow('HOST');
    expect(() => checkSignIn(readConfig({ ...oidc, HOMEWARD_DEMO: '1' }))).toThrow('OIDC_ISSUER');
  });

  it('is needed: a server database alone names OIDC_ISSUER', () => {
    expect(() => checkSignIn(readConfig(server))).toThrow('OIDC_ISSUER');
    expect(() => checkSignIn(readConfig({ HOMEWARD_DEMO: '0' }))).toThrow('OIDC_ISSUER');
  });

  it('is by personas when nothing is set, and by choice beside a server database', () => {
    const config = readConfig({ NODE_ENV: 'production' });
    checkSignIn(config);
    expect(config).toMatchObject({ port: 4000, host: '127.0.0.1', demonstration: true, oidc: undefined, databaseUrl: undefined });
    const beside = readConfig({ ...server, HOMEWARD_DEMO: '1', HOST: 'localhost' });
    checkSignIn(beside);
    expect(beside.demonstration).toBe(true);
    expect(readConfig({ ...server, ...oidc })).toMatchObject({ demonstration: false, oidc: { clientId: 'id' } });
  });
});

describe('the identity provider', () => {
  it('gives roles by their own names from the claim «roles» unless told', () => {
    const { oidc: read, trustProxy } = readConfig({ ...server, ...oidc });
    expect(read).toMatchObject({ scope: 'openid profile', roleClaim: 'roles', agencyClaim: undefined, apiAudience: undefined });
    expect(read!.roles.get('police-analyst')).toBe('police-analyst');
    expect(trustProxy).toBeUndefined();
  });

  it('gives the roles it is told to', () => {
    const told = {
      HOMEWARD_ROLE_CLAIM: 'groups',
      HOMEWARD_ROLES: '{"hw-analysts": "police-analyst"}',
      HOMEWARD_AGENCY_CLAIM: 'dept',
    };
    const { oidc: read } = readConfig({ ...oidc, ...told, HOMEWARD_API_AUDIENCE: 'api://homeward' });
    expect(read).toMatchObject({ roleClaim: 'groups', agencyClaim: 'dept', apiAudience: 'api://homeward' });
    expect([...read!.roles]).toEqual([['hw-analysts', 'police-analyst']]);
  });

  it('is reached through the proxies that are named', () => {
    expect(readConfig({ ...oidc, HOMEWARD_TRUST_PROXY: '1' }).trustProxy).toBe(1);
    expect(readConfig({ ...oidc, HOMEWARD_TRUST_PROXY: 'loopback, 10.1.0.0/16, fd00::/8' }).trustProxy).toEqual([
      'loopback',
      '10.1.0.0/16',
      'fd00::/8',
    ]);
  });
});

describe('the data directory', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'homeward-config-'));
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  it('is refused when its parent is missing, when it is a file, and when it cannot be written', () => {
    expect(() => ensureDataDirectory({ dataDirectory: path.join(parent, 'a', 'b') })).toThrow('parent directory');
    writeFileSync(path.join(parent, 'file'), '');
    expect(() => ensureDataDirectory({ dataDirectory: path.join(parent, 'file') })).toThrow('not a directory');
    expect(() => ensureDataDirectory({ dataDirectory: '/proc/homeward' })).toThrow('cannot be written');
  });

  it('is made for this user alone', () => {
    const dataDirectory = path.join(parent, 'new');
    ensureDataDirectory({ dataDirectory });
    expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
    chmodSync(dataDirectory, 0o750);
    ensureDataDirectory({ dataDirectory });
    expect(statSync(dataDirectory).mode & 0o777).toBe(0o750);
  });
});
