/** Schools in active areas and the programmes held there: who may, what a list is refused for, and which schools are without one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOTSPOT_AREA_ACCESS } from '../../server/access/access-table.js';
import { PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { preventionProgrammes } from '../../server/ingest/prevention-programmes.js';
import { schoolYearOf } from '../../server/provision/schools/school-year.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';

const QUERY =
  'query ($metres: Int) { schoolsInActiveAreas(metres: $metres) { schoolYear schools { name areas { name } programmes { programme heldOn provider } } } }';
const HEADER = 'school_urn,programme,held_on,programme_provider\n';

interface Answer {
  readonly schoolYear: string;
  readonly schools: { name: string; areas: { name: string }[]; programmes: { programme: string }[] }[];
}

describe.each(engines)('schools in active areas (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let agreement: string;
  const today = londonDay();
  const year = schoolYearOf(today);

  beforeAll(async () => {
    database = await testDatabase(engine);
    await database.asOwner(async (sql) => {
      await sql.execute(
        `WITH b AS (INSERT INTO batch (source, file_name, content_sha256, state, loaded_by) VALUES ('places', 'made up', '', 'published', 'test') RETURNING id)
         INSERT INTO place (batch_id, kind, reference, name, location, location_bng, placed_by, open)
         SELECT b.id, 'school', urn, name, to_longitude_latitude(p), p, 'coordinates', open FROM b,
           (VALUES ('100001', 'Inside', 333500, true), ('100002', 'Beside', 334300, true), ('100003', 'Far', 337000, true), ('100004', 'Shut', 333500, false)) v (urn, name, e, open),
           LATERAL ST_SetSRID(ST_MakePoint(e, 395500), 27700) AS p`,
      );
      for (const [name, status, reviewOn] of [
        ['Active place', 'active', addDays(today, 30)],
        ['Lapsed place', 'active', addDays(today, -1)],
        ['Proposed place', 'proposed', addDays(today, 30)],
      ])
        await sql.execute(
          `INSERT INTO hotspot_area (name, status, reason, least_intrusive, equality_note, owner, source, review_on, boundary, boundary_bng)
           SELECT $1, $2, 'r', 'l', 'e', 'o', 'council team', $3::date, to_longitude_latitude(b), b FROM ST_MakeEnvelope(333000, 395000, 334000, 396000, 27700) AS b`,
          [name, status, reviewOn],
        );
    });
    agreement = await register(database, { id: 'ISA-SCHOOLS', sources: ['prevention-programmes'] });
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const schools = async (persona: PersonaName, metres?: number): Promise<Answer> => {
    const { body } = await served.ask(QUERY, metres === undefined ? {} : { metres }, persona);
    expect(body.errors).toBeUndefined();
    return body.data!['schoolsInActiveAreas'] as Answer;
  };

  it('are for whoever sees the border of active areas, and for nobody else', async () => {
    const sees = ['all', 'without-threat-note', 'active-ones'];
    for (const persona of PERSONA_NAMES.filter((name) => !sees.includes(HOTSPOT_AREA_ACCESS[name]))) {
      const { body } = await served.ask(QUERY, {}, persona);
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it.each([
    ['1,Knife crime talks,2026-10-05,', 'school_urn'],
    ['100001,Knife crime talks,October,', 'held_on'],
    ['100001,,2026-10-05,', 'programme'],
    ['100001,Ask Jane Smith on 07700 900123,2026-10-05,', 'programme'],
  ])('a row %s is refused at its column', async (row, column) => {
    const result = await loadText(database, preventionProgrammes, `${HEADER}${row}\n`, { agreement });
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
  });

  it.each([-1, 2_001])('a distance of %i m is refused', async (metres) => {
    const { body } = await served.ask(QUERY, { metres }, 'council-analyst');
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['metres'] });
  });

  it('open schools in active areas, and beside them, without and with a programme of this school year', async () => {
    expect((await schools('deployment-planner')).schools.map(({ name }) => name)).toEqual(['Beside', 'Inside']);
    expect((await schools('police-analyst', 0)).schools.map(({ name }) => name)).toEqual(['Inside']);
    const rows = [
      `100002,Talks,${year.from},Charity`,
      `100001,Talks,${addDays(year.from, -1)},Charity`,
      `100009,Talks,${year.from},`,
    ];
    const loaded = await loadText(database, preventionProgrammes, `${HEADER}${rows.join('\n')}\n`, { agreement });
    expect(loaded).toMatchObject({ loaded: 3 });
    expect(loaded.warnings.join()).toContain('1 of the schools are in no register');
    expect(await schools('council-analyst')).toEqual({
      schoolYear: year.words,
      schools: [
        { name: 'Inside', areas: [{ name: 'Active place' }], programmes: [] },
        {
          name: 'Beside',
          areas: [{ name: 'Active place' }],
          programmes: [{ programme: 'Talks', heldOn: year.from, provider: 'Charity' }],
        },
      ],
    });
  });
});
