/** Reads what somebody says of a team or of staff: every field that is wrong is named, all at once, and no text may hold a person. */
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import { labelProblem } from '../calendar/staff-bank.js';
import { shiftsBetween, USUAL_CALENDAR } from '../calendar/shift-rules.js';
import type { StaffTerms, TeamTerms } from './team.js';

const LONGEST_NAME = 80;
const LONGEST_TEXT = 1_000;
const MOST_RULES = 20;
const MOST_SKILLS = 10;
/** Great Britain and Northern Ireland. */
const BOUNDS = { west: -8.7, south: 49.8, east: 1.9, north: 61 };

export function readTeamTerms(written: TeamTerms): { readonly terms: TeamTerms; readonly problems: FieldProblem[] } {
  const terms: TeamTerms = {
    ...written,
    name: oneLine(written.name),
    aims: written.aims.trim(),
    baseName: oneLine(written.baseName),
    skills: skillsOf(written.skills),
    pausedMonths: [...new Set(written.pausedMonths)].sort((a, b) => a - b),
  };
  const { longitude, latitude, visitMinutes, size } = terms;
  const inside = longitude >= BOUNDS.west && longitude <= BOUNDS.east && latitude >= BOUNDS.south && latitude <= BOUNDS.north;
  return {
    terms,
    problems: [
      ...text(terms.name, 'name', LONGEST_NAME, 'Write what the team is called, such as «Street team».'),
      ...text(terms.aims, 'aims', LONGEST_TEXT, 'Say what the team goes out for.'),
      ...text(terms.baseName, 'baseName', LONGEST_NAME, 'Write from where the team starts: a building of an agency.'),
      ...within(visitMinutes, 5, 120, 'visitMinutes', 'A visit lasts 5 to 120 whole minutes.'),
      ...within(size, 1, 10, 'size', 'A team has 1 to 10 members.'),
      ...(inside ? [] : [{ field: 'base', problem: 'Mark a place in Great Britain or Northern Ireland.' }]),
      ...skillProblems(terms.skills),
      ...ruleProblems(terms),
    ],
  };
}

export function readStaffTerms(written: StaffTerms): { readonly terms: StaffTerms; readonly problems: FieldProblem[] } {
  const terms: StaffTerms = { ...written, label: oneLine(written.label), skills: skillsOf(written.skills) };
  const label = labelProblem(terms.label);
  const weekdays = terms.usualWeekdays.every((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7);
  const days = [...terms.extraDays, ...terms.away.flatMap(({ from, to }) => [from, to])].every(isDay);
  return {
    terms,
    problems: [
      ...(label === null ? [] : [{ field: 'label', problem: `${label.charAt(0).toUpperCase()}${label.slice(1)}.` }]),
      ...skillProblems(terms.skills),
      ...(weekdays ? [] : [{ field: 'usualWeekdays', problem: 'A weekday is 1 (Monday) to 7 (Sunday).' }]),
      ...(days ? [] : [{ field: 'away', problem: 'Write days as year-month-day: 2026-05-08.' }]),
      ...(terms.away.some(({ from, to }) => from > to) ? [{ field: 'away', problem: 'Days away end before they begin.' }] : []),
      ...(terms.vettedOn === null || isDay(terms.vettedOn)
        ? []
        : [{ field: 'vettedOn', problem: 'Write the day of the check as year-month-day.' }]),
    ],
  };
}

const LONGEST_REASON = 500;

export function problemOfReason(reason: string): FieldProblem[] {
  return text(reason.trim(), 'reason', LONGEST_REASON, 'Say why.');
}

/** The rules are tried on a day: what the calendar refuses, the team is refused. */
function ruleProblems({ rules, pausedMonths, bonfireFrom, bonfireTo }: TeamTerms): FieldProblem[] {
  if (rules.length > MOST_RULES) return [{ field: 'rules', problem: `Write at most ${MOST_RULES} rules.` }];
  try {
    const calendar = { ...USUAL_CALENDAR, rules, pausedMonths, bonfirePeriod: { from: bonfireFrom, to: bonfireTo } };
    shiftsBetween({ from: '2026-05-08', to: '2026-05-08' }, calendar);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ field: 'rules', problem: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.` }];
  }
}

function skillProblems(skills: readonly string[]): FieldProblem[] {
  if (skills.length > MOST_SKILLS) return [{ field: 'skills', problem: `Write at most ${MOST_SKILLS} skills.` }];
  const odd = skills.some((skill) => skill.length > 40);
  return odd
    ? [{ field: 'skills', problem: 'Write a skill in a few words, such as «first aid».' }]
    : skills.flatMap((skill) => personsIn(skill, 'skills'));
}

function text(words: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (words.length < 3) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  return personsIn(words, field);
}

function within(number: number, least: number, most: number, field: string, problem: string): FieldProblem[] {
  return Number.isInteger(number) && number >= least && number <= most ? [] : [{ field, problem }];
}

const oneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');
const skillsOf = (skills: readonly string[]): string[] => [
  ...new Set(skills.map((skill) => oneLine(skill).toLowerCase()).filter((skill) => skill !== '')),
];
