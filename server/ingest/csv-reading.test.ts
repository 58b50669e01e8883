import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvReading, goodRow } from './csv-reading.js';
import { openSniffed } from './sniff.js';
import type { CheckedRow, Layout } from './source.js';

const layouts: readonly Layout[] = [
  {
    name: 'full',
    columns: [
      { name: 'reference', required: true, kind: 'text', description: 'your reference' },
      { name: 'month', required: true, kind: 'month', description: 'the month' },
      { name: 'channel', required: false, kind: 'code', allowed: ['telephone', 'online'], description: 'how it came' },
    ],
  },
  {
    name: 'wards',
    columns: [
      { name: 'ward_code', header: /^WD\d\dCD$/, required: true, kind: 'code', description: 'ward' },
      { name: 'LSOA21CD', required: true, kind: 'code', description: 'LSOA' },
    ],
  },
];
const headerless: Layout = {
  name: 'codepoint',
  headerless: true,
  columns: ['PC', 'PQ', 'EA', 'NO'].map((name) => ({ name, required: true, kind: 'text' as const, description: name })),
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'homeward-csv-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function read(
  content: string | Uint8Array,
  known = layouts,
): Promise<{ rows: CheckedRow[]; warnings: string[]; layout: string }> {
  const file = path.join(directory, 'table.csv');
  await writeFile(file, content);
  const warnings: string[] = [];
  let layout = '';
  const { bytes } = await openSniffed(file);
  try {
    const reading = await csvReading({ layouts: known }, bytes, { warn: (warning) => warnings.push(warning) }, (opened) => {
      layout = opened.layout.name;
      return (record) => goodRow('row', Object.values(record));
    });
    const rows: CheckedRow[] = [];
    for await (const row of reading.rows()) rows.push(row);
    return { rows, warnings, layout };
  } finally {
    bytes.destroy();
  }
}

describe('files that are refused, each with one reason and one remedy', () => {
  const wide = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(',');
  test.each([
    ['0 bytes', '', /empty \(0 bytes\)/],
    ['0 bytes, compressed', gzipSync(''), /empty \(0 bytes\)/],
    ['an empty line', '\n', /no rows, not even a header/],
    ['UTF-16 with its mark', Buffer.from('\uFEFFreference,month\r\n', 'utf16le'), /UTF-16/],
    ['UTF-16 without', Buffer.from('reference,month\r\n1,2024-01\r\n', 'utf16le'), /UTF-16/],
    ['NUL bytes', 'reference,month\n1,\0\n', /NUL bytes/],
    ['NUL bytes far in the file', `reference,month\n${'1,2024-01\n'.repeat(100_000)}\0\n`, /NUL bytes/],
    ['a zip', zipSync({ 'a.csv': new Uint8Array([65]) }), /zip archive/],
    ['a zip in a gzip', gzipSync(zipSync({ 'a.csv': new Uint8Array([65]) })), /zip archive/],
    ['a compressed bomb', gzipSync(Buffer.alloc(150_000_000, 'a')), /more than 200 times|one million characters/],
    [
      'a gzip cut short',
      gzipSync(`reference,month\n${Math.random()},2024-01\n`.repeat(9)).subarray(0, 60),
      /damaged or cut short/,
    ],
    ['Windows-1252', Buffer.from('reference,month\n£1,2024-01\n', 'latin1'), /not UTF-8/],
    ['semicolons', 'reference;month\n1;2024-01\n', /semicolons/],
    ['tabs', 'reference\tmonth\n1\t2024-01\n', /tabs/],
    ['semicolons, with a comma in a name', 'reference;month;a, b\n1;2024-01;2\n', /semicolons/],
    ['a lone carriage return at the line ends', 'reference,month\r1,2024-01\r', /Macintosh/],
    ['a million columns', `${wide}\n1,2\n`, /more than 1,000 columns/],
    ['a million columns without a line end', wide, /more than 1,000 columns/],
    ['the same column twice', 'reference,month,month\n1,2,3\n', /«month» twice/],
    ['a quotation mark never closed', 'reference,month\n1,"2024-01\n2,2024-02\n', /never closed/],
    ['a cell of 50 MB', `reference,month\n1,"${'x'.repeat(50_000_000)}"\n`, /one million characters/],
  ])('%s', async (_name, content, reason) => {
    await expect(read(content)).rejects.toMatchObject({
      name: 'UnreadableFile',
      reason: expect.stringMatching(reason),
      remedy: expect.stringMatching(/./),
    });
  });

  const good = '1,2024-01\n'.repeat(100_000);
  test.each([
    [
      'Windows-1252',
      Buffer.concat([Buffer.from(`reference,month\n${good}`), Buffer.from('£2,2024-01\n', 'latin1')]),
      /line 100002/,
    ],
    ['a character cut off at the end', Buffer.from(`reference,month\n${good}é`).subarray(0, -1), /line 100002/],
    ['NUL', `reference,month\n${good}\0\n`, /Line 100002/],
  ])('where the text goes wrong: %s', async (_name, content, reason) => {
    await expect(read(content)).rejects.toMatchObject({ reason: expect.stringMatching(reason), place: { row: 100_002 } });
  });

  test('an unknown layout: those known, the nearest, and what it misses', async () => {
    await expect(read('reference,day\n1,2\n')).rejects.toThrow(
      /Known: «full», «wards»\. Nearest is «full», which misses: month\./,
    );
    await expect(read('a,b\n1,2\n')).rejects.toThrow(/no known layout/);
    await expect(read('a,b,c\n1,2,3\n', [headerless])).rejects.toThrow(/must have 4 columns; this has 3/);
  });

  test('no such file, and a folder', async () => {
    await expect(openSniffed(path.join(directory, 'none.csv'))).rejects.toThrow(/no such file/);
    await expect(openSniffed(directory)).rejects.toThrow(/not a file/);
  });
});

test('rows that are ragged, empty where they may not be, or of an unknown word are refused with their row', async () => {
  const { rows } = await read(
    'reference,month,channel\n1,2024-01,online\n2,2024-01\n3,,online\n\n4,2024-01,fax\n5,2024-01,,x\n6,2024-01,\n',
  );
  const errors = rows.flatMap(({ outcome }) => (outcome.ok ? [] : outcome.errors));
  expect(errors.map(({ row, column, reason }) => [row, column, reason])).toEqual([
    [3, '', 'The row has 2 cells, the header 3.'],
    [4, 'month', 'The cell is empty.'],
    [6, 'channel', '«fax» is not one of the known words.'],
    [7, '', 'The row has 4 cells, the header 3.'],
  ]);
  expect(rows).toHaveLength(6);
});

test('a code too long to be found by', async () => {
  const { rows } = await read(`ward_code,LSOA21CD\n${'x'.repeat(501)},E01\n`);
  expect(rows[0]!.outcome).toMatchObject({
    ok: false,
    errors: [{ row: 2, column: 'ward_code', reason: 'The cell has 501 characters; this column takes 500.' }],
  });
});

test('any order, a byte order mark, Windows line ends, compressed: read alike; undeclared columns are named', async () => {
  const { rows, warnings, layout } = await read(gzipSync('\uFEFFmonth,chanel,reference\r\n2024-01,x,"a ""b"", c"\r\n'));
  expect(layout).toBe('full');
  expect(rows[0]).toMatchObject({ row: 2, record: { month: '2024-01', chanel: 'x', reference: 'a "b", c' } });
  expect(warnings).toEqual(['Columns not known and not read: «chanel».']);
  // What a partner's list says of somebody in its headings would stand in the list of loads.
  const screened = layouts.map((layout) => ({
    ...layout,
    columns: layout.columns.map((column) => ({ ...column, screenedAs: 'text' as const })),
  }));
  const said = await read('reference,month,call 07700 900123\n1,2024-01,x\n', screened);
  expect(said.warnings).toEqual(['Columns not known and not read: «column 3».']);
});

test('other capitals, spaces and hyphens; the very name before one that only resembles it; columns without a heading are not read', async () => {
  const spelt = await read('REFERENCE, Month ,,\n1,2024-01,,\n2,2024-02,,x\n');
  expect(spelt.rows.map(({ record }) => [record.reference, record.month])).toEqual([
    ['1', '2024-01'],
    ['2', '2024-02'],
  ]);
  expect(spelt.rows.every(({ outcome }) => outcome.ok)).toBe(true);
  expect(spelt.warnings).toEqual(['2 columns without a heading are not read.']);
  const both = await read('Reference,reference,month\nx,1,2024-01\n');
  expect(both.rows[0]!.record).toMatchObject({ reference: '1', Reference: 'x' });
  expect(both.warnings).toEqual(['Columns not known and not read: «Reference».']);
  await expect(read('reference,Month,MONTH\n1,2,3\n')).rejects.toThrow(/«month» twice \(as «Month» and «MONTH»\)/);
  expect((await read('wd24cd,Lsoa21-CD\nE05,E01\n')).rows[0]!.record).toEqual({ ward_code: 'E05', LSOA21CD: 'E01' });
});

test('headers with the year in them; a layout without a header by its number of columns', async () => {
  expect((await read('WD24CD,lsoa21cd\nE05,E01\n')).rows[0]!.record).toEqual({ ward_code: 'E05', LSOA21CD: 'E01' });
  const { rows } = await read('L1 0AA,10,334000,395000\n"L1 0AB",90,0,0\n', [headerless]);
  expect(rows.map(({ row, record }) => [row, record.PC, record.PQ])).toEqual([
    [1, 'L1 0AA', '10'],
    [2, 'L1 0AB', '90'],
  ]);
});
