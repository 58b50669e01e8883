/** Clusters of reports that lie close together (DBSCAN), shown by the cells that hold them: a rule, without a test. */
import { DBSCAN_VARIANT, NOISE } from '../../statistics/dbscan.js';
import type { CountedUnits } from '../counted-units.js';
import type { CheckedOptions } from '../hotspot-options.js';
import { figure, percent } from '../result-words.js';
import { workOut, type Attention } from '../../threads/work-out.js';
import { hullCells } from '../proposals/hull-cells.js';
import type { Points } from './density.js';
import type { MethodAnswer } from './method-answer.js';

/** A cluster is at least so many times as dense as the whole, unless its nearness is given. */
const TIMES_AS_DENSE = 3;

/** @param cellOf the place of the cell that holds a point; undefined where none does */
export async function answerClusters(
  units: CountedUnits,
  points: Points,
  cellOf: (easting: number, northing: number) => number | undefined,
  options: CheckedOptions,
  { landKm2, attention }: { readonly landKm2: number; readonly attention: Attention },
): Promise<MethodAnswer> {
  const count = points.easting.length;
  const leastEvents = options.minPoints ?? Math.max(5, Math.min(50, Math.ceil(Math.sqrt(count))));
  const perSquareMetre = count / (landKm2 * 1e6);
  const radius =
    options.epsMetres ??
    Math.max(1, Math.round(Math.sqrt(leastEvents / (TIMES_AS_DENSE * Math.PI * Math.max(perSquareMetre, 1e-12)))));
  const { cluster, sizes } = await workOut('dbscan', [points.easting, points.northing, { radius, leastEvents }], {
    steps: 100 * count,
    ...attention,
  });
  // Of each cell the reports of its clusters, and which cluster has most of them.
  const held = Array.from(units.keys, () => new Map<number, number>());
  for (let event = 0; event < count; event++) {
    if (cluster[event] === NOISE) continue;
    const cell = cellOf(points.easting[event]!, points.northing[event]!);
    if (cell !== undefined) held[cell]!.set(cluster[event]!, (held[cell]!.get(cluster[event]!) ?? 0) + 1);
  }
  const main = held.map((clusters) => [...clusters].sort(([a, n], [b, m]) => m - n || a - b)[0] ?? null);
  const inClusters = sizes.reduce((sum, size) => sum + size, 0);
  return {
    variant: DBSCAN_VARIANT,
    tests: 0,
    classes: main.map((one) => (one === null ? 'NO_CLUSTER' : 'CLUSTER')),
    legend: ['CLUSTER', 'NO_CLUSTER'],
    hotClasses: [],
    toPropose: () =>
      sizes.map((size, at) => ({
        words: `about cluster ${at + 1} of ${figure(size)} reports`,
        cells: hullCells(
          held.flatMap((clusters, cell) => (clusters.has(at + 1) ? [cell] : [])),
          units,
        ),
      })),
    propertiesOf: (at) => {
      const own = main[at];
      const clustered = [...held[at]!.values()].reduce((sum, n) => sum + n, 0);
      const sentence =
        own == null
          ? `${figure(units.counts[at]!)} reports here, none of a cluster.`
          : `${figure(clustered)} of ${figure(units.counts[at]!)} reports here are of a cluster, most of number ${own[0]} (${figure(sizes[own[0] - 1]!)} reports in all).`;
      return `"cluster":${own?.[0] ?? null},"clusterReports":${own == null ? null : sizes[own[0] - 1]!},"clustered":${clustered},"sentence":${JSON.stringify(sentence)}`;
    },
    sentence:
      sizes.length === 0
        ? 'No reports lie close enough together to be a cluster by this rule.'
        : `${figure(sizes.length)} ${sizes.length === 1 ? 'cluster holds' : 'clusters hold'} ${percent(inClusters / count)} of the reports. A cluster has no significance: with a loose rule chance makes clusters.`,
    card: [
      { label: 'Method', text: `${DBSCAN_VARIANT}; cells are shown that hold reports of a cluster` },
      {
        label: 'Rule',
        text:
          `${figure(leastEvents)} reports or more within ${figure(radius)} m` +
          (options.epsMetres === null
            ? `, which is ${TIMES_AS_DENSE} times as dense as the reports are over all land`
            : ', as asked'),
      },
      { label: 'How to read it', text: 'The rule is a choice, not a test. Change it and see which clusters stay.' },
    ],
    warnings: [],
  };
}
