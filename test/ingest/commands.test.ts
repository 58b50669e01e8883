import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { register as registerAgreements } from '../../server/cli/agreements.command.js';
import { register as registerBatches } from '../../server/cli/batches.command.js';
import { register as registerCheck } from '../../server/cli/check.command.js';
import { register as registerIngest } from '../../server/cli/ingest.command.js';
import type { OpenServices } from '../../server/cli/open-services.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { sources } from '../../server/ingest/sources.js';
import { engines, testDatabase } from '../database.js';
import { ISA } from '../governance/agreements.js';

const REPORTS = 'reference,force,occurred_from,category\n';
const UNDER = ['--agreement', ISA.id];
const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
const street = (month: string): string =>
  `${STREET},${month},Marram Police,Marram Police,-2.99,53.45,On or near Sea Lane,,,Anti-social behaviour,,\n`;

describe.each(engines)('homeward ingest and homeward batches (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;

  beforeAll(async () => {
    database = await testDatabase(engine);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-commands-'));
    expect(await homeward('agreements', '--add', await file('isa.json', JSON.stringify(ISA)))).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });
  afterEach(() => void (process.exitCode = undefined));

  /** Runs a command as the program would; its output and exit code. */
  async function homeward(...words: string[]): Promise<{ code: number; out: string; talk: string }> {
    const opened = { database, config: { dataDirectory: directory }, operator: 'cli:test', close: () => Promise.resolve() };
    const program = new Command('homeward').exitOverride();
    for (const register of [registerIngest, registerBatches, registerCheck, registerAgreements])
      register(program, (() => Promise.resolve(opened)) as unknown as OpenServices);
    for (const command of program.commands) command.copyInheritedSettings(program);
    let out = '';
    let talk = '';
    const printed = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    const said = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((talk += String(text)), true));
    process.exitCode = undefined;
    try {
      await program.parseAsync(words, { from: 'user' });
      return { code: Number(process.exitCode ?? 0), out, talk };
    } finally {
      printed.mockRestore();
      said.mockRestore();
    }
  }
  async function file(name: string, content: string | Uint8Array): Promise<string> {
    const target = path.join(directory, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
    return target;
  }

  test('an unknown source, no file, a wrong year: exit 2 and the sources named', async () => {
    expect(await homeward('ingest', 'people', 'x.csv')).toMatchObject({
      code: 2,
      out: '',
      talk: expect.stringContaining('Sources: '),
    });
    expect(await homeward('ingest')).toMatchObject({ code: 2 });
    expect(await homeward('ingest', 'asb-reports')).toMatchObject({ code: 2 });
    await expect(homeward('ingest', 'asb-reports', 'x.csv', '--vintage', 'new')).rejects.toThrow(/Write a year/);
  });

  test('the list names every source and every column', async () => {
    const { out, code } = await homeward('ingest', '--list');
    expect(code).toBe(0);
    for (const source of sources) {
      expect(out).toContain(`${source.name}: ${source.title}`);
      for (const { columns } of source.layouts) for (const column of columns) expect(out).toContain(` ${column.name} `);
    }
  });

  test('two files, one of them bad: the good one is loaded, exit 1; then the good one again: exit 0, nothing changed', async () => {
    const good = await file('good.csv', `${REPORTS}a,marram,2024-03-01,Noise\n`);
    const bad = await file('bad.csv', `${REPORTS}b,marram,01/02/2024,Noise\nc,marram,2024-03-01,Noise\n`);
    const both = await homeward('ingest', 'asb-reports', good, bad, '--json', ...UNDER);
    expect(both.code).toBe(1);
    const [first, second] = JSON.parse(both.out) as Record<string, unknown>[];
    expect(first).toMatchObject({
      file: good,
      source: 'asb-reports',
      alreadyLoaded: false,
      read: 1,
      loaded: 1,
      refused: 0,
      heldBack: 0,
      noLocation: 1,
      errors: [],
    });
    expect(second).toMatchObject({ file: bad, batch: null, read: 2, loaded: 0, refused: 1, heldBack: 1 });
    expect(second!['errors']).toEqual([
      { row: 2, column: 'occurred_from', value: '01/02/2024', reason: expect.any(String), remedy: expect.any(String) },
    ]);

    const inWords = await homeward('ingest', 'asb-reports', bad, ...UNDER);
    expect(inWords).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /nothing loaded; 1 row refused, 1 row held back\n {2}row 2, occurred_from: .*\n {2}refused rows with reasons: /,
      ),
    });

    const again = await homeward('ingest', 'asb-reports', good, '--json', ...UNDER);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject([{ batch: first!['batch'], alreadyLoaded: true, read: 1, loaded: 1 }]);

    const other = await file('other.csv', `${REPORTS}z,marram,2024-03-09,Noise\n`);
    expect(await homeward('ingest', 'asb-reports', other, ...UNDER)).toMatchObject({
      code: 1,
      out: expect.stringContaining(`batch ${String(first!['batch'])}`),
    });
    expect(await homeward('ingest', 'asb-reports', other, '--replace', '--dry-run', ...UNDER)).toMatchObject({
      code: 0,
      out: expect.stringContaining('dry run, nothing loaded'),
    });

    const listed = await homeward('batches', '--json');
    expect(JSON.parse(listed.out)).toMatchObject([
      { id: first!['batch'], source: 'asb-reports', fileName: 'good.csv', state: 'published', loadedBy: 'cli:test' },
    ]);
    expect(await homeward('batches', '--undo', String(first!['batch']))).toMatchObject({
      code: 0,
      talk: expect.stringContaining('taken back'),
    });
    expect(await homeward('batches', '--undo', String(first!['batch']))).toMatchObject({
      code: 1,
      talk: expect.stringContaining('already'),
    });
    await expect(homeward('batches', '--undo', 'all')).rejects.toThrow(/number of a batch/);
  });

  test('a folder of months, and the same as an archive: the files of the source are loaded, others left alone', async () => {
    const entries = {
      '2024-05/2024-05-marram-street.csv': street('2024-05'),
      '2024-06/2024-06-marram-street.csv': street('2024-06'),
      '2024-06/2024-06-marram-stop-and-search.csv': 'Type,Date\nPerson search,2024-06-01\n',
    };
    for (const [name, content] of Object.entries(entries)) await file(`archive/${name}`, content);
    const folder = await homeward('ingest', 'police-street', path.join(directory, 'archive'), '--json');
    expect(folder.code).toBe(0);
    expect(folder.talk).toMatch(/Left alone, of another kind: 1 file/);
    const loaded = JSON.parse(folder.out) as { batch: number; loaded: number }[];
    expect(loaded.map((result) => result.loaded)).toEqual([1, 1]);

    const bytes = Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, new TextEncoder().encode(content)]));
    const archive = await file(
      'archive.zip',
      zipSync({ ...bytes, '../../escape.csv': new TextEncoder().encode(street('2024-07')) }),
    );
    const zipped = await homeward('ingest', 'police-street', archive, '--json');
    const results = JSON.parse(zipped.out) as { batch: number; alreadyLoaded: boolean }[];
    expect(zipped.code).toBe(0);
    expect(results.map(({ alreadyLoaded }) => alreadyLoaded)).toEqual([true, true, false]);

    expect(await homeward('ingest', 'police-outcomes', archive)).toMatchObject({
      code: 1,
      out: expect.stringContaining('no file of the source «police-outcomes»'),
    });
    expect(await homeward('ingest', 'asb-reports', archive, ...UNDER)).toMatchObject({
      code: 1,
      out: expect.stringContaining('zip archive'),
    });
    const cut = await file('cut.zip', zipSync(bytes).subarray(0, 120));
    expect(await homeward('ingest', 'police-street', cut)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/cut short|damaged/),
    });
  });

  test('homeward check names the months missing inside the span of a source, and only those', async () => {
    for (const month of ['2023-11', '2024-02']) {
      const rows = `${STREET},${month},Ferry Police,Ferry Police,-2.99,53.45,On or near Sea Lane,,,Burglary,,\n`;
      expect(await homeward('ingest', 'police-street', await file(`${month}-ferry-street.csv`, rows))).toMatchObject({ code: 0 });
    }
    const { code, out } = await homeward('check', '--json');
    expect(code).toBe(0);
    const { findings } = JSON.parse(out) as { findings: { check: string; detail: string }[] };
    const months = findings.find(({ check }) => check === 'months')!.detail;
    expect(months).toContain('RECORDED_CRIME of police.uk, force ferry: no data for 2023-12, 2024-01');
    expect(months).not.toContain('2023-11');
  });
});
