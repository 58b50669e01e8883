/** Incidents by ward: counts, rates with their limits, and how each ward stands to the whole area. */
import type { ViewedCounts, ViewedRow } from '../../incidents/incidents.service.js';
import { RATE_VARIANT, rateWithLimits } from '../../statistics/rates.js';
import { countCell, maybe, ofCount, withheld, words } from './cells.js';
import type { AreaRow } from '../../areas/areas.service.js';
import { countsForReaders } from '../../incidents/counts-for-readers.js';
import type { FigureCell, FigureKind, FigureMaking, FigureRow } from './figure.js';
import { districtBeside, wardsOf, wholeOf } from './place-of-figures.js';
import { filterOf, incidentsOf, notesOfCounts, periodWords, ruleOfCounts, sourceWords } from './words-of-counts.js';

const PER = 1_000;

export const countsByWard: FigureKind = {
  kind: 'counts-by-ward',
  make: async (making, parameters) => {
    const { area, period } = making;
    const { kind, title, noun } = incidentsOf(parameters);
    const beside = await districtBeside(making.sql, area);
    // A smaller place is shown in its district’s own table, which anybody who reads it has.
    const asked = beside === null ? making : { ...making, area: beside };
    const counts = await countsForReaders(making, filterOf(asked, kind), 'AREA', { areaType: 'WARD', vintage: null });
    const whole = rateOfWhole(counts);
    const shown = beside === null ? counts.rows : await rowsOfPlace(making, counts.rows);
    const rows = shown.map((row) => ({
      key: row.key,
      label: row.label,
      cells: [
        countCell(row.count),
        maybe(row.denominator),
        ofCount(row.count, row.rate?.rate, 1),
        ofCount(row.count, row.rate?.lower, 1),
        ofCount(row.count, row.rate?.upper, 1),
        standing(row, whole),
      ],
    }));
    const highest = shown.filter(({ rate }) => rate != null).sort((a, b) => b.rate!.rate - a.rate!.rate)[0];
    const hidden = shown.filter(({ count }) => count.suppressed).length;
    return {
      title: `${title} by ward, ${area.name}`,
      unit: `${noun} per ${PER.toLocaleString('en-GB')} residents`,
      period: periodWords(period),
      numerator: `${title} with a place in the ward`,
      denominator: counts.denominatorBasis === null ? 'Residents: none loaded' : `Residents: ${counts.denominatorBasis}`,
      source: sourceWords(counts),
      method: `Crude rate with 95% limits: ${RATE_VARIANT}. Wards are best fits of LSOAs. «Higher» and «lower»: the ward’s limits lie wholly above or below the rate of the whole ${beside === null ? 'area' : 'district'}${whole === null ? ', which cannot be stated here' : ` (${whole.toFixed(1)})`}.`,
      disclosureRule: ruleOfCounts(counts),
      alt: `Bars by ward. ${highest === undefined ? 'No rate can be shown.' : `Highest of those shown: ${highest.label}, ${highest.rate!.rate.toFixed(1)} per ${PER.toLocaleString('en-GB')} residents.`}${hidden > 0 ? ` ${hidden} of ${rows.length} wards are withheld.` : ''}`,
      notes: notesOfCounts(counts),
      chart: 'bars',
      drawn: 2,
      rowTitle: 'Ward',
      columns: [
        { name: 'count', title: 'Count', meaning: `${title}, as disclosure control left them` },
        { name: 'residents', title: 'Residents', meaning: 'Residents of the ward, all ages' },
        { name: 'rate_per_1000', title: 'Rate per 1,000', meaning: 'Count per 1,000 residents' },
        { name: 'lower_95', title: 'Lower 95%', meaning: 'Lower 95% limit of the rate' },
        { name: 'upper_95', title: 'Upper 95%', meaning: 'Upper 95% limit of the rate' },
        {
          name: 'beside_the_area',
          title: 'Beside the area',
          meaning: 'Whether the limits lie above or below the rate of the whole area',
        },
      ],
      rows: beside === null ? rows : [...rows, wholeRow(beside, counts)],
    };
  },
};

async function rowsOfPlace({ sql, area }: FigureMaking, rows: readonly ViewedRow[]): Promise<ViewedRow[]> {
  const wards = new Set((await wardsOf(sql, area)).map(({ gssCode }) => gssCode));
  return rows.filter(({ key }) => wards.has(key));
}

function wholeRow(district: AreaRow, { rows, total }: ViewedCounts): FigureRow {
  const residents = residentsOf(rows);
  const rate = total.count === null || residents === null ? null : rateWithLimits(total.count, residents, { per: PER });
  const limits = rate === null ? [] : [rate.rate, rate.lower, rate.upper];
  return {
    ...{ key: district.gssCode, label: wholeOf(district) },
    cells: [
      countCell(total),
      maybe(residents),
      ...[0, 1, 2].map((place) => ofCount(total, limits[place], 1)),
      words('the district'),
    ],
  };
}

/** Of all wards; null where one has none. */
const residentsOf = (rows: readonly ViewedRow[]): number | null =>
  rows.length === 0 || rows.some(({ denominator }) => denominator == null)
    ? null
    : rows.reduce((sum, { denominator }) => sum + denominator!, 0);

/** Of the whole area, by its own total, which is shown where a ward is not; null without residents, or where that is withheld too. */
function rateOfWhole({ rows, total }: ViewedCounts): number | null {
  const residents = residentsOf(rows);
  return total.count === null || !residents ? null : rateWithLimits(total.count, residents, { per: PER }).rate;
}

function standing({ count, rate }: ViewedRow, whole: number | null): FigureCell {
  if (count.suppressed) return withheld;
  if (rate == null || whole === null) return words('not stated');
  return words(rate.lower > whole ? 'higher' : rate.upper < whole ? 'lower' : 'similar');
}
