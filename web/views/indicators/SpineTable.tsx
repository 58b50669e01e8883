import { SpineStrip } from '../../charts/SpineStrip.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import {
  capital,
  figureText,
  limitsText,
  nameWithUnit,
  pointText,
  trendText,
  verdictColours,
  verdictOf,
  type Compared,
} from './indicator-words.js';

interface SpineTableProps {
  readonly area: string;
  readonly benchmark: string;
  readonly indicators: readonly Compared[];
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
}

/** Every indicator on a line: the area, the benchmark, how it stands to it, the recent trend, and how authorities spread. */
export function SpineTable({ area, benchmark, indicators, chosen, onChoose }: SpineTableProps) {
  const titles = ['Indicator', 'Period', area, '95% limits', benchmark, 'Beside it', 'Recent trend', 'Among authorities'];
  return (
    <>
      <ScrollRegion label={`Indicators of ${area} beside ${benchmark}`}>
        <table className="govuk-table data-table spine-table">
          <caption className="govuk-visually-hidden">{`Indicators of ${area} beside ${benchmark}`}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {titles.map((title, index) => (
                <th
                  key={title}
                  scope="col"
                  className={`govuk-table__header${[2, 4].includes(index) ? ' govuk-table__header--numeric' : ''}`}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {indicators.map((one) => (
              <SpineLine
                key={one.definition.code}
                one={one}
                isChosen={one.definition.code === chosen}
                onChoose={() => onChoose(one.definition.code)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">
        Beside it: the 95% limits of {area} lie wholly above or below the figure of {benchmark}, or hold it. Better and worse only
        where low or high is said to be better; else higher and lower. Recent trend: five newest points, at 99.8%. Among
        authorities: the pale band is all of them, the darker one the middle half, the line {benchmark}, the dot {area}; the
        better side is to the right.
      </p>
    </>
  );
}

function SpineLine({
  one,
  isChosen,
  onChoose,
}: {
  readonly one: Compared;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { definition, point, period, benchmark, comparison, trend, spread } = one;
  const { unit, polarity } = definition;
  const verdict = verdictOf(comparison.verdict);
  return (
    <tr className={`govuk-table__row${isChosen ? ' spine-table__chosen' : ''}`}>
      <th scope="row" className="govuk-table__header">
        <button type="button" className="link-button" aria-pressed={isChosen} onClick={onChoose}>
          {nameWithUnit(definition)}
        </button>
        {!definition.published && <span className="note"> Held under an agreement</span>}
      </th>
      <td className="govuk-table__cell">{period ?? 'None'}</td>
      <td className="govuk-table__cell govuk-table__cell--numeric">{pointText(point, unit)}</td>
      <td className="govuk-table__cell spine-table__limits">{limitsText(point, unit)}</td>
      <td className="govuk-table__cell govuk-table__cell--numeric">
        {benchmark.figure == null ? benchmark.words : figureText(benchmark.figure, unit)}
      </td>
      <td className="govuk-table__cell">
        <Tag colour={verdictColours[verdict]}>{capital(verdict)}</Tag>
        {comparison.why && <span className="spine-table__why">{capital(comparison.why)}</span>}
      </td>
      <td className="govuk-table__cell">{trendText(trend)}</td>
      <td className="govuk-table__cell">
        {spread && point?.figure != null ? (
          <SpineStrip
            spread={spread}
            benchmark={benchmark.figure ?? null}
            figure={point.figure}
            limits={point.limits95 ?? null}
            verdict={verdict}
            lowIsBetter={polarity === 'low'}
            summary={`${pointText(point, unit)} among ${spread.areas} authorities from ${figureText(spread.lowest, unit)} to ${figureText(spread.highest, unit)}; half of them from ${figureText(spread.lowerQuartile, unit)} to ${figureText(spread.upperQuartile, unit)}`}
          />
        ) : (
          <span className="note">Not drawn</span>
        )}
      </td>
    </tr>
  );
}
