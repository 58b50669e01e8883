import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTable, WHOLE_COUNT } from './table.js';

const directory = mkdtempSync(path.join(tmpdir(), 'homeward-alike-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Kinds of rows with how often each stands there, and what is wrong with a column. */
async function read(text: string | Buffer, columns = ['a', 'n']): Promise<{ kinds: string[]; wrong: string }> {
  const file = path.join(directory, 'rows.csv');
  writeFileSync(file, text);
  const table = await readTable(file, columns);
  table.numbers('n', WHOLE_COUNT);
  let wrong = '';
  try {
    table.refuseProblems();
  } catch (error) {
    wrong = (error as Error).message.split('\n').slice(1).join('').trim();
  }
  return { kinds: table.records.map((record, at) => `${record.join()}×${table.times[at]}`), wrong };
}

describe('rows that are alike', () => {
  it.each([
    ['lines', 'a,n\nx,1\ny,1\nx,1\n\nx,1\n', ['x,1×3', 'y,1×1']],
    ['lines of Windows', 'a,n\r\nx,1\r\nx,1\r\n', ['x,1×2']],
    ['a last line without an end', 'a,n\nx,1\ny,1\nx,1', ['x,1×2', 'y,1×1']],
    ['lines in quotes and without', 'a,n\nx,1\nx,1\n"x",1\nx,1\n"y,\nz",1\nx,1\n', ['x,1×5', 'y,\nz,1×1']],
  ])('are counted: %s', async (_, text, kinds) => expect((await read(text)).kinds).toEqual(kinds));

  it('of other columns too are one kind', async () => {
    const { kinds } = await read('id,a,n\n1,x,1\n2,x,1\n2,x,1\n');
    expect(kinds).toEqual(['1,x,1×3']);
  });

  it('no row is taken for the header, and a wrong cell is named by its row in the file', async () => {
    expect((await read('a,n\nx,1\nx,1\na,n\n')).wrong).toMatch(/^row 4, column n: .*«n»$/);
    expect((await read('a,n\nx,1\nx,1\nx,1\n\ny,-2\n')).wrong).toMatch(/^row 6, column n/);
  });

  it('and after many that were passed over, a quote does not shift the rows', async () => {
    const same = 'x,1\n'.repeat(1_000);
    expect((await read(`a,n\n${same}"y",1\n"z",-1\n`)).wrong).toMatch(/^row 1003, column n/);
    await expect(read(`a,n\n${same}"y,1\n`)).rejects.toThrow(/opened in row 1002 is never closed/);
  });

  it('and what is no text is named by its line in the file', async () => {
    const same = Buffer.from('x,1\n'.repeat(20_000));
    const bytes = Buffer.concat([Buffer.from('a,n\n'), same, Buffer.from([0xe9, 44, 49, 10])]);
    await expect(read(bytes)).rejects.toThrow(/line 20002 holds a character of another encoding/);
    await expect(read(Buffer.concat([Buffer.from('a,n\n'), same, Buffer.from([120, 0, 44, 49, 10])]))).rejects.toThrow(
      /Line 20002 holds NUL/,
    );
  });

  it('of a file of more lines than are kinds, none is lost', async () => {
    const lines = Array.from({ length: 70_000 }, (_, at) => `${at},x,1\n`);
    const { kinds } = await read(`id,a,n\n${'0,x,1\n'.repeat(5)}${lines.join('')}${lines.slice(0, 10).join('')}9,x,-1\n`);
    expect(kinds).toEqual(['0,x,1×70015', '9,x,-1×1']);
    expect((await read(`id,a,n\n${'0,x,1\n'.repeat(5)}${lines.join('')}9,x,-1\n`)).wrong).toMatch(/^row 70007, column n/);
  });
});
