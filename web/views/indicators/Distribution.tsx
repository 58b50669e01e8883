import { FunnelPlot } from '../../charts/FunnelPlot.js';
import { InequalityChart } from '../../charts/InequalityChart.js';
import { formatRate } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import { IndicatorDistributionDocument, type IndicatorDistributionQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { figureText, isPercent, type Compared } from './indicator-words.js';

interface DistributionProps {
  readonly one: Compared;
  readonly area: { readonly key: string; readonly name: string };
  readonly benchmark: string;
}

type Found = IndicatorDistributionQuery['indicatorDistribution'];

/** One indicator over all authorities, and over the area's small areas by deprivation. */
export function Distribution({ one, area, benchmark }: DistributionProps) {
  const { state, again } = useQuery(IndicatorDistributionDocument, {
    ...{ area: area.key, indicator: one.definition.code, benchmark },
  });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="funnel and inequality" />;
  const found = state.data.indicatorDistribution;
  return (
    <>
      <Funnel found={found} one={one} area={area} benchmark={benchmark} />
      <ByDeprivation found={found} one={one} area={area} />
    </>
  );
}

function Funnel({ found, one, area, benchmark }: DistributionProps & { readonly found: Found }) {
  const { funnel } = found;
  const { name, unit } = one.definition;
  const title = `${name}, ${one.period ?? 'no period'}: authorities against their size`;
  if (funnel == null) return <NotDrawn title={title} why={found.noFunnel} />;
  const own = funnel.areas.find(({ key }) => key === area.key);
  const outside = funnel.areas.filter(({ standing }) => standing.endsWith('99.8%')).length;
  const without =
    funnel.leftOut === 0
      ? ''
      : ` ${funnel.leftOut} without a figure or its counts ${funnel.leftOut === 1 ? 'is' : 'are'} left out.`;
  return (
    <FunnelPlot
      title={title}
      summary={`${funnel.areas.length} authorities about ${benchmark}; ${outside} beyond the 99.8% limits. ${area.name}: ${own === undefined ? 'not among them' : own.standing}.`}
      own={area.key}
      areas={funnel.areas}
      sizes={funnel.sizes}
      benchmark={found.benchmark!}
      format={(figure) => figureText(figure, unit)}
      note={`${area.name}, the large dot: ${own === undefined ? 'not among them' : own.standing}. Beyond the 99.8% limits: ${outside} of ${funnel.areas.length}; many beyond say that areas differ by more than chance, not that many are unusual.${without} Method: ${funnel.method}.`}
    />
  );
}

function ByDeprivation({ found, one, area }: Omit<DistributionProps, 'benchmark'> & { readonly found: Found }) {
  const { inequality } = found;
  const { name, unit } = one.definition;
  if (inequality == null) return <NotDrawn title={`${name} by deprivation, ${area.name}`} why={found.noInequality} />;
  const { slope, period, release, tenths, withheld, method } = inequality;
  const format = (figure: number): string => figureText(figure, unit);
  const difference = (figure: number): string => (isPercent(unit) ? formatRate(figure) : format(figure));
  const points = isPercent(unit) ? ' percentage points' : '';
  const told = `Slope index of inequality: ${difference(slope.slope)}${points} (95% limits ${difference(slope.lower)} to ${difference(slope.upper)}) from the most to the least deprived end, ${format(slope.mostDeprived)} to ${format(slope.leastDeprived)}`;
  const ratio = slope.relative == null ? '' : `; ${slope.relative.toFixed(2)} times as many at the most deprived end`;
  return (
    <InequalityChart
      title={`${name} by deprivation, ${area.name}, ${period}`}
      summary={`${told}${ratio}.`}
      tenths={tenths}
      ranks={slope.ranks}
      mostDeprived={slope.mostDeprived}
      leastDeprived={slope.leastDeprived}
      format={format}
      note={`${told}${ratio}. Small areas by tenth of England, Indices of ${release}; each bar is as wide as its share of the people. ${withheld === 0 ? 'None is withheld.' : `${withheld} small areas are withheld: they are in no bar, with none of their people.`} Method: ${method}.`}
    />
  );
}

function NotDrawn({ title, why }: { readonly title: string; readonly why: string | null | undefined }) {
  return (
    <section className="chart" aria-label={title}>
      <h3 className="chart__title">{title}</h3>
      <p className="govuk-body-s">Not drawn. {why}</p>
    </section>
  );
}
