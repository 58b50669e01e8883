/** Words of published files that name places, not people: how many a partner's list with them would be refused for by mistake. */
import { createReadStream } from 'node:fs';
import { expect, test } from 'vitest';
import { screen } from '../server/governance/screening/screen.js';
import { splitCsv } from '../server/ingest/csv.js';
import { decodeUtf8 } from '../server/ingest/sniff.js';
import { requireShared } from './shared-data.js';

const COLUMNS: readonly (readonly [folder: string, file: string, columns: readonly string[]])[] = [
  ['police', '2021-12-merseyside-street.csv', ['Location', 'Crime type', 'Last outcome category']],
  ['police', '2024-01-merseyside-street.csv', ['Location', 'Crime type', 'Last outcome category']],
  ['police', '2024-02-merseyside-street.csv', ['Location', 'Crime type', 'Last outcome category']],
  ['police', '2024-01-city-of-london-street.csv', ['Location', 'Crime type', 'Last outcome category']],
  ['provision', 'gias_establishments_merseyside.csv', ['establishment_name', 'establishment_type']],
  [
    'provision',
    'libraries_england_2023.csv',
    ['name', 'address1', 'address2', 'address3', 'operating_organisation', 'department'],
  ],
  ['lookups', 'lookup_lsoa21_ward24_ltla24_merseyside.csv', ['ward24_name', 'ltla24_name']],
];
const TODAY = new Date('2026-11-26T12:00:00Z');

test('of some 135,000 cells, not one street, school or outcome; of libraries those that bear nothing but a name', async (context) => {
  let cells = 0;
  const refused = new Map<string, string>();
  for (const [folder, file, columns] of COLUMNS) {
    for await (const cell of cellsOf(requireShared(context, 'data', folder, file), columns)) {
      cells++;
      const found = screen(cell, 'text', TODAY);
      if (found.length > 0) refused.set(cell, found.join());
    }
  }
  expect(cells).toBeGreaterThan(130_000);
  expect([...refused]).toEqual([['John Jackson', 'the name of a person']]);
}, 60_000);

async function* cellsOf(file: string, columns: readonly string[]): AsyncGenerator<string> {
  let places: number[] | null = null;
  for await (const { records } of splitCsv(decodeUtf8(createReadStream(file)))) {
    for (const record of records) {
      if (places === null) {
        places = columns.map((name) => record.indexOf(name));
        expect(places).not.toContain(-1);
      } else for (const place of places) if ((record[place] ?? '') !== '') yield record[place]!;
    }
  }
}
