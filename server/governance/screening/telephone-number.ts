/**
 * British telephone numbers: 0, +44 or 0044, one of the first digits that are given out, and eight or nine more, with spaces, hyphens or
 * brackets between. Source: Ofcom, National Telephone Numbering Plan. A day and an hour in digits (05-11-2025 19) is none.
 */
const NUMBER =
  /(?<!\d)(?<!\d\.)(?!\d{2}[-./ ]\d{2}[-./ ](?:19|20)\d{2})(?:(?:\+|00)44[\s-]{0,2}(?:\(0\))?|\(?0)[\s()-]{0,2}[1235789](?:[\s()-]{0,2}\d){8,9}(?!\d)(?!\.\d)/;

export function holdsTelephoneNumber(text: string): boolean {
  return NUMBER.test(text);
}
