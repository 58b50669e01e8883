/** A single record corrected or restricted, and that lifted: refusals, what follows it, and that no load undoes it unseen. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { countTotal } from '../../server/incidents/incidents.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { recordedCrime } from '../../server/ingest/recorded-crime.js';
import { correctRecord, liftCorrection } from '../../server/ingest/records/correct-record.js';
import { liftRestriction, restrictRecord } from '../../server/ingest/records/restrict-record.js';
import { liftRemoval, removeRecord } from '../../server/ingest/remove-record.js';
import type { Source } from '../../server/ingest/source.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { engines, testDatabase } from '../database.js';
import { emptyIncidents, snapshot } from '../incidents/tables.js';
import { loadText } from './load-text.js';

const HEADER = 'reference,force,occurred_from,easting,northing,category,national_type,outcome\n';
const R2 = 'R2,marram,2024-03-02T20:00,334000,395000,Noise,nuisance,warned\n';
const FILE = `${HEADER}R1,marram,2024-03-01T19:30,334000,395000,Noise,nuisance,\n${R2}R3,marram,2024-04-02T10:00,,,Litter,environmental,\n`;
const by = { who: 'cli:test', reason: 'the caller wrote in' };

describe.each(engines)('single records (%s)', (engine) => {
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

  const key = (reference: string, further: { force?: string; agency?: string; source?: Source } = {}) => ({
    source: asbReports,
    reference,
    ...further,
  });
  const correct = (reference: string, cells: Record<string, string>, further = {}) =>
    correctRecord(database, key(reference, further), cells, by);
  const restrict = (reference: string, further = {}) => restrictRecord(database, key(reference, further), by);
  const liftRestricted = (reference: string, further = {}) => liftRestriction(database, key(reference, further), by);
  const load = (text: string, options = {}, name = 'own.csv') => loadText(database, asbReports, text, options, name);
  const total = () => database.asOwner((sql) => countTotal(sql, { kinds: ['ASB_REPORT'] }));
  const rows = (reference: string) =>
    database.asOwner((sql) =>
      sql.query(
        `SELECT category, national_type AS type, outcome, london_month(occurred_from)::text AS month, precision, cell_east AS east
           FROM asb_report WHERE reference = $1`,
        [reference],
      ),
    );
  const covered = () =>
    database.asOwner((sql) =>
      sql.query('SELECT month::text AS month, sum(rows)::int AS rows FROM batch_coverage GROUP BY 1 ORDER BY 1'),
    );
  const summaries = async () => {
    const { slices, areas, cells } = await snapshot(database);
    return { slices, areas, cells };
  };
  const sound = async () => expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
  const everywhere = async () =>
    (
      await database.asOwner((sql) =>
        sql.query<{ text: string }>(
          [
            'asb_report',
            'replaced_row',
            'restricted_row',
            'record_correction',
            'record_change',
            'record_restriction',
            'removed_record',
          ]
            .map((table) => `SELECT t::text AS text FROM ${table} t`)
            .concat(`SELECT detail::text FROM audit_event`)
            .join(' UNION ALL '),
        ),
      )
    )
      .map(({ text }) => text)
      .join('\n');

  describe('refusals: nothing changes', () => {
    test.each([
      ['an unknown reference', 'R9', { category: 'Fireworks' }, 'No record'],
      ['another case', 'r1', { category: 'Fireworks' }, 'No record'],
    ])('%s', async (_what, reference, cells, reason) => {
      await load(FILE);
      const before = await snapshot(database);
      expect(await correct(reference, cells)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
      expect(await restrict(reference)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
      expect(await liftRestricted(reference)).toMatchObject({ ok: false });
      expect(await snapshot(database)).toEqual(before);
    });

    test.each([
      ['a word that is none', { national_type: 'rowdy' }, 'national_type', 'not one of the known words'],
      ['a date in two ways', { occurred_from: '01/02/2024' }, 'occurred_from', 'two ways'],
      ['an hour that never was', { occurred_from: '2024-03-31T01:30' }, 'occurred_from', 'clocks went forward'],
      ['an end without a beginning', { occurred_to: '2024-03-02' }, 'occurred_from', 'empty'],
      ['coordinates swapped', { easting: '950000', northing: '334000' }, 'easting', 'swapped'],
      ['half a place', { easting: '334000' }, 'northing', 'no northing'],
      ['a required field emptied', { category: '' }, 'category', 'empty'],
      ['a field of no file', { colour: 'red' }, 'colour', 'cannot be corrected'],
      ['what a record is known by', { reference: 'R7' }, 'reference', 'cannot be corrected'],
      ['nothing', {}, '', 'No field'],
      ['a month that no load covers', { occurred_from: '2024-07-01' }, 'occurred_from', 'covers 2024-07'],
    ])('%s', async (_what, cells, column, reason) => {
      await load(FILE);
      const before = await snapshot(database);
      const outcome = await correct('R2', cells as Record<string, string>);
      expect(outcome).toMatchObject({ ok: false, errors: [{ column, reason: expect.stringContaining(reason) }] });
      expect(await snapshot(database)).toEqual(before);
    });

    test('several forces, sources without references', async () => {
      await load(`${FILE}R1,dune,2024-03-05,334000,395000,Noise,,\n`);
      expect(await correct('R1', { category: 'x' })).toMatchObject({
        ok: false,
        reason: expect.stringContaining('dune, marram'),
      });
      expect(await restrict('R1')).toMatchObject({ ok: false, reason: expect.stringContaining('dune, marram') });
      expect(await restrict('R1', { force: 'dune' })).toMatchObject({ ok: true, restricted: 1 });
      expect(await restrict('R1', { source: policeStreet })).toMatchObject({ ok: false });
      expect(await correct('R1', {}, { source: policeStreet })).toMatchObject({ ok: false });
    });

    test('whoever loaded it not: the answer is that of a reference which is not there', async () => {
      await load(FILE, { agency: 'Police' });
      const before = await snapshot(database);
      const council = { agency: 'Council' };
      for (const act of [
        (reference: string) => correct(reference, { category: 'x' }, council),
        (reference: string) => restrict(reference, council),
        (reference: string) => removeRecord(database, asbReports, reference, 'cli:test', undefined, council),
        (reference: string) => liftRestricted(reference, council),
      ])
        expect(await act('R1')).toEqual(await act('R9'));
      expect(await snapshot(database)).toEqual(before);
    });

    test('a part that fails fails as a whole', async () => {
      await load(FILE);
      const before = await snapshot(database);
      const failing = { ...asbReports, refresh: () => Promise.reject(new Error('no summaries today')) };
      await expect(correct('R1', { category: 'Fireworks' }, { source: failing })).rejects.toThrow('no summaries');
      await expect(restrict('R1', { source: failing })).rejects.toThrow('no summaries');
      expect(await snapshot(database)).toEqual(before);
      expect(await everywhere()).not.toContain('Fireworks');
    });
  });

  describe('corrected', () => {
    test('category, type, month and place: all is as if the file had said so', async () => {
      await load(FILE.replace(R2, 'R2,marram,2024-04-01T23:50,335000,396000,Fireworks,personal,\n'));
      const expected = await summaries();
      await emptyIncidents(database);
      const { batch } = await load(FILE);
      const cells = {
        category: 'Fireworks',
        national_type: 'personal',
        occurred_from: '2024-04-01T23:50',
        easting: '335000',
        northing: '396000',
        outcome: '',
      };
      expect(await correct('R2', cells)).toEqual({
        ok: true,
        corrected: 1,
        force: 'marram',
        batches: [batch],
        fields: Object.keys(cells),
      });
      expect(await summaries()).toEqual(expected);
      await sound();
      expect(await rows('R2')).toEqual([
        { category: 'Fireworks', type: 'personal', outcome: null, month: '2024-04-01', precision: 'EXACT', east: 3350 },
      ]);
      expect(await covered()).toEqual([
        { month: '2024-03-01', rows: 1 },
        { month: '2024-04-01', rows: 2 },
      ]);
    });

    test('no location: counted so, and drawn nowhere', async () => {
      await load(FILE);
      const nowhere = { easting: '', northing: '', longitude: '', latitude: '', postcode: '', precision: '' };
      expect(await correct('R2', nowhere)).toMatchObject({ ok: true });
      expect(await rows('R2')).toMatchObject([{ precision: 'NONE', east: null }]);
      await sound();
    });

    test('the wrong words are kept nowhere, and who, which fields and why is', async () => {
      await load(FILE);
      await correct('R2', { outcome: 'no action' });
      const kept = await everywhere();
      expect(kept).not.toContain('warned');
      expect(
        await database.asOwner((sql) => sql.query('SELECT change, fields, reason, rows, changed_by AS by FROM record_change')),
      ).toEqual([{ change: 'corrected', fields: ['outcome'], reason: by.reason, rows: 1, by: 'cli:test' }]);
      const [event] = await database.asOwner((sql) =>
        sql.query<{ detail: unknown; row_count: number }>(
          `SELECT detail, row_count FROM audit_event WHERE action = 'CORRECT' ORDER BY seq DESC LIMIT 1`,
        ),
      );
      expect(event).toMatchObject({ row_count: 1, detail: { fields: ['outcome'], reason: by.reason, force: 'marram' } });
      expect(JSON.stringify(event)).not.toMatch(/no action|R2/);
    });

    test('loads that bring the wrong words are corrected again and say so, until it is lifted', async () => {
      const first = await load(FILE);
      await correct('R2', { category: 'Fireworks', occurred_from: '2024-04-03' });
      const newer = await load(`${FILE}R4,marram,2024-04-09,,,Noise,,\n`, { replace: true }, 'newer.csv');
      expect(newer).toMatchObject({ loaded: 4, errors: [] });
      expect(newer.warnings.join()).toContain('1 row is a record that was corrected before: corrected again');
      expect(await rows('R2')).toMatchObject([{ category: 'Fireworks', month: '2024-04-01' }]);
      await sound();
      await undoBatch(database, findSource, newer.batch!, 'cli:test');
      expect(await rows('R2')).toMatchObject([{ category: 'Fireworks', month: '2024-04-01' }]);
      await sound();
      await undoBatch(database, findSource, first.batch!, 'cli:test');
      expect((await load(FILE)).warnings.join()).toContain('corrected again');
      expect(await rows('R2')).toMatchObject([{ category: 'Fireworks' }]);
      await sound();

      expect(await liftCorrection(database, key('R2'), by)).toMatchObject({ ok: true });
      expect(await liftCorrection(database, key('R2'), by)).toMatchObject({ ok: false });
      const last = await load(`${FILE}R4,marram,2024-04-08,,,Noise,,\n`, { replace: true }, 'last.csv');
      expect(last.warnings.join()).not.toContain('corrected');
      expect(await rows('R2')).toMatchObject([{ category: 'Noise', month: '2024-03-01' }]);
      await sound();
    });

    test('of another agency’s loads nothing is corrected; the operator’s word holds for whoever had it', async () => {
      await load(FILE, { agency: 'Police' });
      await correct('R2', { category: 'Fireworks' }, { agency: 'Police' });
      await undoBatch(database, findSource, (await newest()).id, 'cli:test');
      expect((await load(FILE, { agency: 'Council' })).warnings).toEqual([]);
      expect(await rows('R2')).toMatchObject([{ category: 'Noise' }]);
      await correct('R2', { category: 'Music' });
      await undoBatch(database, findSource, (await newest()).id, 'cli:test');
      await load(FILE, { agency: 'Council' });
      expect(await rows('R2')).toMatchObject([{ category: 'Music' }]);
    });

    test('whoever guesses a reference is told nothing by what the operator corrected it to', async () => {
      await load(FILE, { agency: 'Police' }, 'police.csv');
      await correct('R2', { category: 'Fireworks', easting: '334310', northing: '395210' });
      const guess = (category: string, name: string) =>
        load(`${HEADER}R2,marram,2024-05-09T20:00,,,${category},nuisance,\n`, { agency: 'Council', replace: true }, name);
      expect((await guess('Guess', 'guess.csv')).warnings.join()).not.toContain('corrected');
      const guessed = () =>
        database.asOwner((sql) =>
          sql.query(
            `SELECT category, precision FROM asb_report WHERE batch_id IN (SELECT id FROM batch WHERE agency = 'Council' AND state = 'published')`,
          ),
        );
      expect(await guessed()).toEqual([{ category: 'Guess', precision: 'NONE' }]);
      // Corrected once more, now in both: of what was corrected before the council still learns nothing.
      await correct('R2', { outcome: 'warned again' });
      await guess('Another guess', 'guess-again.csv');
      expect(await guessed()).toEqual([{ category: 'Another guess', precision: 'NONE' }]);
      await sound();
    });

    test('in what a replacing load put aside too, and given back by its undo', async () => {
      await load(FILE);
      const newer = await load(`${FILE}R4,marram,2024-04-09,,,Noise,,\n`, { replace: true }, 'newer.csv');
      expect(await correct('R2', { outcome: 'no action', occurred_from: '2024-04-05' })).toMatchObject({ corrected: 2 });
      expect(await everywhere()).not.toContain('warned');
      await undoBatch(database, findSource, newer.batch!, 'cli:test');
      expect(await rows('R2')).toMatchObject([{ outcome: 'no action', month: '2024-04-01' }]);
      expect(await covered()).toEqual([
        { month: '2024-03-01', rows: 1 },
        { month: '2024-04-01', rows: 2 },
      ]);
      await sound();
    });

    test('into the month of another load: counted there, whichever of the two is taken back, replaced or loaded again', async () => {
      const march = `${HEADER}R1,marram,2024-03-01,334000,395000,Noise,,\n${R2}`;
      const april = `${HEADER}R5,marram,2024-04-02,334000,395000,Noise,,\nR6,marram,2024-04-03,334000,395000,Noise,,\n`;
      const first = await load(march, {}, 'march.csv');
      await load(april, {}, 'april.csv');
      expect(await correct('R2', { occurred_from: '2024-04-01' })).toMatchObject({ ok: true });
      await sound();
      const newer = await load(`${march}R7,marram,2024-03-09,,,Noise,,\n`, { replace: true }, 'march-2.csv');
      expect(await rows('R2')).toMatchObject([{ month: '2024-04-01' }]);
      await sound();
      await undoBatch(database, findSource, newer.batch!, 'cli:test');
      await sound();
      await restrict('R2');
      await sound();
      await liftRestricted('R2');
      await sound();
      const secondApril = await load(`${april}R8,marram,2024-04-09,,,Noise,,\n`, { replace: true }, 'april-2.csv');
      await sound();
      await undoBatch(database, findSource, first.batch!, 'cli:test');
      await sound();
      await load(march, {}, 'march-again.csv');
      await sound();
      await undoBatch(database, findSource, secondApril.batch!, 'cli:test');
      await sound();
      await correct('R2', { occurred_from: '2024-03-05' });
      await sound();
      await correct('R2', { occurred_from: '2024-04-05' });
      await removeRecord(database, asbReports, 'R2', 'cli:test');
      await sound();
    });

    test('crimes and discharges in their own words', async () => {
      await loadText(
        database,
        recordedCrime,
        'reference,force,occurred_from,offence_group,outcome,knife\nC1,marram,2024-03-01,Theft,charged,no\n',
      );
      await loadText(
        database,
        firearmsDischarges,
        'reference,force,occurred_from,easting,northing,weapon,verification,casings_recovered\nF1,marram,2024-03-01T22:00,334000,395000,unknown,unconfirmed,\n',
      );
      const crime = { source: recordedCrime };
      expect(
        await correct('C1', { offence_group: 'Robbery', outcome: 'no suspect identified', knife: 'yes' }, crime),
      ).toMatchObject({
        ok: true,
      });
      const shot = { source: firearmsDischarges };
      expect(await correct('F1', { verification: 'confirmed', casings_recovered: '3' }, shot)).toMatchObject({ ok: true });
      expect(await correct('F1', { casings_recovered: '-3' }, shot)).toMatchObject({ errors: [{ column: 'casings_recovered' }] });
      const stored = await database.asOwner(async (sql) => [
        ...(await sql.query('SELECT category, last_outcome AS outcome, knife FROM recorded_crime')),
        ...(await sql.query('SELECT verification, casings_recovered AS casings FROM firearms_discharge')),
      ]);
      expect(stored).toEqual([
        { category: 'Robbery', outcome: 'no suspect identified', knife: true },
        { verification: 'confirmed', casings: 3 },
      ]);
      await sound();
    });
  });

  describe('restricted', () => {
    test('stored, and all else is as if the file never had it; lifted, it is back exactly', async () => {
      await load(FILE.replace(R2, ''));
      const without = await summaries();
      await emptyIncidents(database);
      const { batch } = await load(FILE);
      const before = await snapshot(database);
      expect(await restrict('R2')).toEqual({ ok: true, restricted: 1, force: 'marram', batches: [batch] });
      expect(await summaries()).toEqual(without);
      expect(await total()).toBe(2);
      expect(await restrict('R2')).toMatchObject({ ok: false, reason: expect.stringContaining('already') });
      await sound();
      expect(await database.asOwner((sql) => sql.query('SELECT reference FROM restricted_row'))).toEqual([{ reference: 'R2' }]);
      expect(await liftRestricted('R2')).toEqual({ ok: true, force: 'marram', rows: 1 });
      expect(await snapshot(database)).toEqual(before);
      expect(await liftRestricted('R2')).toMatchObject({ ok: false });
      await sound();
    });

    test('loads respect it, replacing and undone ones too; corrected meanwhile, it comes back so', async () => {
      const first = await load(FILE);
      await restrict('R2');
      const newer = await load(`${FILE}R4,marram,2024-04-09,,,Noise,,\n`, { replace: true }, 'newer.csv');
      expect(newer).toMatchObject({ read: 4, loaded: 3, heldBack: 1 });
      expect(newer.warnings.join()).toContain('1 row is a record whose processing is restricted');
      expect(await total()).toBe(3);
      await sound();
      expect(await correct('R2', { category: 'Fireworks' })).toMatchObject({ corrected: 2 });
      expect(await total()).toBe(3);
      expect(await liftRestricted('R2')).toMatchObject({ rows: 2 });
      expect(await rows('R2')).toMatchObject([{ category: 'Fireworks' }]);
      await sound();
      await undoBatch(database, findSource, newer.batch!, 'cli:test');
      expect(await rows('R2')).toMatchObject([{ category: 'Fireworks' }]);
      expect(await covered()).toEqual([
        { month: '2024-03-01', rows: 2 },
        { month: '2024-04-01', rows: 1 },
      ]);
      await sound();

      await restrict('R2');
      await undoBatch(database, findSource, first.batch!, 'cli:test', { withRestricted: true });
      expect(await database.asOwner((sql) => sql.query('SELECT FROM restricted_row'))).toEqual([]);
      expect(await load(FILE)).toMatchObject({ loaded: 2, heldBack: 1 });
      expect(await total()).toBe(2);
      await sound();
    });

    test('an analyst does not lift the operator’s restriction', async () => {
      await load(FILE, { agency: 'Police' });
      await restrict('R2', { agency: 'Police' });
      await restrictByOperator();
      expect(await liftRestricted('R2', { agency: 'Police' })).toMatchObject({ ok: true, rows: 0 });
      expect(await total()).toBe(2);
      expect(await liftRestricted('R2', { agency: 'Police' })).toMatchObject({ ok: false });
      expect(await liftRestricted('R2')).toMatchObject({ ok: true, rows: 1 });
      expect(await total()).toBe(3);
    });
    test('nor does the agency destroy what the operator restricted', async () => {
      await load(FILE, { agency: 'Police' });
      const remove = (agency?: string) => removeRecord(database, asbReports, 'R2', 'cli:test', undefined, { agency });
      expect(await restrict('R2')).toMatchObject({ ok: true });
      const before = await everywhere();
      expect(await remove('Police')).toMatchObject({ ok: false, reason: expect.stringContaining('The operator') });
      expect(await everywhere()).toBe(before);
      // What is there for the asker to see comes first.
      expect(await remove('Council')).toMatchObject({ ok: false, reason: expect.stringContaining('No record') });
      expect(await remove()).toMatchObject({ ok: true, removed: 1 });
    });
    const restrictByOperator = () =>
      database.asOwner((sql) =>
        sql.execute(
          `INSERT INTO record_restriction (source, force_code, reference_sha256, agency, restricted_by)
           SELECT source, force_code, reference_sha256, '', 'cli:test' FROM record_restriction`,
        ),
      );
  });

  test('removed while restricted and corrected, nothing of it stays but digests; lifted, the next load brings it', async () => {
    const first = await load(FILE);
    await correct('R2', { outcome: 'no action' });
    await restrict('R2');
    expect(await removeRecord(database, asbReports, 'R2', 'cli:test', undefined, { reason: 'erasure' })).toMatchObject({
      removed: 1,
    });
    const kept = await everywhere();
    expect(kept).not.toMatch(/\bR2\b|no action|warned/);
    await sound();
    await undoBatch(database, findSource, first.batch!, 'cli:test');
    expect(await load(FILE)).toMatchObject({ loaded: 2, heldBack: 1 });
    expect(await liftRemoval(database, key('R2'), by)).toEqual({ ok: true, force: 'marram', rows: 0 });
    expect(await liftRemoval(database, key('R2'), by)).toMatchObject({ ok: false });
    await undoBatch(database, findSource, (await newest()).id, 'cli:test');
    expect(await load(FILE)).toMatchObject({ loaded: 3, warnings: [] });
    await sound();
  });

  test('whatever is done in whatever order, the summaries equal a recount', async () => {
    let seed = 20261126;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const pick = <Thing>(things: readonly Thing[]): Thing => things[random(things.length)]!;
    const place = (): Record<string, string> =>
      random(3) === 0
        ? { easting: '', northing: '' }
        : { easting: String(334000 + 90 * random(30)), northing: String(395000 + 90 * random(30)) };
    const when = (): string => `2024-0${3 + random(2)}-1${random(9)}T${10 + random(9)}:00`;
    const file = (): string =>
      HEADER +
      [1, 2, 3, 4, 5]
        .map(
          (n) =>
            `R${n},marram,${n === 1 ? '2024-03-01' : n === 2 ? '2024-04-30' : when()},${Object.values(place()).join(',')},${pick(['Noise', 'Litter'])},,\n`,
        )
        .join('');
    await load(file(), {}, 'first.csv');
    const told: string[] = [];
    for (let step = 0; step < (engine === 'server' ? 40 : 16); step++) {
      const reference = `R${1 + random(5)}`;
      const acts: Readonly<Record<string, () => Promise<unknown>>> = {
        correct: () =>
          correct(reference, { ...(random(2) ? { category: pick(['Music', 'Noise']) } : { occurred_from: when() }), ...place() }),
        restrict: () => restrict(reference),
        lift: () => liftRestricted(reference),
        forget: () => liftCorrection(database, key(reference), by),
        remove: () => (random(3) ? restrict(reference) : removeRecord(database, asbReports, reference, 'cli:test')),
        return: () => liftRemoval(database, key(reference), by),
        load: () => load(file(), { replace: true }, `file-${step}.csv`),
        undo: async () => undoBatch(database, findSource, (await newest()).id, 'cli:test', { withRestricted: random(2) === 0 }),
      };
      const name = pick([...Object.keys(acts), 'correct', 'restrict', 'lift', 'load']);
      told.push(`${name} ${reference}`);
      await acts[name]!();
      expect(await database.asOwner(checkIncidentSummaries), told.join(', ')).toEqual([]);
      const [sums] = await database.asOwner((sql) =>
        sql.query(
          `SELECT (SELECT count(*)::int FROM asb_report) AS rows, (SELECT coalesce(sum(rows), 0)::int FROM batch_coverage) AS covered`,
        ),
      );
      expect(sums!['covered'], told.join(', ')).toBe(sums!['rows']);
      if ((await newest()) === undefined) await load(file(), {}, `again-${step}.csv`);
    }
  }, 120_000);

  async function newest(): Promise<{ id: number }> {
    const [batch] = await database.asOwner((sql) =>
      sql.query<{ id: number }>("SELECT max(id) AS id FROM batch WHERE state = 'published' HAVING max(id) IS NOT NULL"),
    );
    return batch!;
  }
});
