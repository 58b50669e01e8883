/**
 * Source `deprivation`: the English Indices of Deprivation by LSOA, as published (2015, 2019 on LSOA 2011; 2025 on LSOA 2021) or as a
 * wide table of ranks, deciles and scores. Rank 1 is the most deprived.
 */
import type { Sql } from '../database/database.js';
import { codeHeading, typesOfCode } from './boundary-columns.js';
import { badRow, csvReading, goodRow, type CheckRecord, type OpenedCsv } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { UnreadableFile } from './refusals.js';
import {
  OPEN_GOVERNMENT_LICENCE,
  NO_PERSONS,
  type ColumnRule,
  type LoadContext,
  type PublishContext,
  type Source,
} from './source.js';

type Measure = 'rank' | 'decile' | 'score';

/** Published names of the domains, the longer ones before those they begin with. */
const DOMAINS: readonly (readonly [RegExp, string])[] = [
  [/^(income deprivation affecting children|idaci)/i, 'idaci'],
  [/^(income deprivation affecting older|idaopi)/i, 'idaopi'],
  [/^(index of multiple deprivation|imd)/i, 'imd'],
  [/^income/i, 'income'],
  [/^employment/i, 'employment'],
  [/^education/i, 'education'],
  [/^health/i, 'health'],
  [/^crime/i, 'crime'],
  [/^(barriers to housing|housing)/i, 'housing-and-services'],
  [/^(living environment|environment)/i, 'environment'],
];

const column = (name: string, kind: ColumnRule['kind'], header: RegExp, required: boolean, description: string): ColumnRule => ({
  name,
  kind,
  header,
  required,
  mayBeEmpty: name !== 'lsoa_code',
  description,
});

export const deprivation: Source = {
  name: 'deprivation',
  title: 'English Indices of Deprivation by LSOA',
  openData: {
    publisher: 'Ministry of Housing, Communities and Local Government',
    licence: OPEN_GOVERNMENT_LICENCE,
    basis: NO_PERSONS,
  },
  aggregate: true,
  layouts: [
    {
      name: 'ranks, deciles or scores, one row an LSOA',
      columns: [
        column(
          'lsoa_code',
          'code',
          /^(LSOA code \(20\d\d\)|LSOA_?\d\d_?(CD|CODE))$/i,
          true,
          'LSOA: «LSOA code (2011)», lsoa21_code',
        ),
        column(
          'imd_rank',
          'integer',
          /^(Index of Multiple Deprivation \(IMD\)|IMD)[ _]Rank( \(.*\))?$/i,
          true,
          'rank of the Index of Multiple Deprivation; 1 is most deprived',
        ),
        column(
          'imd_decile',
          'integer',
          /^(Index of Multiple Deprivation \(IMD\)|IMD)[ _]Decile( \(.*\))?$/i,
          false,
          'its decile; 1 is the most deprived tenth',
        ),
        column(
          'imd_score',
          'number',
          /^(Index of Multiple Deprivation \(IMD\)|IMD)[ _]Score( \(.*\))?$/i,
          false,
          'its score; the same columns of each domain, of IDACI and of IDAOPI are read too',
        ),
      ],
    },
  ],
  stages: [
    {
      name: 'figures',
      columns: {
        gss_code: 'text',
        vintage: 'int',
        release: 'int',
        domains: 'text',
        ranks: 'text',
        deciles: 'text',
        scores: 'text',
      },
    },
  ],
  tables: ['deprivation'],
  open: (bytes, context) => csvReading(deprivation, bytes, { warn: () => undefined }, (opened) => checkerOf(opened, context)),
  publish,
  conflicts: () => Promise.resolve([]),
  refresh: () => Promise.resolve(),
};

/** «Crime Decile (where 1 is most deprived 10% of LSOAs)», «Housing_and_Services_rank»; null for sub-domains and all else. */
export function deprivationHeading(heading: string): { domain: string; measure: Measure } | null {
  const parts = /^(.*?)[ _](rank|decile|score)(?: \(.*\))?$/i.exec(heading);
  if (parts === null || /sub-?domain/i.test(heading)) return null;
  const domain = DOMAINS.find(([pattern]) => pattern.test(parts[1]!))?.[1];
  return domain === undefined ? null : { domain, measure: parts[2]!.toLowerCase() as Measure };
}

function checkerOf({ names, headings }: OpenedCsv, context: LoadContext): CheckRecord {
  const codeHeadingText = headings[names.indexOf('lsoa_code')]!;
  const vintage = codeHeading(codeHeadingText)?.vintage ?? null;
  const release = releaseOf(vintage, headings);
  if (vintage === null || release === null) {
    throw new UnreadableFile(
      `The heading «${codeHeadingText}» is of no edition of the indices that is known.`,
      'Known are 2015 and 2019 (LSOA 2011) and 2025 (LSOA 2021).',
      { row: 1 },
    );
  }
  const domains = new Map<string, Partial<Record<Measure, string>>>();
  for (const [index, heading] of headings.entries()) {
    const known = deprivationHeading(heading);
    if (known !== null) domains.set(known.domain, { ...domains.get(known.domain), [known.measure]: names[index]! });
  }
  context.warn(`Read as the indices of ${release} on LSOA ${vintage}: ${[...domains.keys()].join(', ')}.`);
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const code = reader.text('lsoa_code')!;
    const types = typesOfCode(code);
    if (types !== null && !types.includes('LSOA'))
      reader.refuse('lsoa_code', `${code} is not the code of an LSOA.`, 'Check the column.');
    const earlier = seen.get(code);
    if (earlier !== undefined) reader.refuse('lsoa_code', `${code} stands in row ${earlier} already.`, 'Keep one row an LSOA.');
    seen.set(code, row);
    const lists: Record<Measure, (number | null)[]> = { rank: [], decile: [], score: [] };
    for (const columns of domains.values()) {
      lists.rank.push(columns.rank === undefined ? null : reader.integer(columns.rank, { min: 1 }));
      lists.decile.push(columns.decile === undefined ? null : reader.integer(columns.decile, { min: 1, max: 10 }));
      lists.score.push(columns.score === undefined ? null : reader.number(columns.score));
    }
    if (reader.errors.length > 0) return badRow(reader.errors);
    const list = (numbers: readonly (number | null)[]): string => `{${numbers.map((number) => number ?? 'NULL').join(',')}}`;
    return goodRow('figures', [
      code,
      String(vintage),
      String(release),
      `{${[...domains.keys()].join(',')}}`,
      list(lists.rank),
      list(lists.decile),
      list(lists.score),
    ]);
  };
}

/** The edition by the LSOAs it is on; the two on LSOA 2011 differ in the year of their districts. */
function releaseOf(vintage: number | null, headings: readonly string[]): number | null {
  if (vintage === 2021) return 2025;
  if (vintage !== 2011) return null;
  return headings.some((heading) => /District code \(2013\)/i.test(heading)) ? 2015 : 2019;
}

/** File 1 and File 2 of one edition both hold the index itself: the newest batch's row is the one that is read. */
async function publish(sql: Sql, context: PublishContext): Promise<void> {
  await sql.execute(
    `INSERT INTO deprivation (batch_id, gss_code, vintage, release, domain, rank, decile, score)
     SELECT $1, gss_code, vintage, release, unnest(domains::text[]), unnest(ranks::int[]), unnest(deciles::int[]), unnest(scores::float8[])
       FROM ${context.stage('figures')}`,
    [context.batchId],
  );
}
