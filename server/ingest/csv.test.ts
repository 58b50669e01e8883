import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { splitCsv } from './csv.js';
import { UnreadableFile } from './refusals.js';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function split(text: string, size = 7): Promise<{ rows: number[]; records: string[][] }> {
  const rows: number[] = [];
  const records: string[][] = [];
  for await (const portion of splitCsv(pieces(text, size))) {
    rows.push(...portion.rows);
    records.push(...portion.records.map((record) => [...record]));
  }
  return { rows, records };
}

describe('refusals', () => {
  test('a quotation mark that is never closed names its row', async () => {
    await expect(split('a,b\n1,2\n3,"four\n5,6\n')).rejects.toMatchObject({ name: 'UnreadableFile', place: { row: 3 } });
  });

  test('text after a closing quotation mark', async () => {
    await expect(split('a,b\n"1"x,2\n')).rejects.toThrow(/after a closing quotation mark/);
  });

  test.each([
    ['plain', 'x'.repeat(1_000_001)],
    ['quoted', `"${'x'.repeat(1_000_001)}"`],
  ])('a %s cell of more than a million characters', async (_name, cell) => {
    await expect(split(`a,b\n1,${cell}\n`, 65_536)).rejects.toThrow(UnreadableFile);
  });

  test('a 50 MB cell is refused long before it is read whole', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<string> {
      yield 'a,b\n1,"';
      for (; given < 50; given++) yield 'x'.repeat(1_000_000);
    }
    await expect(
      (async () => {
        for await (const portion of splitCsv(endless())) expect(portion.records).toEqual([['a', 'b']]);
      })(),
    ).rejects.toThrow(/more than one million characters/);
    expect(given).toBeLessThan(6);
  });
});

test('line ends of Windows and Unix, quotes, empty lines: row numbers stay those of the sheet', async () => {
  const { rows, records } = await split('a,b\r\n1,"x, ""y""\r\nz"\r\n\r\n,5" pipe\n"",""');
  expect(records).toEqual([
    ['a', 'b'],
    ['1', 'x, "y"\r\nz'],
    ['', '5" pipe'],
    ['', ''],
  ]);
  expect(rows).toEqual([1, 2, 4, 5]);
});

test('any table written by csv-stringify is read as csv-parse reads it, wherever the pieces are cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '€'), maxLength: 6 });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), async (rows, size, lineEnd) => {
      // A lone carriage return at the end of an unquoted cell is no text of a table: quoted, it is kept.
      const text = stringify(rows, { record_delimiter: lineEnd, quoted: true });
      expect((await split(text, size)).records).toEqual(parse(text, { relax_column_count: true }));
    }),
    { numRuns: 300, seed: 11 },
  );
});
