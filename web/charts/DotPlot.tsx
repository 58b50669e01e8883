/**
 * One figure of several areas on an axis from 0: a dot an area, a line where its limits are known, and the own figure's place marked through all rows. In the order given: it
 * ranks nothing. What is withheld has its words and no dot.
 */
import { evenTicks } from './ticks.js';
import { StripAxis } from './StripAxis.js';

export interface DotRow {
  readonly key: string;
  readonly label: string;
  /** Null where it is withheld or not known. */
  readonly figure: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly isOwn: boolean;
  /** Beside the row: «6% (5.1 to 7.2)», «withheld». */
  readonly words: string;
}

interface DotPlotProps {
  readonly title: string;
  /** Read instead of the picture; the table under it has every figure. */
  readonly summary: string;
  readonly rows: readonly DotRow[];
  /** The largest figure or limit of all plots that are read beside each other. */
  readonly upTo: number;
  /** Behind each number of the axis: «%». */
  readonly sign: string;
}

export function DotPlot({ title, summary, rows, upTo, sign }: DotPlotProps) {
  const ticks = evenTicks(upTo);
  const most = ticks.at(-1)!;
  const at = (figure: number): string => `${((100 * Math.min(most, Math.max(0, figure))) / most).toFixed(2)}%`;
  const own = rows.find(({ isOwn }) => isOwn)?.figure ?? null;
  return (
    <figure className="dots">
      <figcaption className="dots__title">{title}</figcaption>
      <div role="img" aria-label={summary}>
        <div aria-hidden="true">
          {rows.map((row) => (
            <div key={row.key} className={`dots__row${row.isOwn ? ' dots__row--own' : ''}`}>
              <span className="dots__label">{row.label}</span>
              <svg className="dots__strip" height="26" focusable="false">
                {ticks.map((tick) => (
                  <line key={tick} className="dots__grid" x1={at(tick)} x2={at(tick)} y1="0" y2="100%" />
                ))}
                {own !== null && <line className="dots__through" x1={at(own)} x2={at(own)} y1="0" y2="100%" />}
                {row.lower !== null && row.upper !== null && (
                  <line className="dots__limits" x1={at(row.lower)} x2={at(row.upper)} y1="13" y2="13" />
                )}
                {row.figure !== null && <Dot x={at(row.figure)} isOwn={row.isOwn} />}
              </svg>
              <span className="dots__figure">{row.words}</span>
            </div>
          ))}
          <StripAxis block="dots" ticks={ticks} at={at} words={(tick) => `${tick.toLocaleString('en-GB')}${sign}`} />
        </div>
      </div>
    </figure>
  );
}

/** The own figure differs from others in shape, not in colour alone. */
function Dot({ x, isOwn }: { readonly x: string; readonly isOwn: boolean }) {
  return (
    <svg x={x} y={13} overflow="visible" className={isOwn ? 'dots__own' : 'dots__other'}>
      {isOwn ? <rect x="-6" y="-6" width="12" height="12" transform="rotate(45)" /> : <circle r="5" />}
    </svg>
  );
}
