/**
 * Which of the protected characteristics of the Equality Act 2010 Homeward has a column for, of all that it reads and keeps. What free
 * text or a category says is beyond this test (docs/equality-impact-starter.md).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import type { EstimateFacts } from '../../server/estimates/facts/estimate-facts.js';
import { ESTIMATE_INDICATORS, INDICATOR_WORDS } from '../../server/estimates/work/estimate-indicators.js';
import { readAskedEstimate } from '../../server/estimates/asked/read-asked-estimate.js';
import { sources } from '../../server/ingest/sources.js';
import { testDatabase } from '../database.js';

let database: PostgresDatabase;

beforeAll(async () => {
  database = await testDatabase('server');
});
afterAll(() => database.close());

const CHARACTERISTIC = new RegExp(
  '(?:^|_)(?:age|ages|aged|dob|born|birth|sex|gender|girls?|boys?|females?|males?|women|men|trans|orientation|lgb\\w*|married|marriage|' +
    'civil|pregnan\\w*|maternity|disab\\w*|race|racial|ethnic\\w*|nationalit\\w*|religio\\w*|faith|belief)(?:_|$|s$)|^[FM]0?\\b',
  'i',
);

it('columns of files', () => {
  const named = sources.flatMap(({ name, layouts }) =>
    layouts.flatMap(({ columns }) =>
      columns.filter((column) => CHARACTERISTIC.test(column.name)).map((column) => `${name}: ${column.name}`),
    ),
  );
  // Age in populations and sessions, and head-counts at sessions by sex. The single years of a population file (F0 …) are residents by sex,
  // for the pyramid alone.
  // Age band, gender and ethnic group in an extract of assessments: covariates of a profile. Whether a child is 16 or 17 in one for a typology, counted with what it did.
  expect([...new Set(named)].sort()).toEqual([
    'assessment-extract: age_band',
    'assessment-extract: ethnicity',
    'assessment-extract: gender',
    'population: F0',
    'population: M0',
    'population: age_from',
    'population: age_group',
    'population: age_to',
    'typology-extract: age_16_17',
    'youth-provision: age_from',
    'youth-provision: age_to',
    'youth-provision: ages',
    'youth-provision: females',
    'youth-provision: males',
  ]);
});

// Of assessments counts of children together. Besides those of files, engagements of street teams by sex: counts of a visit, as the team and its funder report them.
it('columns of tables', async () => {
  const columns = await database.asOwner((sql) =>
    sql.query<{ place: string; name: string }>(
      `SELECT c.relname || ': ' || a.attname AS place, a.attname::text AS name
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1`,
    ),
  );
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter(({ name }) => CHARACTERISTIC.test(name)).map(({ place }) => place)).toEqual([
    'assessment_cell: age_band',
    'assessment_cell: ethnicity',
    'assessment_cell: gender',
    'population: age_from',
    'population: age_to',
    'population: females',
    'population_basis: age_from',
    'population_basis: age_to',
    'visit: young_female',
    'visit: young_male',
    'youth_attendance: female',
    'youth_attendance: male',
    'youth_session: age_from',
    'youth_session: age_to',
  ]);
});

// What an estimate's weights may be made of is a closed list of counts, and children of an age; of the schema's inputs nothing else takes part.
it('weights of estimates', () => {
  const told = ESTIMATE_INDICATORS.flatMap((indicator) => {
    const { words, loadedAs } = INDICATOR_WORDS[indicator];
    return [indicator, ...words.split(/\W+/), ...(loadedAs ?? '').split(/\W+/)];
  });
  // Weapons offences are counted of ages 10–17.
  expect(told.filter((word) => CHARACTERISTIC.test(word.toLowerCase()))).toEqual(['aged']);
  const facts: Record<keyof EstimateFacts, true> = { authority: true, children: true, scored: true, units: true, areas: true };
  expect(Object.keys(facts)).toHaveLength(5);
  const ethnicity = { area: 'E08', methods: ['INDICATOR_SHARE'], indicators: [{ indicator: 'ETHNICITY', weight: 1 }] };
  expect(() => readAskedEstimate(ethnicity as never)).toThrow();
});

/** Files of the server outside the profile that name it: they could carry a characteristic on. */
it('the profile feeds nothing: what is stated of children there is a covariate of its own ratios, and no weight of any estimate', () => {
  const server = fileURLToPath(new URL('../../server', import.meta.url));
  const naming = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('profiles/'))
    .filter((file) => /profiles\/|assessment_cell/.test(readFileSync(`${server}/${file}`, 'utf8')));
  // The source that reads extracts knows the words that a file may use; the schema knows the questions.
  expect(naming.sort()).toEqual([
    'graphql/resolvers.ts',
    'ingest/assessment-columns.ts',
    'ingest/assessment-extract.ts',
    'ingest/assessment-tally.ts',
  ]);
});
