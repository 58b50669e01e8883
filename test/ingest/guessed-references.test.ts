/** Whoever loads a file of guessed references: what it tells them of records that they never had, and that nothing comes back by it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { findHeld } from '../../server/ingest/records/held-record.js';
import type { RecordSource } from '../../server/ingest/records/record-key.js';
import { restrictRecord } from '../../server/ingest/records/restrict-record.js';
import { removeRecord } from '../../server/ingest/remove-record.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { engines, testDatabase } from '../database.js';
import { emptyIncidents } from '../incidents/tables.js';
import { loadText } from './load-text.js';

const HEADER = 'reference,force,occurred_from,category\n';
const POLICE = `${HEADER}R1,marram,2024-03-02,Noise\nR2,marram,2024-03-03,Noise\n`;
const GUESS = `${HEADER}R1,marram,2024-05-02,Guess\nX1,marram,2024-05-02,Guess\n`;
const source = asbReports as RecordSource;
const by = { who: 'cli:operator', reason: 'a complaint about accuracy' };
const NEUTRAL = '1 row is in no list, map, count or file, by the operator’s decision on a single record. Ask there.';

describe.each(engines)('guessed references (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.asOwner((sql) =>
      sql.execute('TRUNCATE removed_record, record_restriction, restricted_row, record_correction, record_change'),
    );
    await emptyIncidents(database);
    await load(POLICE, 'Police');
  });

  const load = (text: string, agency: string | undefined, options = {}) =>
    loadText(database, asbReports, text, { agency, ...options }, `${agency ?? 'operator'}-${text.length}.csv`);
  const remove = () => removeRecord(database, asbReports, 'R1', by.who, undefined, { reason: by.reason });
  const restrict = (agency?: string) => restrictRecord(database, { source, reference: 'R1', agency }, by);
  const held = (agency: string) => database.asOwner((sql) => findHeld(sql, { source, reference: 'R1', agency }));
  const shown = async () =>
    (await database.asOwner((sql) => sql.query<{ reference: string }>('SELECT reference FROM asb_report ORDER BY 1'))).map(
      ({ reference }) => reference,
    );

  test('taken out or restricted by the operator: the same words and counts, and the row does not come back', async () => {
    const told = [];
    for (const decide of [remove, restrict]) {
      expect(await decide()).toMatchObject({ ok: true });
      const { warnings, read, loaded, heldBack, batch } = await load(GUESS, 'Council');
      told.push({ warnings, read, loaded, heldBack });
      expect(await shown()).toEqual(['R2', 'X1']);
      await undoBatch(database, findSource, batch!, 'cli:test', { withRestricted: true });
      await database.asOwner((sql) => sql.execute('TRUNCATE removed_record, restricted_row, record_restriction'));
      await emptyIncidents(database);
      await load(POLICE, 'Police');
    }
    expect(told[0]).toEqual({ warnings: [NEUTRAL], read: 2, loaded: 1, heldBack: 1 });
    expect(told[1]).toEqual(told[0]);
  });

  test('what is held of a guessed reference names no reason, no day and nobody; who had the record is told', async () => {
    await restrict();
    await load(GUESS, 'Council');
    expect((await held('Council')).changes).toEqual([]);
    expect((await held('Police')).changes).toMatchObject([
      { change: 'restricted', reason: by.reason, changedBy: 'cli:operator' },
    ]);
  });

  test('what another agency said tells nothing at all: the guess is loaded as any other row', async () => {
    await restrict('Police');
    const outcome = await load(GUESS, 'Council');
    expect(outcome).toMatchObject({ loaded: 2, heldBack: 0, warnings: [] });
    expect((await held('Council')).changes).toEqual([]);
  });

  test('one’s own words are told in full, the operator’s beside them in general', async () => {
    await removeRecord(database, asbReports, 'R2', 'Priya (Police)', undefined, { agency: 'Police', reason: 'erasure' });
    await remove();
    const { warnings, loaded } = await load(`${POLICE}R3,marram,2024-03-09,Noise\n`, 'Police', { replace: true });
    expect(loaded).toBe(1);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^1 row is a record that was taken out before \(by Priya \(Police\) on \d{4}-\d\d-\d\d\): left out again\.$/,
      ),
      NEUTRAL,
    ]);
  });

  test('where both said it, it is the loader’s own word', async () => {
    await restrict('Police');
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO record_restriction (source, force_code, reference_sha256, agency, restricted_by)
         SELECT source, force_code, reference_sha256, '', 'cli:operator' FROM record_restriction`,
      ),
    );
    const { warnings } = await load(`${POLICE}R3,marram,2024-03-09,Noise\n`, 'Police', { replace: true });
    expect(warnings.join()).toContain('1 row is a record whose processing is restricted');
    expect(warnings.join()).not.toContain('operator');
  });
});
