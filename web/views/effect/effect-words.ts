import { formatCount } from '../../components/numbers.js';

export const distanceText = (metres: number): string =>
  metres < 1000 ? `${formatCount(Math.round(metres / 10) * 10)} m` : `${(metres / 1000).toFixed(1)} km`;

export const ringText = (metres: number): string => (metres === 0 ? 'None' : `${metres} m about the area`);

/** «17 fewer», «8.5 more», «as many». */
export function fewerOrMore(difference: number): string {
  const much = Math.abs(difference).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return much === '0' ? 'as many' : `${much} ${difference < 0 ? 'fewer' : 'more'}`;
}
