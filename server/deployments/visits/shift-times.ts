/** When a worker sees a shift, may record in it, and may still send what was recorded without signal. */

const MINUTE = 60_000;

/** The team meets and loads the page before it goes out. The views of migration 0021 hold the same hours. */
export const SEEN_BEFORE_MINUTES = 120;
/** What is not finished yet is finished; after that the shift is seen no more. */
export const SEEN_AFTER_MINUTES = 60;
/** A phone without signal on a Friday night is on a network again by Monday. */
export const SENT_WITHIN_HOURS = 72;
/** Teams start early, and the last visit runs over. */
const EARLY_MINUTES = 30;
const OVER_MINUTES = 60;
/** Clocks of phones differ. */
const CLOCK_MINUTES = 5;

export interface ShiftTimes {
  readonly begins: Date;
  readonly ends: Date;
}

const later = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * MINUTE);

export const sentUntil = ({ ends }: ShiftTimes): Date => later(ends, SENT_WITHIN_HOURS * 60);

/** Why a visit from `beganAt` to `endedAt` is none of the shift, by field. */
export function problemsOfTimes(
  shift: ShiftTimes,
  { beganAt, endedAt, concernsAt }: { readonly beganAt: Date; readonly endedAt: Date; readonly concernsAt: readonly Date[] },
  now: Date,
): { field: string; problem: string }[] {
  if (now > sentUntil(shift)) {
    const problem = `This shift is over for more than ${SENT_WITHIN_HOURS} hours. Tell your planner what is missing.`;
    return [{ field: 'shift', problem }];
  }
  const problems: { field: string; problem: string }[] = [];
  const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
  const latest = later(now, CLOCK_MINUTES);
  if (beganAt > latest) wrong('beganAt', 'This visit has not begun yet. Look at the clock of the phone.');
  else if (endedAt > latest) wrong('endedAt', 'This visit has not ended yet. Look at the clock of the phone.');
  if (endedAt < beganAt) wrong('endedAt', 'The visit ends before it begins.');
  if (beganAt < later(shift.begins, -EARLY_MINUTES)) wrong('beganAt', 'The visit begins before the shift.');
  if (beganAt > shift.ends) wrong('beganAt', 'The visit begins after the shift.');
  if (endedAt > later(shift.ends, OVER_MINUTES))
    wrong('endedAt', `The visit ends more than ${OVER_MINUTES} minutes after the shift.`);
  if (concernsAt.some((at) => at < beganAt || at > endedAt)) wrong('concernsAt', 'A time lies outside the visit.');
  return problems;
}
