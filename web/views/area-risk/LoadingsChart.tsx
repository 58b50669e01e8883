import { ChartFigure } from '../../charts/ChartFigure.js';
import type { WholeRunFragment } from '../../graphql.generated.js';
import { factorNames } from './RunTables.js';
import { signedText } from '../../components/numbers.js';

const ticks = [-1, -0.5, 0, 0.5, 1];
const names = ['square', 'circle'] as const;

/** How far each indicator goes with each factor: a mark for a factor, told by its form as well as by its colour. */
export function LoadingsChart({
  indicators,
  loadings,
}: Pick<WholeRunFragment, 'indicators'> & { readonly loadings: readonly (readonly number[])[] }) {
  const factors = loadings[0]!.length;
  // Loadings of oblique factors may go beyond 1.
  const reach = Math.max(1, ...loadings.flat().map(Math.abs));
  const at = (loading: number): string => `${(50 + (50 * loading) / (reach * 1.06)).toFixed(2)}%`;
  const strongest = factorNames(factors).map((name, k) => {
    const most = loadings.reduce((best, row, place) => (Math.abs(row[k]!) > Math.abs(loadings[best]![k]!) ? place : best), 0);
    return `${name} goes most with ${indicators[most]!.name} (${signedText(loadings[most]![k]!)})`;
  });
  return (
    <ChartFigure
      title="Loadings"
      summary={`${indicators.length} indicators. ${strongest.join('; ')}.`}
      columns={['Indicator', ...factorNames(factors)]}
      rows={indicators.map(({ name }, place) => [name, ...loadings[place]!.map((loading) => signedText(loading))])}
      note="How far an indicator goes with a factor, the other held equal: 0 not at all, 1 wholly, under 0 the other way round."
    >
      <ul className="trend-key" aria-hidden="true">
        {factorNames(factors).map((name, k) => (
          <li key={name}>
            <svg width="16" height="16" focusable="false">
              <Mark kind={names[k]!} x="8" y={8} />
            </svg>{' '}
            {name}
          </li>
        ))}
      </ul>
      <div className="loadings" aria-hidden="true">
        {indicators.map(({ name }, place) => (
          <div key={name} className="loadings__row">
            <span className="loadings__name">{name}</span>
            <svg className="loadings__strip" height={factors * 14 + 8} focusable="false">
              {ticks.map((tick) => (
                <line
                  key={tick}
                  className={tick === 0 ? 'loadings__middle' : 'loadings__grid'}
                  x1={at(tick)}
                  x2={at(tick)}
                  y1="0"
                  y2="100%"
                />
              ))}
              {loadings[place]!.map((loading, k) => (
                <g key={k}>
                  <line className="loadings__line" x1={at(0)} x2={at(loading)} y1={k * 14 + 11} y2={k * 14 + 11} />
                  <Mark kind={names[k]!} x={at(loading)} y={k * 14 + 11} />
                </g>
              ))}
            </svg>
          </div>
        ))}
        <div className="loadings__row">
          <span className="loadings__name" />
          <svg className="loadings__strip" height="20" focusable="false">
            {ticks.map((tick) => (
              <text key={tick} x={at(tick)} y="14" textAnchor="middle">
                {signedText(tick, tick % 1 === 0 ? 0 : 1)}
              </text>
            ))}
          </svg>
        </div>
      </div>
    </ChartFigure>
  );
}

function Mark({ kind, x, y }: { readonly kind: (typeof names)[number]; readonly x: string; readonly y: number }) {
  return (
    <svg x={x} y={y} overflow="visible" className={`loadings__mark loadings__mark--${kind}`}>
      {kind === 'square' ? <rect x="-5" y="-5" width="10" height="10" /> : <circle r="5" />}
    </svg>
  );
}
