import { badUserInput } from '../errors.js';
import type { Which } from '../governance/asked-change.js';

/** @throws CallerError BAD_USER_INPUT naming the argument */
export function numberOfId(id: string, argument = 'id'): number {
  if (!/^\d{1,15}$/.test(id)) throw badUserInput('This id is a number.', [argument]);
  return Number(id);
}

/** Which record is to be changed, in which version it was seen; null for a new one. */
export function whichRecord(id: string | null | undefined, version: number | null | undefined): Which | null {
  return id == null ? null : { id: numberOfId(id), version };
}
