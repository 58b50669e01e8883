/** Figures, definitions and groups for comparison in plain tables: one fact a row. */
import { measureOf } from '../indicators/indicator.js';
import { badRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { definitionRow, figureRow, peerRow, type AreaLevel, type Place } from './indicators-rows.js';
import type { StagedRow } from './source.js';
import { readPrintedFigure } from './suppression-marks.js';

const REGIONS =
  /^(north east|north west|yorkshire and the humber|east midlands|west midlands|east of england|london|inner london|outer london|south east|south west)$/i;

/** What stands for a period where the file has none. */
export const PERIOD_NOT_STATED = 'not stated';

function levelOf(code: string | null, name: string, dfeNumber: string | null): AreaLevel {
  if (code?.startsWith('E92') || /^england\b/i.test(name)) return 'england';
  if (code?.startsWith('E12') || (code === null && REGIONS.test(name))) return 'region';
  if (dfeNumber !== null || /^E(06|07|08|09|10)/.test(code ?? '')) return 'authority';
  return 'other';
}

function placeOf(reader: FieldReader, name: string, code: string, dfe?: string): Place {
  const gssCode = reader.text(code);
  const dfeNumber = dfe === undefined ? null : reader.text(dfe);
  return { level: levelOf(gssCode, reader.text(name)!, dfeNumber), gssCode, dfeNumber, name: reader.text(name)! };
}

/** One row a figure, with or without its numerator and denominator. */
export function checkTidyRowOf(fileName: string, empty: { cells: number }, disagreeing: { rows: number }): CheckRecord {
  const defined = new Set<string>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const codeColumn = ['indicator', 'series', 'kpi'].find((name) => name in record)!;
    const figureColumn = 'value' in record ? 'value' : 'count';
    const code = reader.text(codeColumn)!;
    const unit = figureColumn === 'count' ? 'count' : reader.text('unit');
    const count = figureColumn === 'count' ? null : reader.integer('count', { min: 0 });
    const denominator = reader.number('denominator', { min: 0 });
    const limits = { lower95: reader.number('lower95'), upper95: reader.number('upper95') };
    checkCounts(reader, { count, denominator, unit, ...limits });
    const rows: StagedRow[] = [];
    if (!defined.has(code)) {
      defined.add(code);
      const source = [reader.text('source'), reader.text('source_file')].filter((part) => part !== null).join('; ');
      rows.push(definitionRow(row, { code, name: code, unit, source: source || fileName }));
    }
    const printed = record[figureColumn]!;
    const place = placeOf(reader, 'area', 'area_code', 'dfe_number');
    const period = reader.text('period') ?? PERIOD_NOT_STATED;
    const of = { count, denominator, ...limits };
    const figure = figureRow(reader, { row, column: figureColumn, printed }, code, place, period, of);
    if (figure === 'empty') empty.cells++;
    else if (figure !== null) rows.push(figure);
    if (disagrees(printed, count, denominator, unit)) disagreeing.rows++;
    return reader.errors.length > 0 ? badRow(reader.errors) : { ok: true, rows, located: true };
  };
}

interface Counts {
  readonly count: number | null;
  readonly denominator: number | null;
  readonly unit: string | null;
  readonly lower95: number | null;
  readonly upper95: number | null;
}

function checkCounts(reader: FieldReader, { count, denominator, unit, lower95, upper95 }: Counts): void {
  if (denominator === 0)
    reader.refuse('denominator', 'The denominator is 0: a rate of nothing is undefined.', 'Leave it and the value empty.');
  if (count !== null && denominator !== null && denominator > 0 && isPercent(unit) && count > denominator)
    reader.refuse('count', 'More were counted than there are.', 'Check count and denominator; a percentage is no count.');
  if ((lower95 === null) !== (upper95 === null))
    reader.refuse(
      lower95 === null ? 'lower95' : 'upper95',
      'One limit stands without the other.',
      'Give both limits or neither.',
    );
  if (lower95 !== null && upper95 !== null && lower95 > upper95)
    reader.refuse('lower95', 'The lower limit is above the upper one.', 'Swap them, or check both.');
}

const isPercent = (unit: string | null): boolean => measureOf(unit).of === 'proportion';

/** Beyond what rounding to one decimal place, or of the count to 5, explains. */
function disagrees(printed: string, count: number | null, denominator: number | null, unit: string | null): boolean {
  const read = readPrintedFigure(printed);
  if (read.is !== 'figure' || count === null || denominator === null || denominator === 0) return false;
  const per = isPercent(unit) ? 100 : Number(/per ([\d,]+)/i.exec(unit ?? '')?.[1]?.replaceAll(',', '') ?? NaN);
  if (!Number.isFinite(per)) return false;
  return Math.abs(read.figure - (count * per) / denominator) > 0.06 + (5 * per) / denominator;
}

export const checkOwnDefinition: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  return {
    ok: true,
    located: true,
    rows: [
      definitionRow(row, {
        code: reader.text('indicator')!,
        name: reader.text('name')!,
        definition: reader.text('definition'),
        unit: reader.text('unit'),
        polarity: reader.text('polarity') as 'low' | 'high' | 'none',
        source: reader.text('source')!,
        numerator: reader.text('numerator'),
        denominator: reader.text('denominator'),
        caveats: reader.text('caveats'),
        disclosure: reader.text('disclosure'),
      }),
    ],
  };
};

/** Neighbours are printed by number; their names come with the figures, or with their own row. */
export const checkNeighbours: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  const area: Place = { level: 'authority', gssCode: null, dfeNumber: reader.text('old_la_code'), name: reader.text('la_name')! };
  const region = reader.text('region_name');
  const rows: StagedRow[] = [];
  if (region !== null) {
    const peer: Place = { level: 'region', gssCode: null, dfeNumber: null, name: region };
    rows.push(peerRow(row, { group: 'Region', area, peer, rank: 0 }));
  }
  for (let rank = 1; rank <= 10; rank++) {
    const dfeNumber = reader.text(`SN_${rank}`);
    if (dfeNumber === null) continue;
    if (!/^\d{3}$/.test(dfeNumber)) {
      reader.refuse(`SN_${rank}`, `«${dfeNumber}» is no DfE number.`, 'Write the three figures of the neighbour’s number.');
      continue;
    }
    const peer: Place = { level: 'authority', gssCode: null, dfeNumber, name: `Authority ${dfeNumber}` };
    rows.push(peerRow(row, { group: STATISTICAL_NEIGHBOURS, area, peer, rank, closeness: reader.text(`SN_${rank}P`) }));
  }
  return reader.errors.length > 0 ? badRow(reader.errors) : { ok: true, rows, located: true };
};

export const STATISTICAL_NEIGHBOURS = 'Statistical neighbours';

export const checkPeer: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  const [area, peer] = [placeOf(reader, 'area', 'area_code'), placeOf(reader, 'peer', 'peer_code')];
  if (area.name === peer.name && area.gssCode === peer.gssCode)
    reader.refuse('peer', 'The area is compared with itself.', 'Leave the row out.');
  const rows = [peerRow(row, { group: reader.text('group')!, area, peer, rank: row, closeness: reader.text('closeness') })];
  return reader.errors.length > 0 ? badRow(reader.errors) : { ok: true, rows, located: true };
};
