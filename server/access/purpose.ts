import { badUserInput } from '../errors.js';
import { checkTyped } from '../governance/screening/typed-text.js';

export const PURPOSE_REASONS = [
  'OPERATION_PLANNING',
  'INVESTIGATION_SUPPORT',
  'NEEDS_ASSESSMENT',
  'SAFEGUARDING_REVIEW',
  'COMPLAINT',
  'DATA_QUALITY',
] as const;

export type PurposeReason = (typeof PURPOSE_REASONS)[number];

/**
 * The law under which a purpose may be pursued: what an information sharing agreement most often names. The partnership's own agreement
 * decides; who states a purpose says that it covers them.
 */
export const LEGAL_GATEWAYS: Readonly<Record<PurposeReason, string>> = {
  OPERATION_PLANNING: 'Crime and Disorder Act 1998, sections 17 and 115; for the police, Data Protection Act 2018, Part 3',
  INVESTIGATION_SUPPORT: 'Data Protection Act 2018, Part 3 (law enforcement purposes, section 31)',
  NEEDS_ASSESSMENT:
    'Local Government and Public Involvement in Health Act 2007, section 116; Police, Crime, Sentencing and Courts Act 2022, sections 8 and 9',
  SAFEGUARDING_REVIEW: 'Children Act 2004, sections 10, 11 and 16E to 16K',
  COMPLAINT: 'Police Reform Act 2002, Part 2; UK GDPR, Articles 12 to 22',
  DATA_QUALITY: 'UK GDPR, Article 5(1)(d); Data Protection Act 2018, section 38 (accuracy)',
};

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
  return checkTyped(trimmed, path);
}
