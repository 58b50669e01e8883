/** What the database says of a text with a character that it keeps in none: NUL, or half of a character. The caller's to mend, whichever field it was in. */
const SQL_STATES: ReadonlySet<unknown> = new Set(['22021', '22P05']);

export const isUnstorableText = (error: unknown): boolean =>
  error instanceof Error && SQL_STATES.has((error as { code?: unknown }).code);

export const UNSTORABLE_TEXT =
  'A text holds a character that cannot be stored, such as a NUL. Type it again, without what was pasted in unseen. Nothing was changed.';
