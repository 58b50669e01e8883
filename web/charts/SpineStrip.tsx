/** One line of a spine chart: how all authorities spread, where the benchmark stands (the middle line) and where the area does, with its limits. */
export interface SpineStripProps {
  readonly spread: {
    readonly lowest: number;
    readonly lowerQuartile: number;
    readonly upperQuartile: number;
    readonly highest: number;
  };
  readonly benchmark: number | null;
  readonly figure: number;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  readonly verdict: string;
  /** Low is better: the better side is drawn to the right, as on the other lines. */
  readonly lowIsBetter: boolean;
  /** Read instead of the picture. */
  readonly summary: string;
}

export function SpineStrip({ spread, benchmark, figure, limits, verdict, lowIsBetter, summary }: SpineStripProps) {
  const middle = benchmark ?? (spread.lowerQuartile + spread.upperQuartile) / 2;
  const furthest = Math.max(middle - Math.min(spread.lowest, figure), Math.max(spread.highest, figure) - middle) || 1;
  const place = (at: number): number => {
    const share = Math.max(-1, Math.min(1, (at - middle) / furthest));
    return 50 + 48 * (lowIsBetter ? -share : share);
  };
  const band = (one: number, other: number) => {
    const [from, to] = [Math.min(place(one), place(other)), Math.max(place(one), place(other))];
    return { x: `${from.toFixed(2)}%`, width: `${(to - from).toFixed(2)}%` };
  };
  const at = `${place(figure).toFixed(2)}%`;
  return (
    <svg className="spine" height="26" role="img" aria-label={summary} focusable="false">
      <rect className="spine__all" y="8" height="10" {...band(spread.lowest, spread.highest)} />
      <rect className="spine__half" y="8" height="10" {...band(spread.lowerQuartile, spread.upperQuartile)} />
      <line className="spine__benchmark" x1={`${place(middle).toFixed(2)}%`} x2={`${place(middle).toFixed(2)}%`} y1="2" y2="24" />
      {limits && (
        <line
          className="spine__limits"
          x1={`${place(limits.lower).toFixed(2)}%`}
          x2={`${place(limits.upper).toFixed(2)}%`}
          y1="13"
          y2="13"
        />
      )}
      <circle className={`spine__area mark--${verdict.replace(' ', '-')}`} cx={at} cy="13" r="6" />
    </svg>
  );
}
