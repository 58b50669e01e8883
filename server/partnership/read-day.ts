import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { isDay } from '../governance/agreement-terms.js';

/** The day asked, today unless told. @throws CallerError BAD_USER_INPUT when it is none */
export function readDay(asked: string | null): string {
  if (asked != null && !isDay(asked)) throw badUserInput('Write the day as year-month-day: 2027-01-29.', ['on']);
  return asked ?? londonDay();
}
