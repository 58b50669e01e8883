/** Incidents of the area by month, or by category: how they go, and what they are. */
import { cellText, countCell } from './cells.js';
import { countsForReaders } from '../../incidents/counts-for-readers.js';
import type { FigureKind } from './figure.js';
import { filterOf, incidentsOf, notesOfCounts, periodWords, ruleOfCounts, sourceWords } from './words-of-counts.js';

const BY = {
  MONTH: { kind: 'counts-by-month', words: 'by month', rowTitle: 'Month', chart: 'months' },
  CATEGORY: { kind: 'counts-by-category', words: 'by category', rowTitle: 'Category', chart: 'bars' },
} as const;

export const countsByMonth = countsBy('MONTH');
export const countsByCategory = countsBy('CATEGORY');

function countsBy(by: keyof typeof BY): FigureKind {
  const { kind: name, words, rowTitle, chart } = BY[by];
  return {
    kind: name,
    make: async (making, parameters) => {
      const { area, period } = making;
      const { kind, title, noun } = incidentsOf(parameters);
      const counts = await countsForReaders(making, filterOf(making, kind), by);
      const shown = counts.rows.filter(({ count }) => count.count !== null);
      const most = [...shown].sort((a, b) => b.count.count! - a.count.count!)[0];
      const hidden = counts.rows.length - shown.length;
      return {
        title: `${title} ${words}, ${area.name}`,
        unit: noun,
        period: periodWords(period),
        numerator: `${title} with a place in the area`,
        denominator: 'None: these are counts',
        source: sourceWords(counts),
        method:
          by === 'MONTH'
            ? 'Counts by the month in which each began. A month stands here when every force asked has sent it.'
            : 'Counts by category, in the source’s own words.',
        disclosureRule: ruleOfCounts(counts),
        alt: `${chart === 'months' ? 'Bars from month to month' : 'Bars by category'}. ${most === undefined ? 'None can be shown.' : `Most of those shown: ${most.label}, ${cellText(countCell(most.count))}.`}${hidden > 0 ? ` ${hidden} of ${counts.rows.length} are withheld.` : ''}`,
        notes: notesOfCounts(counts),
        chart,
        drawn: 0,
        rowTitle,
        columns: [{ name: 'count', title: 'Count', meaning: `${title}, as disclosure control left them` }],
        rows: counts.rows.map(({ key, label, count }) => ({ key, label, cells: [countCell(count)] })),
      };
    },
  };
}
