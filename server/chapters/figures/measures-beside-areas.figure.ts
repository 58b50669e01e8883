/** Measures of the partnership beside other areas, as documents print them: the family of areas, the region, England. Nothing is ranked. */
import { notFound } from '../../errors.js';
import { financialYearOf } from '../../partnership/financial-year.js';
import { documentOf, type Beside } from '../../partnership/printed/beside.js';
import { newestBesides, type MeasureBeside } from '../../partnership/printed/newest-beside.js';
import { shownRow } from '../../partnership/printed/printed-row.js';
import { known, maybe, unknown, withheld, words } from './cells.js';
import type { FigureCell, FigureKind, FigureRow } from './figure.js';
import { lastDay } from './words-of-counts.js';

export const measuresBesideAreas: FigureKind = {
  kind: 'measures-beside-areas',
  make: async ({ sql, period }) => {
    const year = financialYearOf(lastDay(period.to));
    const measures = await newestBesides(sql, year);
    if (measures.length === 0)
      throw notFound(
        `No measure of ${year} has a figure beside that of another area. Load what documents print as source «partnership-measures», then rebuild.`,
      );
    const apart = measures.flatMap(({ measure, beside }) =>
      beside
        .filter(({ verdict }) => verdict !== null && verdict !== 'similar' && verdict !== 'not compared')
        .map((one) => `${measure.title}, ${one.verdict} than ${areaWords(one)}`),
    );
    return {
      title: `Measures beside other areas, ${year}`,
      unit: 'each in its own, beside its name',
      period: `The newest that both have, up to the end of ${year}`,
      numerator: 'As each document says',
      denominator: 'As each document says',
      source: [...new Set(measures.flatMap(({ beside }) => beside.map(({ row }) => documentOf(row))))].join('; '),
      method:
        'Better, similar and worse, or higher and lower where no target says which is better: the own figure’s 95% limits lie wholly above or below the other, or hold it. Without counts nothing is compared.',
      disclosureRule: 'Figures of children: 0 to 9 withheld, the rest to the nearest 10, and shares of few with them.',
      alt: `A table of ${measures.length} measures with other areas. ${apart.length === 0 ? 'None stands apart by its limits.' : `Apart by their limits: ${apart.join('; ')}.`}`,
      notes: ['Areas stand in the order in which documents print them: they are not ranked.'],
      chart: 'none',
      drawn: 2,
      rowTitle: 'Measure',
      columns: [
        { name: 'area', title: 'Area', meaning: 'The own area first, then others as they are printed' },
        { name: 'period', title: 'Period', meaning: 'Of which time, as its document says' },
        { name: 'figure', title: 'Figure', meaning: 'As printed, or withheld' },
        { name: 'lower_95', title: 'Lower 95%', meaning: 'Lower 95% limit, where its counts are known' },
        { name: 'upper_95', title: 'Upper 95%', meaning: 'Upper 95% limit' },
        {
          name: 'stands',
          title: 'The own figure stands',
          meaning: 'How the own figure stands to this one, or why it is not compared',
        },
      ],
      rows: measures.flatMap(rowsOf),
    };
  },
};

const rowsOf = ({ measure, beside }: MeasureBeside): FigureRow[] =>
  beside.map(({ row, isOwn, lower, upper, verdict, why }, at) => ({
    key: keyOf(measure.id, beside, at),
    label: `${measure.title} (${measure.unit})`,
    heads: isOwn,
    cells: [
      words(areaWords({ row, isOwn })),
      words(row.period?.name ?? 'not stated'),
      figureOf(row),
      ...[maybe(lower, 1), maybe(upper, 1)],
      words(isOwn ? '' : verdict === 'not compared' ? `not compared: ${why}` : (verdict ?? '')),
    ],
  }));

/** Of an area that two documents print the second row has a key of its own: by these a rebuild finds what moved. */
function keyOf(measure: number, beside: readonly Beside[], at: number): string {
  const areas = beside.slice(0, at + 1).map(({ row }) => row.area ?? 'own');
  const times = areas.filter((area) => area === areas[at]).length;
  return [measure, areas[at]!, ...(times > 1 ? [times] : [])].join('/');
}

/** A document need not name the own area; another that it does not name nobody knows. */
const areaWords = ({ row, isOwn }: Pick<Beside, 'row' | 'isOwn'>): string =>
  row.area ?? (isOwn ? 'own area' : 'an area that is not named');

function figureOf(row: Beside['row']): FigureCell {
  const { figure, withheld: isWithheld } = shownRow(row);
  return isWithheld ? withheld : figure === null ? unknown : known(figure, row.decimals);
}
