import { ChartFigure } from '../../charts/ChartFigure.js';
import type { DifferenceFragment } from '../../graphql.generated.js';
import { fewerOrMore } from './effect-words.js';

export interface EffectRow {
  readonly name: string;
  readonly difference: DifferenceFragment;
}

const width = 560;
const left = 130;
const rowHeight = 44;
const head = 14;
const foot = 42;

/** Each difference with its limits, beside the line of no difference. */
export function EffectChart({ rows }: { readonly rows: readonly EffectRow[] }) {
  const reach = Math.max(1, ...rows.flatMap(({ difference }) => [Math.abs(difference.lower), Math.abs(difference.upper)]));
  const x = (value: number): number => left + ((value / reach + 1) / 2) * (width - left - 12);
  const height = head + rows.length * rowHeight + foot;
  return (
    <ChartFigure
      title="Against what the control makes one expect"
      summary={rows
        .map(
          ({ name, difference: { difference, lower, upper } }) =>
            `${name}: ${fewerOrMore(difference)}, ${fewerOrMore(lower)} to ${fewerOrMore(upper)}.`,
        )
        .join(' ')}
      columns={['Place', 'Difference', 'Standard error', 'Lower limit', 'Upper limit']}
      rows={rows.map(({ name, difference }) => [
        name,
        ...[difference.difference, difference.standardError, difference.lower, difference.upper].map((figure) =>
          figure.toLocaleString('en-GB', { maximumFractionDigits: 1 }),
        ),
      ])}
      note="Line: 95 % of such lines hold the difference that was. Where it meets 0, chance alone may have made it."
    >
      <svg className="effect-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line className="effect-chart__zero" x1={x(0)} x2={x(0)} y1={6} y2={height - foot + 4} />
        {rows.map(({ name, difference: { difference, lower, upper } }, at) => {
          const y = head + at * rowHeight + rowHeight / 2;
          const isTold = upper < 0 || lower > 0;
          return (
            <g key={name} className={isTold ? 'effect-chart__row effect-chart__row--told' : 'effect-chart__row'}>
              <text x={0} y={y + 5}>
                {name}
              </text>
              <line x1={x(lower)} x2={x(upper)} y1={y} y2={y} />
              <circle cx={x(difference)} cy={y} r={7} />
              <text className="effect-chart__figure" x={x(difference)} y={y - 12} textAnchor="middle">
                {fewerOrMore(difference)}
              </text>
            </g>
          );
        })}
        <text x={left} y={height - 8}>
          ← fewer
        </text>
        <text x={x(0)} y={height - 8} textAnchor="middle">
          0
        </text>
        <text x={width - 12} y={height - 8} textAnchor="end">
          more →
        </text>
      </svg>
    </ChartFigure>
  );
}
