import { ChartFigure } from './ChartFigure.js';

export interface ResidualPair {
  /** Places in `names`; `one` comes before `other`. */
  readonly one: number;
  readonly other: number;
  /** A correlation that is there less the one that the model implies; null where it is withheld. */
  readonly residual: number | null;
}

interface ResidualPlotProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly pairs: readonly ResidualPair[];
  readonly note: string;
}

const cell = 46;
const edge = 26;

/** Over this much in either way the model leaves out something that two indicators have in common. */
const LARGE = 0.1;

export function residualText(residual: number | null): string {
  if (residual === null) return 'withheld';
  const figure = Math.abs(residual).toFixed(2);
  return figure === '0.00' ? figure : `${residual < 0 ? '−' : '+'}${figure}`;
}

/** Each pair of indicators once, as a square with its number: the sign is written, and told by colour besides. */
export function ResidualPlot({ title, names, pairs, note }: ResidualPlotProps) {
  const size = edge + (names.length - 1) * cell;
  const known = pairs.flatMap(({ residual }) => residual ?? []);
  const withheld = pairs.length - known.length;
  const large = known.filter((residual) => Math.abs(residual) >= LARGE).length;
  const summary = `${pairs.length} pairs of indicators: ${large} with a residual of ${LARGE} or more in either way${withheld > 0 ? `, ${withheld} withheld` : ''}.`;
  return (
    <ChartFigure
      title={title}
      summary={summary}
      columns={['Pair of indicators', 'Residual correlation']}
      rows={pairs.map(({ one, other, residual }) => [`${names[one]!} and ${names[other]!}`, residualText(residual)])}
      note={note}
    >
      <div className="residuals">
        <svg
          viewBox={`0 0 ${size} ${size}`}
          style={{ maxWidth: `${size}px` }}
          className="residuals__sheet"
          focusable="false"
          aria-hidden="true"
        >
          {names.map((name, at) => (
            <g key={name}>
              {at > 0 && (
                <text x={edge - 8} y={(at - 0.5) * cell + 4} textAnchor="end">
                  {at + 1}
                </text>
              )}
              {at < names.length - 1 && (
                <text x={edge + (at + 0.5) * cell} y={size - 8} textAnchor="middle">
                  {at + 1}
                </text>
              )}
            </g>
          ))}
          {pairs.map(({ one, other, residual }) => {
            const [left, top] = [edge + one * cell, (other - 1) * cell];
            return (
              <g key={`${one} ${other}`} className={`residuals__pair residuals__pair--${lookOf(residual)}`}>
                <rect x={left + 1} y={top + 1} width={cell - 2} height={cell - 2} />
                <text x={left + cell / 2} y={top + cell / 2 + 4} textAnchor="middle">
                  {residual === null ? '–' : residualText(residual)}
                </text>
              </g>
            );
          })}
        </svg>
        <ol className="residuals__names" aria-hidden="true">
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      </div>
    </ChartFigure>
  );
}

function lookOf(residual: number | null): string {
  if (residual === null) return 'withheld';
  const size = Math.abs(residual) >= LARGE ? 'large' : Math.abs(residual) >= LARGE / 2 ? 'some' : 'small';
  return size === 'small' ? 'small' : `${size}-${residual < 0 ? 'less' : 'more'}`;
}
