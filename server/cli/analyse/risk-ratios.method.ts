import { InvalidArgumentError } from 'commander';
import { badUserInput } from '../../errors.js';
import {
  NotEstimable,
  RISK_RATIO_VARIANT,
  riskRatios,
  type ClusterCorrection,
  type Factor,
  type RiskCells,
  type RiskRatios,
} from '../../statistics/risk-ratios.js';
import { combinations, type LevelColumn } from '../../statistics/combinations.js';
import type { AnalyseMethod } from './analysis.js';
import { columnNames, oneOf } from './option-numbers.js';
import { WHOLE_COUNT, type InputTable } from './table.js';

interface Flags {
  readonly outcome: string;
  readonly count?: string;
  readonly cluster: string;
  readonly exposure: string;
  readonly adjust: string[];
  readonly reference: ReadonlyMap<string, string>;
  readonly correction: ClusterCorrection;
}

/** More is a number or a name, not a group of children. */
const MOST_LEVELS = 40;
/** Under this the errors of clusters are known to be too small. */
const FEW_CLUSTERS = 30;

export const riskRatiosMethod: AnalyseMethod<Flags> = {
  name: 'risk-ratios',
  summary: 'adjusted risk ratios of an outcome, errors clustered (modified Poisson)',
  input: 'those that the options name; one row a child, or children counted together',
  example:
    'risk-ratios children.csv --outcome going_missing --count n --cluster la --exposure gang --adjust age_band,gender --reference age_band=10-12',
  addOptions: (command) =>
    command
      .requiredOption('--outcome <column>', 'how many have it; of one row a child 1 or 0')
      .option('--count <column>', 'children a row stands for; one unless told')
      .requiredOption('--cluster <column>', 'authority, team or school: errors are clustered by it')
      .requiredOption('--exposure <column>', 'what is asked about')
      .option('--adjust <columns>', 'what else is held equal: age_band,gender', columnNames, [])
      .option('--reference <levels>', 'what others are compared with: age_band=10-12,gender=Female', levelsByColumn, new Map())
      .option('--correction <name>', 'for few clusters: CR0 (none), CR_G or CR1', oneOf('CR0', 'CR_G', 'CR1'), 'CR1'),
  alikeBy: ({ outcome, count, cluster, exposure, adjust }) => [
    ...new Set([outcome, ...(count === undefined ? [] : [count]), cluster, exposure, ...adjust]),
  ],
  analyse(table, flags) {
    const { outcome, count, cluster, exposure, adjust, reference, correction } = flags;
    const children = count === undefined ? new Float64Array(table.length).fill(1) : table.numbers(count, WHOLE_COUNT);
    const events = table.numbers(outcome, WHOLE_COUNT);
    for (const [row, number] of events.entries()) {
      if (number > children[row]!)
        table.problem(
          row,
          outcome,
          count === undefined
            ? `must be 0 or 1 of one child; got ${number}. Children counted together need --count`
            : `has ${number} of ${children[row]} children`,
        );
    }
    const names = [exposure, ...adjust];
    const factors = names.map((name) => factorOf(table, name, reference.get(name)));
    const unknown = [...reference.keys()].find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw badUserInput(`--reference: «${unknown}» is neither the exposure nor adjusted for.`, ['reference']);
    const clusters = table.texts(cluster);
    for (const [row, name] of clusters.entries()) if (name === '') table.problem(row, cluster, 'is empty; name the cluster');
    table.refuseProblems();
    const found = estimated(factors, cellsOf(table, factors, clusters, { children, events }), correction);
    return {
      variant: `${RISK_RATIO_VARIANT}; ${correction}`,
      parameters: {
        outcome,
        count: count ?? null,
        cluster,
        exposure,
        adjust,
        reference: factors.map(({ name, levels, reference: at }) => `${name}=${levels[at]}`),
        correction,
        children: found.children,
        clusters: found.clusters,
      },
      warnings: warningsOf(found),
      rowByRow: false,
      columns: [
        ...(['term', 'level', 'coef', 'se', 'z', 'p', 'rr', 'lower95', 'upper95'] as const).map((name) => ({
          name,
          cells: found.terms.map((term) => term[name]),
        })),
        { name: 'note', cells: found.terms.map(({ estimable }) => (estimable ? '' : 'not estimable')) },
      ],
    };
  },
};

function estimated(factors: readonly Factor[], cells: RiskCells, correction: ClusterCorrection): RiskRatios {
  try {
    return riskRatios(factors, cells, correction);
  } catch (error) {
    if (error instanceof NotEstimable) throw badUserInput(`Not estimable: ${error.message}.`, ['outcome']);
    throw error;
  }
}

function warningsOf({ terms, clusters, largestRisk }: RiskRatios): string[] {
  const lost = terms.filter(({ estimable }) => !estimable).map(({ term, level }) => `${term} «${level}»`);
  return [
    ...(lost.length === 0
      ? []
      : [
          `Not estimable: ${lost.join(', ')}. No child of it has the outcome, or other columns say the same; the rest is estimated without.`,
        ]),
    ...(clusters === 1
      ? ['There is one cluster, so that errors are not estimable and left empty. Cluster by team or school.']
      : []),
    ...(clusters > 1 && clusters < FEW_CLUSTERS ? [`There are ${clusters} clusters: with so few, errors are too small.`] : []),
    ...(largestRisk > 1
      ? [`The model gives some children a risk over 1 (${largestRisk.toFixed(2)}): it does not fit them.`]
      : []),
  ];
}

/** Levels in the order of the alphabet; the first is what the others are compared with unless told. */
function factorOf(table: InputTable, name: string, asked: string | undefined): Factor & { readonly texts: readonly string[] } {
  const texts = table.texts(name);
  for (const [row, text] of texts.entries())
    if (text === '') table.problem(row, name, 'is empty; write what is not known as a level of its own, such as «not recorded»');
  const levels = [...new Set(texts)].sort((one, other) => (one < other ? -1 : 1));
  if (levels.length > MOST_LEVELS)
    throw badUserInput(`The column «${name}» has ${levels.length} levels; put them into ${MOST_LEVELS} groups or fewer.`, [
      'file',
    ]);
  if (levels.length === 1)
    throw badUserInput(`The column «${name}» has one level, «${levels[0]}»: there is nothing to compare.`, ['file']);
  const reference = asked === undefined ? 0 : levels.indexOf(asked);
  if (reference < 0)
    throw badUserInput(`--reference: the column «${name}» has no level «${asked}»; it has ${levels.join(', ')}.`, ['reference']);
  return { name, levels, reference, texts };
}

/** Rows that are alike counted together: as many cells as there are kinds of children, not children. */
function cellsOf(
  table: InputTable,
  factors: readonly (Factor & { readonly texts: readonly string[] })[],
  clusterNames: readonly string[],
  { children, events }: { readonly children: Float64Array; readonly events: Float64Array },
): RiskCells {
  const columns = [
    columnOf(clusterNames, [...new Set(clusterNames)]),
    ...factors.map(({ texts, levels }) => columnOf(texts, levels)),
  ];
  const { ofRow, firstRows } = combinations(columns);
  const counted = { children: new Float64Array(firstRows.length), events: new Float64Array(firstRows.length) };
  for (const [row, cell] of ofRow.entries()) {
    counted.children[cell]! += table.times[row]! * children[row]!;
    counted.events[cell]! += table.times[row]! * events[row]!;
  }
  // A row may count no child.
  const held = firstRows.flatMap((row, cell) => (counted.children[cell] === 0 ? [] : [{ row, cell }]));
  const [cluster, ...levels] = columns.map((column) => Int32Array.from(held, ({ row }) => column.levels[row]!));
  return {
    cluster: cluster!,
    levels,
    children: Float64Array.from(held, ({ cell }) => counted.children[cell]!),
    events: Float64Array.from(held, ({ cell }) => counted.events[cell]!),
  };
}

function columnOf(texts: readonly string[], levels: readonly string[]): LevelColumn {
  const places = new Map(levels.map((level, at) => [level, at]));
  return { levels: Int32Array.from(texts, (text) => places.get(text)!), count: levels.length };
}

/** «age_band=10-12,gender=Female» */
function levelsByColumn(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1 || at === pair.length - 1)
      throw new InvalidArgumentError('Write column=level, with commas between: age_band=10-12,gender=Female.');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return new Map(pairs);
}
