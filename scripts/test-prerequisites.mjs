/**
 * What the tests need beside the npm packages: PostgreSQL 15 with PostGIS, and Chromium, as Debian packages.
 *
 * Installs what is missing where it may (as root, with apt-get), else says what is missing and fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDS = [
  {
    what: 'PostgreSQL 15 with PostGIS 3',
    package: 'postgresql-15-postgis-3',
    present: () =>
      existsSync('/usr/lib/postgresql/15/bin/initdb') && existsSync('/usr/share/postgresql/15/extension/postgis.control'),
  },
  { what: 'Chromium', package: 'chromium', present: () => existsSync('/usr/bin/chromium') },
];

/** @throws naming what is missing and how to get it */
export function ensureTestPrerequisites(say) {
  const missing = () => NEEDS.filter((need) => !need.present());
  if (missing().length === 0) return;
  const packages = missing().map((need) => need.package);
  if (process.getuid?.() === 0 && run('apt-get', ['--version'], 'ignore')) {
    say(`Installing what the tests need: ${packages.join(', ')}`);
    keepFromMakingCluster();
    run('apt-get', ['update', '-q'], 'inherit');
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], 'inherit');
  }
  const still = missing();
  if (still.length > 0) {
    throw new Error(
      `The tests need ${still.map((need) => need.what).join(' and ')}, which this machine has not. On Debian 12, as root: ` +
        `apt-get install --no-install-recommends ${still.map((need) => need.package).join(' ')}`,
    );
  }
}

/** The package would start a server of its own, which nobody here needs. */
function keepFromMakingCluster() {
  const file = '/etc/postgresql-common/createcluster.conf';
  mkdirSync('/etc/postgresql-common', { recursive: true });
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!/^create_main_cluster\s*=/m.test(before)) writeFileSync(file, `${before}create_main_cluster = false\n`);
}

function run(command, words, stdio) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Talk goes to standard error: standard output is the tests'.
  const streams = stdio === 'ignore' ? 'ignore' : ['ignore', process.stderr, process.stderr];
  return spawnSync(command, words, { stdio: streams, env: environment }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    ensureTestPrerequisites((line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
