import { badUserInput, type InputPath } from '../errors.js';
import { checkTyped } from './screening/typed-text.js';

const LONGEST_REASON = 500;

/** Why a record was changed, in a few words. It stays when the record is gone. */
export function checkReason(reason: string, path: InputPath): string {
  const trimmed = reason.trim();
  if (trimmed.length < 3) throw badUserInput('Say in a few words why (at least 3 characters).', path);
  if (trimmed.length > LONGEST_REASON) throw badUserInput(`Keep the reason under ${LONGEST_REASON} characters.`, path);
  return checkTyped(trimmed, path);
}
