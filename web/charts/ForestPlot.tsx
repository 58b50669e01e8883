import { StripAxis } from './StripAxis.js';

/** Ratios on a logarithmic axis, a line each, beside the line of no difference. A bound is an arrow from its point; what has no limits has no line. */
export interface PlottedRatio {
  readonly kind: 'own' | 'published';
  readonly ratio: number;
  readonly lower?: number | null;
  readonly upper?: number | null;
  /** «More than» points to the right, «nearly» to the left. */
  readonly bound?: 'lower' | 'upper' | undefined;
  /** Beside the label: «7, or more». */
  readonly words: string;
}

export interface ForestRow {
  readonly key: string;
  readonly label: string;
  readonly ratios: readonly PlottedRatio[];
}

interface ForestPlotProps {
  /** Read instead of the picture; the table under it has every figure. */
  readonly summary: string;
  readonly rows: readonly ForestRow[];
  readonly kinds: readonly PlottedRatio['kind'][];
}

const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const kindNames: Readonly<Record<PlottedRatio['kind'], string>> = {
  own: 'Your area: ratio with its 95 % limits',
  published: 'Published: a point, for no limits are printed; an arrow where the words are a bound',
};

export function ForestPlot({ summary, rows, kinds }: ForestPlotProps) {
  const ticks = ticksOf(rows);
  const [first, last] = [Math.log(ticks[0]!), Math.log(ticks.at(-1)!)];
  const place = (ratio: number): number => Math.min(100, Math.max(0, (100 * (Math.log(ratio) - first)) / (last - first)));
  const at = (ratio: number): string => `${place(ratio).toFixed(2)}%`;
  return (
    <div className="forest" role="img" aria-label={summary}>
      <ul className="forest__key" aria-hidden="true">
        {kinds.map((kind) => (
          <li key={kind}>
            <svg width="30" height="14" focusable="false">
              {kind === 'own' && <line className="forest__limits" x1="1" x2="29" y1="7" y2="7" />}
              <Mark kind={kind} x="15" y={7} />
            </svg>
            {kindNames[kind]}
          </li>
        ))}
      </ul>
      <div className="forest__rows" aria-hidden="true">
        {rows.map(({ key, label, ratios }) => (
          <div key={key} className="forest__row">
            <span className="forest__label">{label}</span>
            <svg className="forest__strip" height={ratios.length * 18 + 6} focusable="false">
              {ticks.map((tick) => (
                <line
                  key={tick}
                  className={tick === 1 ? 'forest__one' : 'forest__grid'}
                  x1={at(tick)}
                  x2={at(tick)}
                  y1="0"
                  y2="100%"
                />
              ))}
              {ratios.map(({ kind, ratio, lower, upper, bound }, line) => (
                <g key={line}>
                  {lower != null && upper != null && (
                    <line className="forest__limits" x1={at(lower)} x2={at(upper)} y1={line * 18 + 12} y2={line * 18 + 12} />
                  )}
                  <Mark kind={kind} x={at(ratio)} y={line * 18 + 12} bound={bound} />
                </g>
              ))}
            </svg>
            <span className="forest__figures">
              {ratios.map(({ words }, line) => (
                <span key={line}>{words}</span>
              ))}
            </span>
          </div>
        ))}
        <StripAxis block="forest" ticks={ticks} at={at} words={String} />
      </div>
    </div>
  );
}

function Mark({
  kind,
  x,
  y,
  bound,
}: {
  readonly kind: PlottedRatio['kind'];
  readonly x: string;
  readonly y: number;
  readonly bound?: PlottedRatio['bound'];
}) {
  return (
    <svg x={x} y={y} overflow="visible" className={`forest__mark forest__mark--${kind}`}>
      {bound && (
        <path className="forest__arrow" d={bound === 'lower' ? 'M5 0H20M15 -4L20 0L15 4' : 'M-5 0H-20M-15 -4L-20 0L-15 4'} />
      )}
      {kind === 'own' ? <rect x="-5" y="-5" width="10" height="10" /> : <circle r="5" />}
    </svg>
  );
}

/** Enough of the axis for every ratio and limit, and always from a half to two. */
function ticksOf(rows: readonly ForestRow[]): number[] {
  const figures = rows.flatMap(({ ratios }) =>
    ratios.flatMap(({ ratio, lower, upper }) => [ratio, lower ?? ratio, upper ?? ratio]).filter((figure) => figure > 0),
  );
  const [least, most] = [Math.min(0.8, ...figures), Math.max(1.6, ...figures)];
  const from = TICKS.findLastIndex((tick) => tick <= least);
  const to = TICKS.findIndex((tick) => tick >= most);
  return TICKS.slice(Math.max(0, from), to === -1 ? TICKS.length : to + 1);
}
