/** What we are made of: known advisories, install scripts, where packages come from, and which of our own code goes out to the network. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { REGISTRY_SILENT } from '../not-run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface AuditReport {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly via: readonly unknown[] }>>;
}

/** Each package with an advisory; null when what npm printed is no report, because the registry did not answer. */
function findingsOf(printed: string): string[] | null {
  let report: AuditReport;
  try {
    report = JSON.parse(printed) as AuditReport;
  } catch {
    return null;
  }
  if (report.auditReportVersion === undefined || report.vulnerabilities === undefined) return null;
  return Object.entries(report.vulnerabilities).map(
    ([name, { severity, via }]) => `${name} (${severity}): ${JSON.stringify(via)}`,
  );
}

function npmAudit(): Promise<string> {
  const running = spawn('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=1', '--fetch-timeout=20000'], { cwd: root });
  let printed = '';
  running.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
  return new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('close', () => resolve(printed));
  });
}

describe('packages that Homeward runs on', () => {
  it('have no known advisory', async (context) => {
    const findings = findingsOf(await npmAudit());
    if (findings === null) context.skip(REGISTRY_SILENT);
    expect(findings).toEqual([]);
  });

  it('with one would fail here; no report is told from a clean one', () => {
    const planted = {
      auditReportVersion: 2,
      vulnerabilities: { 'left-pad': { severity: 'high', via: [{ title: 'planted' }] } },
      metadata: {},
    };
    expect(findingsOf(JSON.stringify(planted))).toEqual(['left-pad (high): [{"title":"planted"}]']);
    expect(findingsOf(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }))).toEqual([]);
    for (const silence of [
      '',
      '{"message":"405 Method Not Allowed","statusCode":405}',
      '{"error":{"code":"ENOTFOUND"}}',
      '<html>',
    ])
      expect(findingsOf(silence)).toBeNull();
  });

  interface Locked {
    readonly resolved?: string;
    readonly integrity?: string;
  }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const locked = Object.entries(packages).filter(([name]) => name !== '');

  it('are each held by their digest, and come from no address but the registry that is set', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([name]) => name)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
  });

  it('run nothing when they are installed', () => {
    // One of Apollo's would. Scripts of our own before or after another would be left out as well, so there are none.
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => name.replace(/^(pre|post)/, '') in scripts && /^(pre|post)/.test(name))).toEqual(
      [],
    );
  });
});

describe('our own code', () => {
  /** Files that name a way out, and whom they connect to. No route takes an address to go to. */
  const MAY_CONNECT: Readonly<Record<string, string>> = {
    'server/access/network-address.ts': 'nobody: it tells addresses apart',
    'server/access/provider/identity-provider.ts': 'the identity provider that the operator names',
    'server/access/provider/issuer-token.ts': 'the same, for its keys',
    'server/access/sign-in-problem.ts': 'nobody: it reads the errors of the next',
    'server/access/sign-in.routes.ts': 'the identity provider',
    'server/config.ts': 'nobody: it tells addresses apart',
    'server/database/abandoned.ts': 'the database',
    'server/database/bulk.ts': 'the database',
    'server/database/checked-client.ts': 'the database',
    'server/database/data-directory-lock.ts': 'the embedded engine of another process, by its socket',
    'server/database/open-transaction.ts': 'the database',
    'server/listen.ts': 'nobody: it listens',
  };
  const OPENS =
    /\bfetch\(|\bnode:(?:https?|net|tls|dgram|http2|dns)\b|from 'pg'|from 'openid-client'|createRemoteJWKSet|undici|\baxios\b|\bWebSocket\b/;

  it('goes out to the database and the identity provider only', async () => {
    const found: string[] = [];
    for (const entry of await readdir(join(root, 'server'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue;
      const file = join(entry.parentPath, entry.name);
      const code = (await readFile(file, 'utf8')).replaceAll(/^import type .*$/gm, '');
      if (OPENS.test(code)) found.push(file.slice(root.length));
    }
    expect(found.sort()).toEqual(Object.keys(MAY_CONNECT).sort());
  });
});
