/** A check in words; of rows that are of children nothing is told but that it does not follow. */
import type { PrintedCheck } from './printed-check.js';
import { isOpen, kindOfUnit, unitKey, type PrintedRow } from './printed-row.js';

interface Told extends Pick<PrintedCheck, 'rule' | 'verdict' | 'printed' | 'check' | 'use'> {
  /** All that it is made of, the row it is about first. */
  readonly rows: readonly PrintedRow[];
}

export function toldCheck({ rows, ...told }: Told): PrintedCheck {
  const { measure, area, period } = rows[0]!;
  const about = {
    measure,
    area,
    period: period?.name ?? null,
    rows,
    documents: [...new Set(rows.map(({ document }) => document))],
  };
  if (rows.every(isOpen)) return { ...told, ...about };
  const check =
    told.verdict === 'does not follow'
      ? 'It does not follow; its figures are of children and are withheld.'
      : 'Its figures are of children and are withheld.';
  return {
    ...{ rule: told.rule, verdict: told.verdict, printed: 'withheld', check },
    ...{ use: told.use === null ? null : 'Ask whoever wrote the document.' },
    ...about,
  };
}

/** «−13%», «0.04» */
export const figureText = (figure: number, decimals: number): string => {
  const text = Math.abs(figure).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return figure < 0 && /[1-9]/.test(text) ? `−${text}` : text;
};
export const percentText = (figure: number, decimals: number): string => `${figureText(figure, decimals)}%`;

/** «47.7%», «0.04 per 1,000», «2.50 GBP per hour», «44» */
export function rowText({ figure, decimals, unit }: PrintedRow): string {
  const kind = kindOfUnit(unit);
  const text = figureText(figure ?? 0, decimals);
  if (kind === 'share') return `${text}%`;
  if (kind === 'ratio' && unitKey(unit) !== kind) return `${text} ${unit!.trim()}`;
  return kind === 'rate' ? `${text} ${/per [\d,]+/i.exec(unit ?? '')![0]}` : text;
}

/** «44 (2018/19)» */
export const withPeriod = (row: PrintedRow): string => `${rowText(row)} (${row.period?.name ?? 'period not stated'})`;
