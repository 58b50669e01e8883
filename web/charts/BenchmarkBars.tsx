/** A bar an area with its 95% limits, beside the line of the benchmark; what has no figure has words instead of a bar. */
export interface BenchmarkBar {
  readonly key: string;
  readonly label: string;
  readonly figure: number | null;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  readonly words: string;
  readonly verdict: string;
  /** The area that the page is about. */
  readonly own: boolean;
}

interface BenchmarkBarsProps {
  readonly summary: string;
  readonly bars: readonly BenchmarkBar[];
  readonly benchmark: number | null;
}

export function BenchmarkBars({ summary, bars, benchmark }: BenchmarkBarsProps) {
  const largest = Math.max(benchmark ?? 0, ...bars.flatMap(({ figure, limits }) => [figure ?? 0, limits?.upper ?? 0])) || 1;
  const at = (figure: number): string => `${((96 * Math.max(0, figure)) / largest).toFixed(2)}%`;
  return (
    <div className="benchmark-bars" role="img" aria-label={summary}>
      {bars.map(({ key, label, figure, limits, words, verdict, own }) => (
        <div key={key} className={`benchmark-bars__row${own ? ' benchmark-bars__row--own' : ''}`} aria-hidden="true">
          <span className="benchmark-bars__label">{label}</span>
          <svg className="benchmark-bars__strip" height="22" focusable="false">
            {figure !== null && (
              <rect className={`mark--${verdict.replace(' ', '-')}`} x="0" y="3" height="16" width={at(figure)} />
            )}
            {limits && <line className="benchmark-bars__limits" x1={at(limits.lower)} x2={at(limits.upper)} y1="11" y2="11" />}
            {benchmark !== null && (
              <line className="benchmark-bars__benchmark" x1={at(benchmark)} x2={at(benchmark)} y1="0" y2="22" />
            )}
          </svg>
          <span className="benchmark-bars__words">{words}</span>
        </div>
      ))}
    </div>
  );
}
