import { formatCount } from '../../components/numbers.js';
import type { HotspotRow } from './rows.js';

const side = 11;

/** A cell's slices from first to last: dark for more than expected, dashed for fewer, pale for not told apart; taller for more reports. */
export function HistoryStrip({ row, tall = false }: { readonly row: HotspotRow; readonly tall?: boolean }) {
  const { slices, significance } = row;
  if (slices === null || significance === null) return null;
  const most = Math.max(1, ...slices);
  const height = tall ? 46 : 16;
  return (
    <svg
      viewBox={`0 0 ${slices.length * side} ${height}`}
      width={tall ? undefined : slices.length * side}
      height={tall ? undefined : height}
      className={tall ? 'history-strip history-strip--tall' : 'history-strip'}
      role="img"
      aria-label={significance.map((sign) => (sign > 0 ? 'more' : sign < 0 ? 'fewer' : 'neither')).join(', ')}
      preserveAspectRatio={tall ? 'none' : undefined}
    >
      {slices.map((count, slice) => {
        const tallness = Math.max(2, ((height - 2) * count) / most);
        const sign = significance[slice] ?? 0;
        return (
          <g key={slice}>
            <title>{`${formatCount(count)} reports, ${sign > 0 ? 'more than expected' : sign < 0 ? 'fewer than expected' : 'not told apart from chance'}`}</title>
            <rect x={slice * side} width={side - 1.5} height={height} className="history-strip__ground" />
            <rect
              x={slice * side}
              y={height - tallness}
              width={side - 1.5}
              height={tallness}
              className={`history-strip__bar history-strip__bar--${sign > 0 ? 'more' : sign < 0 ? 'fewer' : 'neither'}`}
            />
          </g>
        );
      })}
    </svg>
  );
}
