/** What people type as it may be stored, drawn and printed: no control characters, which no database keeps, no marks that turn lines round, no halves of characters. */

/** With its lines. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{C}\n]/gu, ' ')
    .trim();

/** As it may stand in a table. */
export const oneLine = (text: string): string => text.replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/g, ' ').trim();
