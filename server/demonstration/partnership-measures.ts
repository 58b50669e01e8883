/** Invented figures of one measure as documents print them, beside other areas, in the layout of the source `partnership-measures`; one claim does not follow. */
import { csvText, type CsvCell } from './csv-text.js';
import { ONE_YEAR } from './partnership-fund.js';

const REPORT = 'Invented: End of Year Report';
const COLUMNS = [
  ...['measure', 'area', 'period', 'value', 'unit', 'numerator', 'denominator', 'claimed', 'claim', 'baseline_period', 'words'],
  ...['disclosure', 'source_part', 'section'],
];
const BEFORE = '2024/25';

export const LAMPS = 'Lamps found out';

export function partnershipMeasuresCsv(): string {
  const row = (area: string, period: string, found: string, counts: readonly [string, string] | null): CsvCell[] => [
    ...[LAMPS, area, period, found, '%', counts?.[0] ?? '', counts?.[1] ?? '', '', '', '', '', 'things', REPORT, 'section 5'],
  ];
  return csvText(COLUMNS, [
    row('Marram', BEFORE, '8', ['64', '800']),
    row('Marram', ONE_YEAR, '6', ['48', '800']),
    row('Family of coastal districts', BEFORE, '7.1', null),
    row('Family of coastal districts', ONE_YEAR, '6.8', null),
    row('North West', ONE_YEAR, '3.9', null),
    row('England', ONE_YEAR, '8.4', null),
    [
      ...[LAMPS, 'Marram', ONE_YEAR, '', '%', '', '', '-33%', 'change', BEFORE, 'a third fewer lamps were out (-33%)'],
      ...['things', REPORT, 'section 1'],
    ],
  ]);
}
