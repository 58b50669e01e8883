import { expect, test } from 'vitest';
import { sources } from '../../server/ingest/sources.js';
import { sourcesPage } from '../../server/ingest/sources-page.js';

/** Writes the page anew when run with -u; else a stale page fails. */
test('docs/sources.md says what the sources declare', async () => {
  await expect(sourcesPage(sources)).toMatchFileSnapshot('../../docs/sources.md');
});

test('every source is named once, says what its columns mean, and has tables to take back', () => {
  expect(new Set(sources.map(({ name }) => name)).size).toBe(sources.length);
  for (const source of sources) {
    expect(source.tables.length, source.name).toBeGreaterThan(0);
    for (const { columns } of source.layouts) {
      for (const column of columns) expect(column.description, `${source.name}: ${column.name}`).not.toBe('');
    }
  }
});
