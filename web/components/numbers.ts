/** Numbers as read by people: thin grouping by comma, rates with one decimal (two under 1). */

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function formatCount(count: number): string {
  return whole.format(count);
}

export function formatRate(rate: number): string {
  return Math.abs(rate) < 1 && rate !== 0 ? twoDecimals.format(rate) : oneDecimal.format(rate);
}

/** With a true minus, and 0 without one: «−0.35», «0.00». */
export function signedText(figure: number, decimals = 2): string {
  const text = Math.abs(figure).toFixed(decimals);
  return figure < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A count that may be withheld or rounded, as text. «withheld» is never shown as 0. */
export function countText(count: { count: number | null; suppressed: boolean; roundedTo: number }): string {
  if (count.suppressed || count.count === null) return 'withheld';
  return formatCount(count.count);
}

/** Why a count is withheld, told once beside what withholds some. */
export const withheldMeaning = 'Withheld: fewer than 5, or it would give a small number away';

/** «1 report», «2 reports». */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
