/**
 * One CSV cell (RFC 4180). Text that a spreadsheet would take for a formula is written with an apostrophe before it, which
 * spreadsheets show as text; numbers stay numbers, negative ones too, also where they are written out to the penny.
 */
export function csvCell(content: string | number | boolean | null | undefined): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'number' || typeof content === 'boolean') return String(content);
  const isFormula = /^\s*[=+\-@\t\r]/.test(content) && !/^-\d+(?:\.\d+)?$/.test(content);
  const guarded = isFormula ? `'${content}` : content;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One CSV line with its end. */
export function csvLine(cells: readonly Parameters<typeof csvCell>[0][]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
