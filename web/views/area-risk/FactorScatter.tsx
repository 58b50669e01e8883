import { ChartFigure } from '../../charts/ChartFigure.js';
import type { WholeRunFragment } from '../../graphql.generated.js';
import { signedText } from '../../components/numbers.js';

const SIZE = 420;
const EDGE = 34;

/** Areas on two factors: those of the long list are filled, and further out is higher than others, not worse. */
export function FactorScatter({ areas }: Pick<WholeRunFragment, 'areas'>) {
  const reach = Math.ceil(Math.max(1, ...areas.flatMap(({ onFactors }) => onFactors.map(Math.abs))));
  const place = (one: number): number => EDGE + ((one + reach) / (2 * reach)) * (SIZE - 2 * EDGE);
  const ticks = Array.from({ length: 2 * reach + 1 }, (_, at) => at - reach);
  const long = areas.filter((area) => area.long).length;
  return (
    <ChartFigure
      title="Areas on both factors"
      summary={`${areas.length} authorities on two factors, from ${-reach} to ${reach}; ${long} of them are in the top quarter of one.`}
      columns={['Authority', 'Factor 1', 'Factor 2', 'Long list']}
      rows={areas.map(({ name, onFactors, long: is }) => [name, ...onFactors.map((one) => signedText(one)), is ? 'yes' : 'no'])}
      note="Filled: the long list, the top quarter of either factor. 0 is the mean of the authorities in the model."
    >
      <svg className="factor-scatter" viewBox={`0 0 ${SIZE} ${SIZE}`} focusable="false" aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick} className={tick === 0 ? 'factor-scatter__middle' : 'factor-scatter__grid'}>
            <line x1={place(tick)} x2={place(tick)} y1={EDGE} y2={SIZE - EDGE} />
            <line x1={EDGE} x2={SIZE - EDGE} y1={place(tick)} y2={place(tick)} />
            <text x={place(tick)} y={SIZE - EDGE + 16} textAnchor="middle">
              {signedText(tick, 0)}
            </text>
            <text x={EDGE - 6} y={place(-tick) + 4} textAnchor="end">
              {signedText(tick, 0)}
            </text>
          </g>
        ))}
        <text className="factor-scatter__axis" x={SIZE / 2} y={SIZE - 2} textAnchor="middle">
          Factor 1
        </text>
        <text className="factor-scatter__axis" transform={`translate(10 ${SIZE / 2}) rotate(-90)`} textAnchor="middle">
          Factor 2
        </text>
        {areas.map(({ key, onFactors: [first, second], long: is }) => (
          <circle
            key={key}
            className={is ? 'factor-scatter__long' : 'factor-scatter__other'}
            cx={place(first!)}
            cy={place(-second!)}
            r="4"
          />
        ))}
      </svg>
    </ChartFigure>
  );
}
