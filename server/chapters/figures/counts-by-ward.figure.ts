/** Incidents by ward: counts, rates with their limits, and how each ward stands to the whole area. */
import { viewedCounts, type ViewedCounts, type ViewedRow } from '../../incidents/incidents.service.js';
import { RATE_VARIANT, rateWithLimits } from '../../statistics/rates.js';
import { countCell, maybe, ofCount, withheld, words } from './cells.js';
import type { FigureCell, FigureKind } from './figure.js';
import { filterOf, incidentsOf, notesOfCounts, periodWords, ruleOfCounts, sourceWords } from './words-of-counts.js';

const PER = 1_000;

export const countsByWard: FigureKind = {
  kind: 'counts-by-ward',
  make: async (making, parameters) => {
    const { sql, reader, area, period } = making;
    const { kind, title, noun } = incidentsOf(parameters);
    const counts = await viewedCounts(sql, reader, filterOf(making, kind), 'AREA', { areaType: 'WARD', vintage: null });
    const whole = rateOfWhole(counts);
    const rows = counts.rows.map((row) => ({
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
    const highest = counts.rows.filter(({ rate }) => rate != null).sort((a, b) => b.rate!.rate - a.rate!.rate)[0];
    const hidden = counts.rows.filter(({ count }) => count.suppressed).length;
    return {
      title: `${title} by ward, ${area.name}`,
      unit: `${noun} per ${PER.toLocaleString('en-GB')} residents`,
      period: periodWords(period),
      numerator: `${title} with a place in the ward`,
      denominator: counts.denominatorBasis === null ? 'Residents: none loaded' : `Residents: ${counts.denominatorBasis}`,
      source: sourceWords(counts),
      method: `Crude rate with 95% limits: ${RATE_VARIANT}. Wards are best fits of LSOAs. «Higher» and «lower»: the ward’s limits lie wholly above or below the rate of the whole area${whole === null ? ', which cannot be stated here' : ` (${whole.toFixed(1)})`}.`,
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
      rows,
    };
  },
};

/** Of the whole area, by its own total, which is shown where a ward is not; null without residents, or where that is withheld too. */
function rateOfWhole({ rows, total }: ViewedCounts): number | null {
  if (total.count === null || rows.some(({ denominator }) => denominator == null)) return null;
  const residents = rows.reduce((sum, { denominator }) => sum + denominator!, 0);
  return residents > 0 ? rateWithLimits(total.count, residents, { per: PER }).rate : null;
}

function standing({ count, rate }: ViewedRow, whole: number | null): FigureCell {
  if (count.suppressed) return withheld;
  if (rate == null || whole === null) return words('not stated');
  return words(rate.lower > whole ? 'higher' : rate.upper < whole ? 'lower' : 'similar');
}
