import { ChartFigure } from '../../charts/ChartFigure.js';
import { formatCount } from '../../components/numbers.js';
import { countOf, groupNames, type ToldGroup } from './estimate-words.js';

const width = 640;
const left = 16;
const right = 24;
const rowHeight = 72;
const head = 10;
const foot = 34;
/** Each scenario has a sign of its own: no line joins them, so that nobody reads the limits of an interval. */
const signs = ['●', '■', '▲', '◆', '✚', '★', '▼'];

/** Where the scenarios put each group. Single signs on a line of their own scale; the widest group would hide the others on one. */
export function ScenarioChart({ groups, place }: { readonly groups: readonly ToldGroup[]; readonly place: string }) {
  const rows = groups.flatMap((group) => {
    const figures = group.scenarios.flatMap(({ words, figure }) =>
      figure.count == null ? [] : [{ words, count: figure.count }],
    );
    return figures.length > 0 ? [{ group, figures }] : [];
  });
  if (rows.length === 0) return null;
  const scenarios = rows[0]!.figures.map(({ words }) => words);
  const height = head + rows.length * rowHeight + foot;
  return (
    <ChartFigure
      title="Scenarios"
      summary={rows
        .map(
          ({ group, figures }) =>
            `${groupNames[group.group]}: ${figures.map(({ words, count }) => `${formatCount(count)} by ${words}`).join(', ')}.`,
        )
        .join(' ')}
      columns={['Group', ...scenarios]}
      rows={rows.map(({ group }) => [groupNames[group.group], ...group.scenarios.map(({ figure }) => countOf(figure))])}
      note={`Each sign is what one method gives for ${place}, each group on a scale from 0 of its own. How far they lie apart says what hangs on the method; it is no confidence interval.`}
    >
      <svg className="scenario-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {rows.map(({ group, figures }, at) => {
          const top = head + at * rowHeight;
          const most = Math.max(...figures.map(({ count }) => count)) * 1.15;
          const x = (count: number): number => left + (count / most) * (width - left - right);
          const line = top + 50;
          const labelled = figures.filter(
            ({ count }, index) => figures.findIndex((other) => Math.abs(x(other.count) - x(count)) < 44) === index,
          );
          return (
            <g key={group.group}>
              <text className="scenario-chart__group" x={left} y={top + 14}>
                {groupNames[group.group]}
              </text>
              <line className="scenario-chart__scale" x1={left} x2={width - right} y1={line + 11} y2={line + 11} />
              <text className="scenario-chart__end" x={left} y={line + 8}>
                0
              </text>
              {figures.map(({ words, count }, index) => (
                <text
                  key={words}
                  className={`scenario-chart__sign scenario-chart__sign--${index % 4}`}
                  x={x(count)}
                  y={line + 6}
                  textAnchor="middle"
                >
                  {signs[index % signs.length]}
                </text>
              ))}
              {labelled.map(({ words, count }) => (
                <text key={words} className="scenario-chart__figure" x={x(count)} y={line - 10} textAnchor="middle">
                  {formatCount(count)}
                </text>
              ))}
            </g>
          );
        })}
      </svg>
      <p className="scenario-chart__key" aria-hidden="true">
        {scenarios.map((words, index) => (
          <span key={words}>
            <span className={`scenario-chart__sign--${index % 4}`}>{signs[index % signs.length]}</span> {words}
          </span>
        ))}
      </p>
    </ChartFigure>
  );
}
