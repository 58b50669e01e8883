/** Which figures of other areas are drawn beside a measure's own: those of one name, unit and period, that some area and the own one have. */
import type { AccountMeasuresQuery } from '../../graphql.generated.js';
import type { DotRow } from '../../charts/DotPlot.js';
import { limitText, printedFigure } from './printed-words.js';

export type Compared = Pick<
  AccountMeasuresQuery['accountMeasures'][number]['beside'][number],
  'printed' | 'isOwn' | 'lower' | 'upper'
>;

export interface BesidePlot {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly sign: string;
  readonly rows: readonly DotRow[];
  /** The same for all periods of one measure in one unit, so that they are read beside each other. */
  readonly upTo: number;
}

/** In the order they stand in, the own first; ranks are no amounts, and are told in the table alone. */
export function besidePlots(beside: readonly Compared[]): BesidePlot[] {
  const groups = new Map<string, Compared[]>();
  for (const one of beside) {
    const { measure, unit, period, document } = one.printed;
    // Without a period only figures of one document are surely of one time.
    const key = JSON.stringify([measure.toLowerCase(), unit?.toLowerCase(), period ?? document]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const plots = [...groups].flatMap(([key, group]) => {
    const own = group.filter(({ isOwn }) => isOwn);
    const others = group.filter(({ isOwn }) => !isOwn);
    if (own.length !== 1 || !others.some(({ printed }) => printed.figure !== null) || isRank(group[0]!)) return [];
    return [{ ...plotOf(key, [...own, ...others]), of: axisOf(group[0]!) }];
  });
  return plots.map(({ of, ...plot }) => ({
    ...plot,
    upTo: Math.max(...plots.filter((one) => one.of === of).flatMap(({ rows }) => rows.map(reachOf))),
  }));
}

const axisOf = ({ printed: { measure, unit } }: Compared): string => JSON.stringify([measure.toLowerCase(), unit?.toLowerCase()]);
const reachOf = ({ figure, upper }: DotRow): number => Math.max(figure ?? 0, upper ?? 0);

const isRank = ({ printed: { unit } }: Compared): boolean => /^rank/i.test(unit?.trim() ?? '');

function plotOf(key: string, group: readonly Compared[]): Omit<BesidePlot, 'upTo'> {
  const [{ printed: own }] = group as [Compared, ...Compared[]];
  const rows = group.map(({ printed, isOwn, lower, upper }): DotRow => {
    const limits = lower === null || upper === null ? '' : ` (${limitText(lower)} to ${limitText(upper)})`;
    return {
      ...{ key: printed.id, label: printed.area ?? (isOwn ? 'Own area' : 'not stated'), isOwn, lower, upper },
      ...{ figure: printed.withheld ? null : printed.figure, words: `${printedFigure(printed)}${limits}` },
    };
  });
  const isShare = /^(?:%|per ?cent)/i.test(own.unit ?? '');
  const title = [own.measure, isShare ? null : own.unit, own.period ?? 'period not stated']
    .filter((part) => part !== null)
    .join(', ');
  return {
    ...{ key, title, sign: isShare ? '%' : '', rows },
    summary: `${title}. ${rows.map(({ label, words, isOwn }) => `${label}${isOwn ? ', own figure' : ''}: ${words}`).join('; ')}.`,
  };
}
