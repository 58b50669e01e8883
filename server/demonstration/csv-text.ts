/** CSV as the sources read it: a header, commas, quotes only where needed. */
export type CsvCell = string | number | null | undefined;

export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `${header.join(',')}\n${csvLines(rows)}`;
}

/** Rows without a header, as Code-Point Open has them. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
