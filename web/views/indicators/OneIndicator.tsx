import type { ReactNode } from 'react';
import { BenchmarkBars } from '../../charts/BenchmarkBars.js';
import { TrendChart } from '../../charts/TrendChart.js';
import { Details } from '../../components/Details.js';
import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import {
  capital,
  figureText,
  limitsText,
  nameWithUnit,
  pointText,
  polarityText,
  trendText,
  verdictColours,
  verdictOf,
  type Compared,
} from './indicator-words.js';

interface OneIndicatorProps {
  readonly one: Compared;
  readonly area: string;
  readonly benchmark: string;
}

/** One indicator by itself: its series with limits, its area beside others, and what it is. */
export function OneIndicator({ one, area, benchmark, children }: OneIndicatorProps & { readonly children: ReactNode }) {
  const { definition } = one;
  return (
    <section className="indicator" aria-label={definition.name}>
      <h2 className="govuk-heading-m" id="one-indicator">
        {nameWithUnit(definition)}
      </h2>
      <Trend one={one} area={area} benchmark={benchmark} />
      <BesideOthers one={one} area={area} benchmark={benchmark} />
      {children}
      <Definition one={one} />
    </section>
  );
}

function Trend({ one, area, benchmark }: OneIndicatorProps) {
  const { series, benchmarkSeries, trend, definition, newerMissing } = one;
  const { unit } = definition;
  const known = series.points.filter(({ figure }) => figure != null);
  const [first, last] = [known[0], known.at(-1)];
  const beside = new Map((benchmarkSeries?.points ?? []).map((point) => [point.period, point]));
  const span =
    first && last && first !== last
      ? `From ${pointText(first, unit)} in ${first.period} to ${pointText(last, unit)} in ${last.period}.`
      : `${pointText(last, unit)}${last ? ` in ${last.period}` : ''}.`;
  const notes = [
    `Recent trend: ${trendText(trend)}${trend.chiSquared == null ? '' : ` (χ² ${trend.chiSquared.toFixed(1)}, p ${trend.p! < 0.001 ? 'under 0.001' : trend.p!.toFixed(3)}; ${trend.method})`}.`,
    series.onlyPointsKnown ? 'Only these points are known: nothing is drawn between them.' : '',
    newerMissing ? `Newer, without a figure: ${newerMissing}.` : '',
  ];
  return (
    <TrendChart
      title={`${definition.name} over time, ${area}`}
      summary={`${span} Recent trend: ${trend.words}.`}
      area={area}
      points={series.points}
      benchmark={benchmark}
      benchmarkPoints={benchmarkSeries?.points ?? []}
      format={(figure) => figureText(figure, unit)}
      columns={['Period', area, '95% limits', 'Count', 'Of', ...(benchmarkSeries ? [benchmark] : [])]}
      rows={series.points.map((point) => [
        point.period,
        pointText(point, unit),
        limitsText(point, unit),
        point.count == null ? 'not printed' : formatCount(point.count),
        point.denominator == null ? 'not printed' : formatCount(point.denominator),
        ...(benchmarkSeries ? [pointText(beside.get(point.period), unit)] : []),
      ])}
      note={notes.filter((note) => note !== '').join(' ')}
    />
  );
}

function BesideOthers({ one, area, benchmark }: OneIndicatorProps) {
  const { areas, point, period, definition, comparison } = one;
  const { unit } = definition;
  const lines = [
    { key: 'own', name: area, group: '', point, verdict: comparison.verdict, why: comparison.why, closeness: null, own: true },
    ...areas.map((other) => ({ ...other, own: false })),
  ];
  if (period == null) return <p className="govuk-body">There is no figure to compare.</p>;
  const caption = `${definition.name}, ${period}: ${area} beside others`;
  return (
    <section className="chart" aria-label={caption}>
      <h3 className="chart__title">{caption}</h3>
      <BenchmarkBars
        summary={`${area}: ${pointText(point, unit)}; ${benchmark}: ${one.benchmark.figure == null ? one.benchmark.words : figureText(one.benchmark.figure, unit)}; ${comparison.verdict}. All stand in the table below.`}
        benchmark={one.benchmark.figure ?? null}
        bars={lines.map((line) => ({
          key: `${line.group} ${line.key}`,
          label: line.name,
          figure: line.point?.figure ?? null,
          limits: line.point?.limits95 ?? null,
          words: pointText(line.point, unit),
          verdict: verdictOf(line.verdict),
          own: line.own,
        }))}
      />
      <p className="note">
        The line is {benchmark}: {one.benchmark.words}. Thin lines are 95% limits.
      </p>
      <ScrollRegion label={caption}>
        <table className="govuk-table data-table">
          <caption className="govuk-visually-hidden">{caption}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Area', 'Why it is here', 'Figure', '95% limits', `Beside ${benchmark}`].map((title) => (
                <th key={title} scope="col" className="govuk-table__header">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {lines.map((line) => (
              <tr key={`${line.group} ${line.key}`} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {line.name}
                </th>
                <td className="govuk-table__cell">
                  {line.own ? 'The area' : `${line.group}${line.closeness ? `: ${line.closeness.trim().toLowerCase()}` : ''}`}
                </td>
                <td className="govuk-table__cell">{pointText(line.point, unit)}</td>
                <td className="govuk-table__cell">{limitsText(line.point, unit)}</td>
                <td className="govuk-table__cell">
                  <Tag colour={verdictColours[verdictOf(line.verdict)]}>{capital(line.verdict)}</Tag>
                  {line.why && <span className="spine-table__why">{capital(line.why)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Definition({ one: { definition, point } }: { readonly one: Compared }) {
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    ['Definition', definition.definition],
    ['Unit', definition.unit ?? 'not said'],
    ['Numerator', definition.numerator],
    ['Denominator', definition.denominator],
    ['Polarity', polarityText[definition.polarity ?? ''] ?? 'Not said: higher and lower are no judgement'],
    ['Source', definition.source],
    ['Caveats', definition.caveats],
    ['Limits', point?.limitsBy ?? 'None: the source prints no limits, and no counts to work them out from'],
    ['Disclosure', definition.disclosure ?? 'As its source withholds and rounds: a mark stays a mark, and is never 0'],
  ];
  return (
    <Details summary="What this indicator is, its source and method">
      <dl className="indicator__definition">
        {lines.map(([term, words]) =>
          words == null || words === '' ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ),
        )}
      </dl>
    </Details>
  );
}
