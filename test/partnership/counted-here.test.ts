/** What Homeward counts of a year by itself: visits as they stand, young people as they may be shown, and reports with the months that lack. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { readsStrictly, strictestReader } from '../../server/incidents/strictest-reader.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { recordVisits } from '../../server/deployments/visits/record-visits.js';
import { findSource } from '../../server/ingest/sources.js';
import { countedHere } from '../../server/partnership/measures/counted-here.js';
import type { CountedByYear } from '../../server/partnership/measures/measure.js';
import { acting } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { eveningOut } from '../deployments/an-evening-out.js';
import { loadText } from '../ingest/load-text.js';

const WORKER = { ...acting, actor: { ...acting.actor, id: 'worker', role: 'outreach-worker' } };

describe.each(engines)('what Homeward counts by itself (%s)', (engine) => {
  let database: PostgresDatabase;
  /** An evening with visits one after another, each with so many young people. */
  async function evening(on: string, met: readonly number[]): Promise<void> {
    const { shift } = await eveningOut(database, { on, from: 1020, to: 1260, seats: ['worker'] });
    const at = (minute: number): Date => new Date(Date.parse(`${on}T17:00:00+01:00`) + minute * 60_000);
    const visits = met.map((male, which) => ({
      ...{ id: randomUUID(), shift, seat: 1, stop: null, beganAt: at(which * 30), endedAt: at(which * 30 + 20), replaces: null },
      youngPeople: { male, female: 0, notRecorded: 0 },
      advice: { drugsAndAlcohol: 0, careers: 0, personalSafety: 0, activities: 0 },
      ...{ adults: 0, leaflets: 0, referrals: [], campaigns: [], issues: [], asks: [], concernsAt: [] },
    }));
    const stored = await recordVisits(database, visits, WORKER, at(200));
    expect(stored.map(({ became }) => became)).toEqual(met.map(() => 'stored'));
    const [first] = visits;
    const again = { ...first!, id: randomUUID(), replaces: first!.id };
    expect((await recordVisits(database, [again], WORKER, at(200)))[0]!.became).toBe('stored');
  }
  beforeAll(async () => {
    database = await testDatabase(engine);
    // The last evening of one year and the first of the next.
    await evening('2025-03-30', [5, 4]);
    await evening('2025-04-01', [20, 17, 7]);
    const rows = [
      '2024-04-01',
      ...Array.from({ length: 19 }, () => '2025-03-31'),
      ...Array.from({ length: 40 }, () => '2025-04-01'),
    ].map((day, at) => `R${at},marram,${day}T12:00:00Z,${day}T12:00:00Z,330250,395250,Noise`);
    const header = 'reference,force,occurred_from,occurred_to,easting,northing,category';
    await loadText(database, findSource('asb-reports')!, [header, ...rows, ''].join('\n'), {}, 'asb.csv');
  }, 120_000);
  afterAll(() => database.close());

  const counted = (what: CountedByYear, year: string, ...readers: PersonaName[]) =>
    database.asViewer(readsStrictly(acting), (sql) => countedHere(sql, what, year, strictestReader, readers));
  const [exact, toTen] = [{ withheld: false, roundedTo: 0 } as const, { withheld: false, roundedTo: 10 } as const];

  it('a visit that was corrected is one visit, in the year of its evening', async () => {
    expect(await counted('visits', '2024/25')).toEqual({ shown: { ...exact, figure: 2 }, note: null });
    expect(await counted('visits', '2025/26')).toEqual({ shown: { ...exact, figure: 3 }, note: null });
    expect(await counted('visits', '2023/24')).toEqual({
      shown: { ...exact, figure: null },
      note: 'No visit was recorded in this year.',
    });
  });

  it('few young people are withheld, many are to the nearest ten, and the police are told no total beside their weeks', async () => {
    expect((await counted('engagements', '2024/25')).shown).toEqual({ ...toTen, figure: null, withheld: true });
    expect((await counted('engagements', '2025/26')).shown).toEqual({ ...toTen, figure: 40 });
    for (const year of ['2024/25', '2025/26'])
      for (const readers of [['police-analyst'], ['partner', 'police-analyst', 'jsna-author']] as const)
        expect((await counted('engagements', year, ...readers)).shown).toMatchObject({ figure: null, withheld: true });
  });

  it('reports are those that began in the year; the months that no file reaches are told', async () => {
    expect(await counted('asb-reports', '2024/25')).toEqual({
      shown: { figure: 20, withheld: false, roundedTo: 5 },
      note: null,
    });
    expect(await counted('asb-reports', '2025/26')).toEqual({
      shown: { figure: 40, withheld: false, roundedTo: 5 },
      note: '11 months of the year are not loaded.',
    });
    expect(await counted('discharges', '2024/25')).toEqual({
      shown: { ...exact, figure: null },
      note: 'No data of this year are loaded.',
    });
  });
});
