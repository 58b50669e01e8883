/**
 * The bank of staff that teams are filled from. Each is a role or initials («Youth worker 3», «A.K.»), with skills, the evenings they can usually do, the
 * days they cannot, and the day of their vetting (an enhanced check). Nothing else of them is kept; a name is refused.
 */
import type { StaffMember } from '../planning/staff-teams.js';
import { addDays, includes, makeDay, weekdayOf, type Day, type Days } from './days.js';
import type { Shift } from './shift-rules.js';

export interface BankStaff {
  readonly id: string;
  readonly label: string;
  readonly skills: readonly string[];
  /** 1 Monday … 7 Sunday. */
  readonly usualWeekdays: readonly number[];
  readonly away: readonly Days[];
  /** Days beyond the usual weekdays. */
  readonly extraDays: readonly Day[];
  /** The day of the last check; null where none is recorded. */
  readonly vettedOn: Day | null;
}

/** The law sets no end to an enhanced check: how long one is relied on is the partnership's setting. */
export const VETTING_YEARS = 3;

const ROLE =
  'worker|officer|warden|leader|lead|manager|volunteer|firefighter|constable|sergeant|pcso|coordinator|driver|mentor|ranger';
const OF_ROLES =
  'senior|youth|street|outreach|detached|sessional|duty|team|police|fire|council|community|safety|patrol|park|asb|trainee';
const ROLE_LABEL = new RegExp(`^(?:(?:${OF_ROLES}) ){0,3}(?:${ROLE})(?: [0-9]{1,3}| [A-Z])?$`, 'i');
const INITIALS = /^(?:[A-Z]\.? ?){2,4}[0-9]{0,2}$/;

/** What is wrong with a label, in words; null where it is a role or initials. */
export function labelProblem(label: string): string | null {
  const text = label.trim();
  if (INITIALS.test(text) || ROLE_LABEL.test(text)) return null;
  return 'write a role with a number («Youth worker 3») or initials («A.K.»), no name';
}

/** The day from which a check is no longer relied on is left out. */
export function vettedUntil(vettedOn: Day | null, years = VETTING_YEARS): Day | null {
  if (vettedOn === null) return null;
  const [year, month, date] = vettedOn.split('-').map(Number) as [number, number, number];
  return makeDay(year + years, month, date - 1);
}

export function isAvailable({ usualWeekdays, away, extraDays }: BankStaff, on: Day): boolean {
  if (away.some((days) => includes(days, on))) return false;
  return extraDays.includes(on) || usualWeekdays.includes(weekdayOf(on));
}

/** The bank as an evening's teams are filled from it. @param past shifts with who was on them; the 28 days before count */
export function staffOfEvening(
  bank: readonly BankStaff[],
  on: Day,
  past: readonly { readonly on: Day; readonly staff: readonly string[] }[],
  years = VETTING_YEARS,
): StaffMember[] {
  const lately = { from: addDays(on, -28), to: addDays(on, -1) };
  return bank.map((member) => ({
    id: member.id,
    skills: member.skills,
    available: isAvailable(member, on),
    vettedUntil: vettedUntil(member.vettedOn, years),
    shiftsLately: past.filter((shift) => includes(lately, shift.on) && shift.staff.includes(member.id)).length,
  }));
}

/** Whose check ends before a shift they could be on: to be renewed in time. */
export function vettingsToRenew(bank: readonly BankStaff[], shifts: readonly Shift[], years = VETTING_YEARS): BankStaff[] {
  return bank.filter((member) => {
    const until = vettedUntil(member.vettedOn, years);
    return shifts.some(({ on }) => isAvailable(member, on) && (until === null || until < on));
  });
}
