/**
 * Indicators: published statistics by authority, region and England, every number as printed. A mark printed instead of a number
 * (c, x, z, u, -) stays a mark; an empty cell is no figure at all; neither is ever 0.
 */
import { badRow, csvReading, type CheckRecord, type CsvRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { DEFINITIONS, DFE, KPI, LAIT, LAIT_DICTIONARY, NEIGHBOURS, PEERS, TIDY, TIDY_COUNTS } from './indicators-layouts.js';
import {
  DEFINITION_STAGE,
  FIGURE_STAGE,
  figuresLoadedTwice,
  keyAreas,
  PEER_STAGE,
  publishIndicators,
} from './indicators-publish.js';
import { definitionRow, figureRow, peerRow, type Place } from './indicators-rows.js';
import { checkNeighbours, checkPeer, checkOwnDefinition, checkTidyRowOf } from './indicators-tidy.js';
import { rowError, UnreadableFile } from './refusals.js';
import { OPEN_GOVERNMENT_LICENCE, NO_PERSONS, LONGEST_KEY, type Source, type StagedRow } from './source.js';
import { readPrintedFigure, type PrintedFigure } from './suppression-marks.js';
import { warnedAtEnd } from './warned-at-end.js';

export const indicators: Source = {
  name: 'indicators',
  title: 'Indicators: published statistics by authority',
  openData: { publisher: 'Department for Education', licence: OPEN_GOVERNMENT_LICENCE, basis: NO_PERSONS },
  aggregate: true,
  layouts: [DFE, LAIT, LAIT_DICTIONARY, TIDY, TIDY_COUNTS, KPI, DEFINITIONS, NEIGHBOURS, PEERS],
  stages: [DEFINITION_STAGE, FIGURE_STAGE, PEER_STAGE],
  tables: ['indicator_figure', 'indicator_peer', 'indicator'],

  async open(bytes, context) {
    const columnWarnings: string[] = [];
    const empty = { cells: 0 };
    const disagreeing = { rows: 0 };
    const reading = await csvReading(
      indicators,
      bytes,
      { warn: (warning) => columnWarnings.push(warning) },
      ({ layout, names, sample }) => {
        // The further columns of a DfE file are its indicators.
        if (layout === DFE) return checkDfeRowOf(names, sample, context.fileName, empty);
        columnWarnings.forEach((warning) => context.warn(warning));
        switch (layout) {
          case LAIT:
            return checkLaitRowOf(empty);
          case LAIT_DICTIONARY:
            return checkDefinition;
          case DEFINITIONS:
            return checkOwnDefinition;
          case NEIGHBOURS:
            return checkNeighbours;
          case PEERS:
            return checkPeer;
          default:
            return checkTidyRowOf(context.fileName, empty, disagreeing);
        }
      },
    );
    return warnedAtEnd(reading, context, () => [
      ...(empty.cells === 0
        ? []
        : [
            `${empty.cells.toLocaleString('en-GB')} empty ${empty.cells === 1 ? 'cell holds' : 'cells hold'} no figure; none is taken for 0.`,
          ]),
      ...(disagreeing.rows === 0
        ? []
        : [
            `In ${disagreeing.rows.toLocaleString('en-GB')} ${disagreeing.rows === 1 ? 'row' : 'rows'} the value is not count ÷ denominator: it is kept as printed, and the limits are of the count and the denominator.`,
          ]),
    ]);
  },

  publish: publishIndicators,
  conflicts: figuresLoadedTwice,
  refresh: keyAreas,
};

/** Columns that break figures down even where their content looks like numbers. */
const BREAKDOWN = /^(age|age_group|sex|gender|ethnicity|category|characteristic.*|breakdown.*|.*_type)$/i;

function checkDfeRowOf(
  names: readonly string[],
  sample: readonly CsvRecord[],
  fileName: string,
  empty: { cells: number },
): CheckRecord {
  const further = names.filter((name) => name !== '' && !DFE.columns.some((column) => column.name === name));
  const breakdowns = further.filter((name) => BREAKDOWN.test(name) || isMostlyWords(sample.map((record) => record[name]!)));
  if (further.length === breakdowns.length) {
    throw new UnreadableFile(
      'The file has no column of figures.',
      'Check that it is the table you mean: besides the columns of every such file it has at least one of numbers.',
      { row: 1, value: names.join(',') },
    );
  }
  const defined = new Set<string>();
  const placed = new Set<string>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const place = dfePlace(record, reader);
    const period = dfePeriod(reader);
    const parts = breakdowns.map((name) => reader.text(name)).filter((part) => part !== null);
    const rows: StagedRow[] = [];
    const region = regionOf(place, reader);
    if (region !== null && !placed.has(`${place.gssCode} ${place.dfeNumber}`)) {
      placed.add(`${place.gssCode} ${place.dfeNumber}`);
      rows.push(peerRow(row, { group: 'Region', area: place, peer: region, rank: 0 }));
    }
    for (const column of further) {
      if (breakdowns.includes(column)) continue;
      const code = [...parts, column].join(': ');
      if (code.length > LONGEST_KEY) {
        const reason = `The indicator’s name, with what breaks it down, has ${code.length.toLocaleString('en-GB')} characters; ${LONGEST_KEY} are taken.`;
        return badRow([rowError(row, column, code, reason, 'Shorten the heading, or the words of the breakdown.')]);
      }
      if (!defined.has(code)) {
        defined.add(code);
        const unit = /percent(age)?$|_pct$/i.test(column) ? '%' : null;
        rows.push(
          definitionRow(row, {
            code,
            name: code.replaceAll('_', ' '),
            unit,
            source: `Department for Education, ${fileName}`,
          }),
        );
      }
      const figure = figureRow(reader, { row, column, printed: record[column]! }, code, place, period);
      if (figure === 'empty') empty.cells++;
      else if (figure !== null) rows.push(figure);
    }
    return reader.errors.length > 0 ? badRow(reader.errors) : { ok: true, rows, located: true };
  };
}

/** A breakdown, then, and no figures with a slip among them. Marks and empty cells stand in both. */
function isMostlyWords(cells: readonly string[]): boolean {
  const read = cells.map((cell) => readPrintedFigure(cell).is);
  const count = (kind: PrintedFigure['is']): number => read.filter((is) => is === kind).length;
  return count('not understood') > count('figure');
}

function dfePlace(record: CsvRecord, reader: FieldReader): Place {
  const level = record['geographic_level']!.trim().toLowerCase();
  if (level === 'national') {
    return {
      level: 'england',
      gssCode: reader.text('country_code'),
      dfeNumber: null,
      name: reader.text('country_name') ?? 'England',
    };
  }
  if (level === 'regional') {
    return {
      level: 'region',
      gssCode: reader.text('region_code'),
      dfeNumber: null,
      name: reader.text('region_name') ?? 'not named',
    };
  }
  const [gssCode, dfeNumber] = [areaCode(reader, 'new_la_code'), areaCode(reader, 'old_la_code')];
  if (level === 'local authority' && gssCode === null && dfeNumber === null) {
    reader.refuse(
      'new_la_code',
      'The row is of a local authority, and does not say which.',
      'Fill new_la_code (GSS code) or old_la_code (DfE number).',
    );
  }
  return {
    level: level === 'local authority' ? 'authority' : 'other',
    gssCode,
    dfeNumber,
    name: reader.text('la_name') ?? 'not named',
  };
}

function regionOf(place: Place, reader: FieldReader): Place | null {
  const name = place.level === 'authority' ? reader.text('region_name') : null;
  return name === null ? null : { level: 'region', gssCode: areaCode(reader, 'region_code'), dfeNumber: null, name };
}

/** A code cell may print a mark (z) for «none». */
function areaCode(reader: FieldReader, column: string): string | null {
  const code = reader.text(column);
  return code !== null && /\d/.test(code) ? code : null;
}

/** The period as printed, with its kind only where it is not a year: «202324 Autumn term». */
function dfePeriod(reader: FieldReader): string {
  const kind = reader.text('time_identifier');
  const period = reader.text('time_period')!;
  return kind === null || /year/i.test(kind) ? period : `${period} ${kind}`;
}

function checkLaitRowOf(empty: { cells: number }): CheckRecord {
  const named = new Map<string, boolean>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const code = reader.text('Short Desc')!;
    const name = reader.text('Data item');
    const rows: StagedRow[] = [];
    // Many rows leave the name out; the first that has one names the measure.
    if (!named.has(code) || (named.get(code) === false && name !== null)) {
      named.set(code, name !== null);
      rows.push(
        definitionRow(name === null ? Number.MAX_SAFE_INTEGER : row, {
          code,
          name: name ?? code,
          source: 'Department for Education, Local Authority Interactive Tool',
        }),
      );
    }
    const place = laitPlace(reader);
    const figure = figureRow(reader, { row, column: 'Values', printed: record['Values']! }, code, place, reader.text('Years')!);
    if (figure === 'empty') empty.cells++;
    else if (figure !== null) rows.push(figure);
    return reader.errors.length > 0 ? badRow(reader.errors) : { ok: true, rows, located: true };
  };
}

/** LAIT prints authorities, regions and England in one column, told apart by their number. */
function laitPlace(reader: FieldReader): Place {
  const dfeNumber = reader.text('LA Number')!;
  const number = reader.integer('LA Number', { min: 1, max: 999 }) ?? 0;
  const level = number === 970 ? 'england' : number >= 980 ? 'region' : 'authority';
  return { level, gssCode: null, dfeNumber, name: reader.text('LA and Regions')! };
}

const checkDefinition: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  const polarity = reader.text('Polarity')?.toLowerCase();
  const definition = [reader.text('Description'), reader.text('Methodology')].filter((part) => part !== null && part !== 'NA');
  const name = reader.text('Chart_title');
  return {
    ok: true,
    located: true,
    rows: [
      definitionRow(row, {
        code: reader.text('Measure_short')!,
        name: name === null || name === 'NA' ? reader.text('Measure')! : name,
        definition: definition.join('\n\n') || reader.text('Measure'),
        unit: reader.text('y_axis_name'),
        polarity: polarity === 'low' || polarity === 'high' ? polarity : 'none',
        source:
          reader.text('Data Owner (DO) /Supplier and Contact Details') ??
          'Department for Education, Local Authority Interactive Tool',
      }),
    ],
  };
};
