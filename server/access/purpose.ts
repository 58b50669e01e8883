import { badUserInput } from '../errors.js';

export const PURPOSE_REASONS = [
  'OPERATION_PLANNING',
  'INVESTIGATION_SUPPORT',
  'NEEDS_ASSESSMENT',
  'SAFEGUARDING_REVIEW',
  'DATA_QUALITY',
] as const;

export type PurposeReason = (typeof PURPOSE_REASONS)[number];

/** What the viewer said the work is for. */
export interface Purpose {
  readonly reason: PurposeReason;
  readonly note: string;
  readonly until: Date;
}

/** A stated purpose holds for an hour or for the session, whichever ends first; then it has to be stated again. */
export const PURPOSE_LIVES_MS = 60 * 60 * 1000;

const HEADER = 'x-homeward-purpose';
const LONGEST_NOTE = 500;

/**
 * Reads `x-homeward-purpose: operation; note`. The first part is a reason, in full or by its first word, in any case:
 * `operation`, `operation planning`, `SAFEGUARDING_REVIEW`. Throws BAD_USER_INPUT naming the reasons.
 */
export function readPurposeHeader(header: string, until: Date): Purpose {
  const [spoken = '', ...rest] = header.split(';');
  const word = spoken
    .trim()
    .toUpperCase()
    .split(/[\s_-]+/)[0];
  const reason = PURPOSE_REASONS.find((known) => known.split('_')[0] === word);
  if (!reason) {
    const known = PURPOSE_REASONS.map((name) => name.split('_')[0]?.toLowerCase()).join(', ');
    throw badUserInput(`The header ${HEADER} begins with one of: ${known}; then a semicolon and a note.`, [HEADER]);
  }
  return { reason, note: checkNote(rest.join(';'), [HEADER]), until };
}

/** A note that says something: at least 3 characters and no more than 500. */
export function checkNote(note: string, path: readonly string[]): string {
  const trimmed = note.trim();
  if (trimmed.length < 3) throw badUserInput('Say in a few words what the work is for (at least 3 characters).', path);
  if (trimmed.length > LONGEST_NOTE) throw badUserInput(`Keep the note under ${LONGEST_NOTE} characters.`, path);
  return trimmed;
}
