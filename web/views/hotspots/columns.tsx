/** The columns of the table of cells, by method: the figures that its sentence is made of. */
import type { HotspotBaseline, HotspotMethod, HotspotWeights } from '../../graphql.generated.js';
import { formatCount, formatRate } from '../../components/numbers.js';
import type { Column } from '../../components/SortableTable.js';
import { contains, type AreaFeature } from '../../map/boundaries.js';
import { classWords, rankOf } from './classes.js';
import { HistoryStrip } from './HistoryStrip.js';
import { wordsOf } from './method-words.js';
import { cornersOf, middleOf, timesExpected, type HotspotRow } from './rows.js';

interface ColumnParts {
  readonly method: HotspotMethod;
  /** Against a period before: its counts stand beside. */
  readonly baseline: HotspotBaseline;
  /** What a report counts: one, as a rate of residents, or its harm. */
  readonly weights: HotspotWeights;
  /** «Cell» or «Ward». */
  readonly unitTitle: string;
  /** Areas that cells are named with; null where areas are tested. */
  readonly around: { readonly title: string; readonly features: readonly AreaFeature[] } | null;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
}

type Columns = readonly Column<HotspotRow>[];

export function columnsOf(parts: ColumnParts): Columns {
  const { unitTitle, around, selected, onSelect } = parts;
  return [
    {
      key: 'name',
      title: unitTitle,
      sortBy: (row) => row.name,
      cell: (row) => (
        <button
          type="button"
          className="link-button row-button"
          aria-pressed={row.key === selected}
          onClick={() => onSelect(row.key === selected ? null : row.key)}
        >
          {row.name}
        </button>
      ),
    },
    ...(around ? [{ key: 'around', title: around.title, cell: (row: HotspotRow) => aroundOf(row, around.features) }] : []),
    {
      key: 'level',
      title: wordsOf(parts).classTitle,
      numeric: false,
      sortBy: (row) => (row.cluster === null ? rankOf(row.class) : 1e6 - row.cluster),
      cell: (row) => (
        <span className={`level level--${row.class.toLowerCase().replaceAll('_', '-')}`}>
          {row.cluster === null ? classWords(row.class) : `number ${row.cluster}`}
        </span>
      ),
    },
    figure('observed', 'Reports', (row) => row.observed, formatCount),
    ...byMethod(parts),
  ];
}

function byMethod({ method, baseline, weights }: ColumnParts): Columns {
  const change = baseline === 'LAST_PERIOD';
  switch (method) {
    case 'GI_STAR':
      if (weights === 'HARM') return harm;
      return [
        ...(change ? [figure('before', 'Before', (row) => row.before, formatCount)] : []),
        ...expectation,
        change ? small : weights === 'RATES' ? rate : withNeighbours,
      ];
    case 'LOCAL_MORAN':
      return expectation;
    case 'EMERGING':
      return [
        figure('more', 'Slices of more', (row) => signsOf(row, 1), formatCount),
        figure('fewer', 'Of fewer', (row) => signsOf(row, -1), formatCount),
        { key: 'history', title: 'First to last', cell: (row) => <HistoryStrip row={row} /> },
      ];
    case 'KERNEL_DENSITY':
      return [figure('density', 'Per km² and year', (row) => row.density)];
    case 'DBSCAN':
      return [
        figure('clustered', 'Of a cluster', (row) => row.clustered, formatCount),
        figure('cluster-reports', 'Reports in the cluster', (row) => row.clusterReports, formatCount),
      ];
  }
}

const expectation: Columns = [
  figure('expected', 'Expected', (row) => row.expected),
  figure('times', 'Times', (row) => timesExpected(row.observed, row.expected)),
];

/** Where few are expected a change by one or two is chance more often than not: said by the row. */
const small: Column<HotspotRow> = {
  key: 'small',
  title: 'Counts',
  sortBy: (row) => (row.zIsUnfit ? 0 : 1),
  cell: (row) => (row.zIsUnfit ? 'small' : 'enough'),
};

function figure(
  key: string,
  title: string,
  of: (row: HotspotRow) => number | null,
  text: (one: number) => string = formatRate,
): Column<HotspotRow> {
  const cell = (row: HotspotRow) => {
    const one = of(row);
    return one === null ? '–' : text(one);
  };
  return { key, title, numeric: true, sortBy: of, cell };
}

const withNeighbours = figure('neighbourhood', 'With neighbours', (row) =>
  timesExpected(row.neighbourhoodObserved, row.neighbourhoodExpected),
);

const harm: Columns = [
  figure('harm', 'Harm', (row) => row.harm),
  figure('harm-expected', 'Expected', (row) => row.harmExpected),
  figure('times', 'Times', (row) => timesExpected(row.harm, row.harmExpected)),
];

/** With its limits: of few residents they are wide, and say so. */
const rate: Column<HotspotRow> = {
  key: 'rate',
  title: 'Per 1,000',
  numeric: true,
  sortBy: (row) => row.rate,
  cell: (row) =>
    row.rate === null ? '–' : `${formatRate(row.rate)} (${formatRate(row.rateLower ?? 0)} to ${formatRate(row.rateUpper ?? 0)})`,
};

const signsOf = ({ significance }: HotspotRow, sign: number): number | null =>
  significance === null ? null : significance.filter((one) => one === sign).length;

/** The name of the area that the middle lies in; of a cell on the coast, that a corner lies in. */
export function aroundOf(row: HotspotRow, features: readonly AreaFeature[]): string {
  const places = [middleOf(row), ...cornersOf(row)];
  for (const [longitude, latitude] of places) {
    const found = features.find((feature) => contains(feature, longitude, latitude));
    if (found) return found.properties.name;
  }
  return '–';
}
