/** Source `population`: how many people of which ages live where. Bands are kept as published; nothing is estimated here. */
import { areaTypeOfWord, type AreaType } from '../areas/area-type.js';
import { AND_OVER, type AgeRange } from '../areas/population-basis.js';
import type { Sql } from '../database/database.js';
import { codeHeading, typesOfCode } from './boundary-columns.js';
import { badRow, csvReading, goodRow, type CheckRecord, type OpenedCsv } from './csv-reading.js';
import { FieldReader } from './fields.js';
import {
  AUTHORITY_ESTIMATES,
  CENSUS_BANDS,
  DEPRIVATION_DENOMINATORS,
  OWN_POPULATION,
  SINGLE_YEARS,
  SINGLE_YEARS_BY_SEX,
  readAgeGroup,
  yearOfFileName,
} from './population-layouts.js';
import { UnreadableFile, rowError } from './refusals.js';
import {
  OPEN_GOVERNMENT_LICENCE,
  NO_PERSONS,
  type LoadContext,
  type PublishContext,
  type RowOutcome,
  type Source,
} from './source.js';
import { readPrintedFigure } from './suppression-marks.js';

/** More people than any area has. */
const MOST_PERSONS = 1_000_000_000;

export const population: Source = {
  name: 'population',
  title: 'Population by age',
  openData: { publisher: 'Office for National Statistics', licence: OPEN_GOVERNMENT_LICENCE, basis: NO_PERSONS },
  aggregate: true,
  layouts: [SINGLE_YEARS, SINGLE_YEARS_BY_SEX, CENSUS_BANDS, AUTHORITY_ESTIMATES, DEPRIVATION_DENOMINATORS, OWN_POPULATION],
  stages: [
    {
      name: 'figures',
      // One row a line of the file; the lists are array literals, so that ninety ages a line do not become ninety rows on the way.
      columns: {
        area_type: 'text',
        gss_code: 'text',
        vintage: 'int',
        year: 'int',
        basis: 'text',
        ages_from: 'text',
        ages_to: 'text',
        persons: 'text',
        females: 'text',
      },
    },
  ],
  tables: ['population'],
  open: (bytes, context) => csvReading(population, bytes, { warn: () => undefined }, (opened) => checkerOf(opened, context)),
  publish,
  conflicts: () => Promise.resolve([]),
  refresh: refreshPopulationBasis,
};

interface Figures {
  readonly type: AreaType | 'REGION' | 'COUNTRY';
  readonly gssCode: string;
  readonly vintage: number;
  readonly year: number;
  readonly basis: string;
  /** Females are of the persons; left out where the file does not tell. */
  readonly bands: readonly (AgeRange & { readonly persons: number; readonly females?: number })[];
}

function checkerOf(opened: OpenedCsv, context: LoadContext): CheckRecord {
  switch (opened.layout) {
    case CENSUS_BANDS:
      return checkCensus(areaOf(opened, context));
    case AUTHORITY_ESTIMATES:
      return checkAuthority(context);
    case DEPRIVATION_DENOMINATORS:
      return checkDenominators(opened, areaOf(opened, context));
    case OWN_POPULATION:
      return checkOwn;
    default:
      return checkSingleYears(opened, areaOf(opened, context), context);
  }
}

interface AreaOfFile {
  readonly type: AreaType;
  readonly vintage: number;
}

/** Which areas the code column names, from its heading: LSOA of 2021, district of 2023. */
function areaOf({ names, headings }: OpenedCsv, context: LoadContext): AreaOfFile {
  const heading = headings[names.indexOf('area_code')]!;
  const known = codeHeading(heading);
  const vintage = known?.vintage ?? context.options.vintage ?? (/^Lower layer/i.test(heading) ? 2021 : null);
  if (vintage === null) {
    throw new UnreadableFile(
      `The heading «${heading}» does not say of which year the areas are.`,
      'Say it with --vintage YEAR.',
      { row: 1 },
    );
  }
  return { type: known?.type ?? 'LSOA', vintage };
}

function checkSingleYears({ names }: OpenedCsv, area: AreaOfFile, context: LoadContext): CheckRecord {
  const ages = new Map<number, { columns: string[]; open: boolean }>();
  for (const name of names) {
    const parts = /^[FM]?(\d{1,3})(\+| ?and over)?$/i.exec(name);
    if (parts === null) continue;
    const age = ages.get(Number(parts[1])) ?? { columns: [], open: parts[2] !== undefined };
    age.columns.push(name);
    ages.set(Number(parts[1]), age);
  }
  const oldest = Math.max(...ages.keys());
  const missing = Array.from({ length: oldest + 1 }, (_, age) => age).filter((age) => !ages.has(age));
  if (missing.length > 0 || oldest < 85) {
    throw new UnreadableFile(
      missing.length > 0 ? `The column of age ${missing[0]} is missing.` : `The ages end at ${oldest}.`,
      'Every year of age from 0 to the last («90+») has a column.',
      { row: 1 },
    );
  }
  const told = context.options.vintage;
  const year = names.includes('year')
    ? null
    : (yearOfFileName(context.fileName) ?? (told !== undefined && told !== area.vintage ? told : null));
  if (!names.includes('year') && year === null) {
    throw new UnreadableFile(
      'Neither a column nor the file’s name says of which year the estimates are.',
      'Name the file for it (population-mid-2020.csv), or add a column «year».',
      { row: 1 },
    );
  }
  if (year !== null) context.warn(`The estimates are taken to be of mid-${year}, by the file’s name.`);
  const ordered = [...ages].sort(([a], [b]) => a - b);
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const code = checkedCode(reader, area);
    const bands = ordered.map(([age, { columns }]) => {
      const ages = { ageFrom: age, ageTo: age === oldest ? AND_OVER : age };
      const counts = columns.map((name) => requiredCount(reader, name) ?? 0);
      const persons = counts.reduce((sum, count) => sum + count, 0);
      const females = columns.findIndex((name) => /^F/i.test(name));
      return females === -1 ? { ...ages, persons } : { ...ages, persons, females: counts[females]! };
    });
    const total = reader.number('total', { min: 0, max: MOST_PERSONS });
    const sum = bands.reduce((persons, band) => persons + band.persons, 0);
    if (reader.errors.length === 0 && total !== null && Math.abs(total - sum) > 1) {
      reader.refuse('total', `The ages add up to ${sum}, the total says ${total}.`, 'Check the row against the published file.');
    }
    const recordYear = year ?? reader.integer('year', { min: 1981, max: 2100 });
    if (reader.errors.length > 0 || code === null || recordYear === null) return badRow(reader.errors);
    return staged({ ...area, gssCode: code, year: recordYear, basis: 'mid-year estimate', bands }, seen, row);
  };
}

function checkCensus(area: AreaOfFile): CheckRecord {
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const code = checkedCode(reader, area);
    const band = readAgeGroup(record['age_group']!);
    if (band === null)
      reader.refuse('age_group', `«${record['age_group']!}» is no group of ages.`, 'Write it as «Aged 16 to 24 years».');
    const persons = reader.number('persons', { min: 0, max: MOST_PERSONS });
    if (reader.errors.length > 0 || code === null || band === null || persons === null) return badRow(reader.errors);
    // Censuses are ten years apart and so are the LSOAs made for them.
    return staged({ ...area, gssCode: code, year: area.vintage, basis: 'census', bands: [{ ...band, persons }] }, seen, row);
  };
}

function checkAuthority(context: LoadContext): CheckRecord {
  const seen = new Map<string, number>();
  let withheld = 0;
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const year = reader.integer('time_period', { min: 1981, max: 2100 });
    const level = reader.oneOf('geographic_level', ['National', 'Regional', 'Local authority'] as const);
    const band = readAgeGroup(record['age_group']!);
    if (band === null)
      reader.refuse('age_group', `«${record['age_group']!}» is no group of ages.`, 'Write it as «Children aged 0 to 17 years».');
    const [type, column] = (
      {
        National: ['COUNTRY', 'country_code'],
        Regional: ['REGION', 'region_code'],
        'Local authority': ['UPPER_TIER', 'new_la_code'],
      } as const
    )[level ?? 'National'];
    const code = reader.text(column);
    if (level !== null && code === null) reader.refuse(column, 'The cell is empty.', `A row of level ${level} needs ${column}.`);
    const figure = readPrintedFigure(record['population_estimate']!);
    if (figure.is === 'not understood' || figure.is === 'empty')
      reader.refuse(
        'population_estimate',
        `«${record['population_estimate']!}» is not a number.`,
        'Write digits, or one of the marks c, x, z, u, -.',
      );
    if (reader.errors.length > 0 || year === null || band === null || code === null) return badRow(reader.errors);
    if (figure.is !== 'figure') {
      if (withheld++ === 0)
        context.warn(`Rows with a mark instead of a number are not figures and answer nothing (first: row ${row}).`);
      return { ok: true, rows: [], located: true };
    }
    return staged(
      { type, gssCode: code, vintage: year, year, basis: 'mid-year estimate', bands: [{ ...band, persons: figure.figure }] },
      seen,
      row,
    );
  };
}

function checkDenominators({ names, headings }: OpenedCsv, area: AreaOfFile): CheckRecord {
  const year = Number(/mid (20\d\d)/i.exec(headings[names.indexOf('total')]!)![1]);
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const code = checkedCode(reader, area);
    const bands = (
      [
        ['0-15', 0, 15],
        ['16-59', 16, 59],
        ['60+', 60, AND_OVER],
      ] as const
    ).map(([column, ageFrom, ageTo]) => ({
      ageFrom,
      ageTo,
      persons: requiredCount(reader, column) ?? 0,
    }));
    if (reader.errors.length > 0 || code === null) return badRow(reader.errors);
    return staged({ ...area, gssCode: code, year, basis: 'imd denominator', bands }, seen, row);
  };
}

const checkOwn: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  const type = areaTypeOfWord(record['area_type']!);
  const code = reader.text('gss_code');
  const vintage = reader.integer('vintage', { min: 1981, max: 2100 });
  const year = reader.integer('year', { min: 1981, max: 2100 });
  const ageFrom = reader.integer('age_from', { min: 0, max: 120 });
  const ageTo = reader.text('age_to') === null ? AND_OVER : reader.integer('age_to', { min: ageFrom ?? 0, max: 150 });
  const persons = reader.number('persons', { min: 0, max: MOST_PERSONS });
  if (
    reader.errors.length > 0 ||
    type === null ||
    code === null ||
    vintage === null ||
    year === null ||
    ageFrom === null ||
    ageTo === null ||
    persons === null
  ) {
    return badRow(reader.errors);
  }
  const basis = record['basis']!.trim().toLowerCase();
  return staged({ type, gssCode: code, vintage, year, basis, bands: [{ ageFrom, ageTo, persons }] }, null, row);
};

function checkedCode(reader: FieldReader, area: AreaOfFile): string | null {
  const code = reader.text('area_code');
  const types = code === null ? null : typesOfCode(code);
  if (types !== null && !(types as readonly string[]).includes(area.type)) {
    return reader.refuse(
      'area_code',
      `${code} is the code of another kind of area.`,
      'Check that the column holds the codes its heading says.',
    );
  }
  return code;
}

function requiredCount(reader: FieldReader, column: string): number | null {
  const persons = reader.number(column, { min: 0, max: MOST_PERSONS });
  if (persons === null && reader.text(column) === null)
    return reader.refuse(column, 'The cell is empty.', 'Fill it; nobody is 0, not empty.');
  return persons;
}

/** `seen` names the earlier row of the same area and ages; null leaves that to publishing. */
function staged(figures: Figures, seen: Map<string, number> | null, row: number): RowOutcome {
  const { type, gssCode, vintage, year, basis, bands } = figures;
  if (seen !== null) {
    const key = `${gssCode}/${year}/${bands.length === 1 ? `${bands[0]!.ageFrom}-${bands[0]!.ageTo}` : ''}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      return badRow([
        rowError(row, 'area_code', gssCode, `${gssCode} stands in row ${earlier} already.`, 'Keep one row of each area and age.'),
      ]);
    }
    seen.set(key, row);
  }
  const list = (numbers: readonly (number | 'NULL')[]): string => `{${numbers.join(',')}}`;
  return goodRow('figures', [
    type,
    gssCode,
    String(vintage),
    String(year),
    basis,
    list(bands.map((band) => band.ageFrom)),
    list(bands.map((band) => band.ageTo)),
    list(bands.map((band) => band.persons)),
    list(bands.map((band) => band.females ?? 'NULL')),
  ]);
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const stage = context.stage('figures');
  const repeated = await sql.query<{ gss_code: string }>(
    `SELECT DISTINCT gss_code FROM (
       SELECT gss_code FROM ${stage} GROUP BY area_type, gss_code, vintage, year, basis, ages_from, ages_to HAVING count(*) > 1) twice
      ORDER BY 1 LIMIT 5`,
  );
  if (repeated.length > 0) {
    throw new UnreadableFile(
      `Areas stand in the file twice for the same ages: ${repeated.map((one) => one.gss_code).join(', ')}.`,
      'Keep one row of each area and age.',
    );
  }
  await sql.execute(
    `INSERT INTO population (batch_id, area_type, gss_code, vintage, year, basis, age_from, age_to, persons, females)
     SELECT $1, area_type, gss_code, vintage, year, basis, unnest(ages_from::int[]), unnest(ages_to::int[]), unnest(persons::float8[]),
            unnest(females::float8[])
       FROM ${stage}`,
    [context.batchId],
  );
}

/** Which bands are loaded at all; small, so that a question about ages need not look through the figures. */
async function refreshPopulationBasis(sql: Sql): Promise<void> {
  await sql.execute('DELETE FROM population_basis');
  await sql.execute(
    `INSERT INTO population_basis (area_type, vintage, basis, year, age_from, age_to, areas)
     SELECT area_type, vintage, basis, year, age_from, age_to, count(DISTINCT gss_code)
       FROM population GROUP BY area_type, vintage, basis, year, age_from, age_to`,
  );
  await sql.execute('ANALYZE population');
}
