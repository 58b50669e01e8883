/** An invented fund table of two years, in the layout of the source `partnership-fund`; the older year has a sum that does not agree. */
import { csvText, type CsvCell } from './csv-text.js';

const REPORT = 'Invented: End of Year Report';
const PLAN = 'Invented: Partnership Plan';

/** Outcome, activity, and pounds budgeted and spent in the one year and budgeted in the next; null: not stated. */
const LINES: readonly (readonly [outcome: string, activity: string, budgeted: string, spent: string | null, next: string])[] = [
  ['Anti-social behaviour', 'Street team', '48000.00', '46820.55', '52000.00'],
  ['Anti-social behaviour', 'Evening sport on the green', '21500.00', '21500.00', '21500.00'],
  ['Domestic and sexual abuse', 'Advocates for those who are harmed', '34250.00', '34250.00', '36000.00'],
  ['Vulnerable victims and hate crime', 'Third-party reporting', '9800.00', null, '9800.00'],
  ['Community infrastructure', 'Lighting of two paths', '27640.50', '29112.75', '18000.00'],
  ['Serious and organised crime', 'Lessons on exploitation in schools', '18000.00', '17244.10', '24000.00'],
  ['Child exploitation and youth violence', 'Detached youth work', '32000.00', '32000.00', '38700.00'],
];

export const ONE_YEAR = '2025/26';
export const NEXT_YEAR = '2026/27';
const COLUMNS = ['year', 'category', 'amount_gbp', 'kind', 'conditions', 'source_part', 'section'];

export function partnershipFundCsv(): string {
  const rows: CsvCell[][] = [
    [ONE_YEAR, 'Safer Marram Fund received', '196190.50', 'received', 'To be spent within the year', REPORT, 'section 1'],
    [NEXT_YEAR, 'Safer Marram Fund received', '200000.00', 'received', 'A tenth on children under 18', PLAN, 'section 1'],
    ...LINES.flatMap(([outcome, activity, budgeted, spent, next]): CsvCell[][] => [
      [ONE_YEAR, `${outcome}: ${activity}`, budgeted, 'budgeted', '', REPORT, 'section 3'],
      ...(spent === null ? [] : [[ONE_YEAR, `${outcome}: ${activity}`, spent, 'actual to date', '', REPORT, 'section 3']]),
      [NEXT_YEAR, `${outcome}: ${activity}`, next, 'budgeted', '', PLAN, 'section 2'],
    ]),
    [ONE_YEAR, 'Total', '191190.50', 'budgeted', '', REPORT, 'section 3'],
    [
      ONE_YEAR,
      'Anti-social behaviour: Street team',
      '6000.00',
      'match funding',
      'From the fire and rescue service, in kind',
      REPORT,
      'section 3',
    ],
  ];
  return csvText(COLUMNS, rows);
}
