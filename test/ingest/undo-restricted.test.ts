/** A load that holds rows of restricted records: taking it back destroys them only when the operator says so; replacing it never does. */
import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { register as registerBatches } from '../../server/cli/batches.command.js';
import type { OpenServices } from '../../server/cli/open-services.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { liftRestriction, restrictRecord } from '../../server/ingest/records/restrict-record.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { emptyIncidents, snapshot } from '../incidents/tables.js';
import { loadText } from './load-text.js';

const HEADER = 'reference,force,occurred_from,easting,northing,category,national_type,outcome\n';
const row = (reference: string): string => `${reference},marram,2024-03-02T20:00,334000,395000,Noise,nuisance,warned\n`;
const FILE = `${HEADER}${row('R1')}${row('R2')}${row('R3')}`;
const by = { who: 'cli:test', reason: 'accuracy contested' };

describe.each(engines)('taking back restricted records (%s)', (engine) => {
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
  });

  const load = (text: string, options = {}, name = 'police.csv') =>
    loadText(database, asbReports, text, { agency: 'Police', ...options }, name);
  const key = (reference: string, agency?: string) => ({ source: asbReports, reference, agency });
  const restrict = (reference: string, agency?: string) => restrictRecord(database, key(reference, agency), by);
  const undo = (batch: number | null, options = {}) => undoBatch(database, findSource, batch!, 'cli:test', options);
  const restricted = async () =>
    (await database.asOwner((sql) => sql.query<{ reference: string }>('SELECT reference FROM restricted_row ORDER BY 1'))).map(
      ({ reference }) => reference,
    );
  const sound = async () => expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);

  test('refused, with how many there are and who can lift it; nothing changes', async () => {
    const { batch } = await load(FILE);
    await load(`${HEADER}${row('K1').replace('2024-03', '2024-04')}`, { agency: 'Council' }, 'council.csv');
    await restrict('R1', 'Police');
    await restrict('R2');
    await restrict('K1', 'Council');
    const before = [await snapshot(database), await restricted(), (await eventsOf(database)).length];
    expect(await undo(batch)).toEqual({
      ok: false,
      reason: `Batch ${batch} holds 2 rows of records whose processing is restricted; taken back, they would be destroyed.`,
      remedy: 'First it must be lifted, by the operator of this installation (1) and Police (1); nothing was changed.',
      restricted: 2,
    });
    expect([await snapshot(database), await restricted(), (await eventsOf(database)).length]).toEqual(before);
    await liftRestriction(database, key('R2'), by);
    expect(await undo(batch)).toMatchObject({ ok: false, restricted: 1, remedy: expect.stringContaining('by Police (1)') });
    await liftRestriction(database, key('R1', 'Police'), by);
    expect(await undo(batch)).toMatchObject({ ok: true, restricted: 0 });
    expect(await restricted()).toEqual(['K1']);
    await sound();
  });

  test('restricted by both, only the operator’s word counts: the agency’s lifting alone does not free it', async () => {
    const { batch } = await load(FILE);
    await restrict('R1', 'Police');
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO record_restriction (source, force_code, reference_sha256, agency, restricted_by)
         SELECT source, force_code, reference_sha256, '', 'cli:test' FROM record_restriction`,
      ),
    );
    expect(await undo(batch)).toMatchObject({ restricted: 1, remedy: expect.stringMatching(/installation \(1\);/) });
  });

  test('by the operator who says so they are destroyed, and the audit says how many', async () => {
    const { batch } = await load(FILE);
    await restrict('R1');
    expect(await undo(batch, { withRestricted: true })).toMatchObject({ ok: true, restricted: 1 });
    expect(await restricted()).toEqual([]);
    const event = (await eventsOf(database)).at(-1)!;
    expect(event).toMatchObject({ action: 'UNDO', subject: `batch:${batch}`, detail: { restricted: 1 } });
    expect(JSON.stringify(event)).not.toContain('R1');
    // The word stands: the record does not come back with its file.
    expect(await load(FILE)).toMatchObject({ loaded: 2, heldBack: 1 });
    await sound();
  });

  test('at the command line', async () => {
    const { batch } = await load(FILE);
    await restrict('R1');
    const homeward = async (...words: string[]): Promise<[number, string]> => {
      const program = new Command('homeward').exitOverride();
      const services = { database, operator: 'cli:test', close: () => Promise.resolve() };
      registerBatches(program, (() => Promise.resolve(services)) as unknown as OpenServices);
      let talk = '';
      const said = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((talk += String(text)), true));
      try {
        await program.parseAsync(['batches', ...words], { from: 'user' });
        return [Number(process.exitCode ?? 0), talk];
      } finally {
        said.mockRestore();
        process.exitCode = undefined;
      }
    };
    await expect(homeward('--with-restricted')).rejects.toThrow('belongs to --undo');
    expect(await homeward('--undo', String(batch))).toEqual([1, expect.stringContaining('add --with-restricted.')]);
    expect(await restricted()).toEqual(['R1']);
    expect(await homeward('--undo', String(batch), '--with-restricted')).toEqual([
      0,
      expect.stringContaining('Destroyed with it: 1 of restricted records.'),
    ]);
    expect(await restricted()).toEqual([]);
  });

  test('replacing destroys nothing: aside they stay, and come back with the older load', async () => {
    const first = await load(FILE);
    const whole = await snapshot(database);
    await restrict('R2');
    const newer = await load(FILE.replace(row('R2'), row('R4')), { replace: true }, 'newer.csv');
    expect(newer).toMatchObject({ loaded: 3, errors: [] });
    expect(await restricted()).toEqual(['R2']);
    // The newer load holds none itself, and what it replaced is not destroyed by taking it back.
    expect(await undo(newer.batch)).toMatchObject({ ok: true, restored: [first.batch], restricted: 0 });
    expect(await restricted()).toEqual(['R2']);
    expect(await liftRestriction(database, key('R2'), by)).toMatchObject({ ok: true, rows: 1 });
    expect(await snapshot(database)).toEqual(whole);
    await sound();
  });

  test('lifted while replaced, they are among what the older load had', async () => {
    await load(FILE);
    const whole = await snapshot(database);
    await restrict('R2');
    const newer = await load(FILE.replace(row('R2'), row('R4')), { replace: true }, 'newer.csv');
    expect(await liftRestriction(database, key('R2'), by)).toMatchObject({ ok: true, rows: 1 });
    expect(await undo(newer.batch)).toMatchObject({ ok: true });
    expect(await snapshot(database)).toEqual(whole);
    await sound();
  });

  test('a newer load that has the record too is kept like the older one', async () => {
    await load(FILE);
    await restrict('R2');
    const newer = await load(`${FILE}${row('R4')}`, { replace: true }, 'newer.csv');
    expect(await restricted()).toEqual(['R2', 'R2']);
    expect(await undo(newer.batch)).toMatchObject({ ok: false, restricted: 1 });
    expect(await undo(newer.batch, { withRestricted: true })).toMatchObject({ ok: true, restricted: 1 });
    expect(await restricted()).toEqual(['R2']);
  });
});
