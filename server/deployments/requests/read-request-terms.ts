/** Reads what somebody asks for: every field that is wrong is named, all at once, and no text may hold a person. */
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import type { RequestTerms } from './support-request.js';

const LONGEST_NAME = 100;
const LONGEST_TEXT = 2_000;
const LONGEST_REASON = 500;
/** Great Britain and Northern Ireland. */
const BOUNDS = { west: -8.7, south: 49.8, east: 1.9, north: 61 };

/** @returns the terms without space around them, and what is wrong with them */
export function readRequestTerms(written: RequestTerms): { readonly terms: RequestTerms; readonly problems: FieldProblem[] } {
  const terms: RequestTerms = {
    ...written,
    name: oneLine(written.name),
    reason: written.reason.trim(),
    evidence: written.evidence.trim(),
    contactRole: oneLine(written.contactRole),
  };
  const { longitude, latitude } = terms;
  const inside = longitude >= BOUNDS.west && longitude <= BOUNDS.east && latitude >= BOUNDS.south && latitude <= BOUNDS.north;
  return {
    terms,
    problems: [
      ...text(terms.name, 'name', LONGEST_NAME, 'Write what the place is called, such as «Marram Park, by the shelters».'),
      ...(inside ? [] : [{ field: 'location', problem: 'Mark a place in Great Britain or Northern Ireland.' }]),
      ...text(terms.reason, 'reason', LONGEST_TEXT, 'Say what happens there, and when.'),
      ...text(terms.evidence, 'evidence', LONGEST_TEXT, 'Say how that is known: reports, visits, what residents said.'),
      ...text(terms.contactRole, 'contactRole', LONGEST_NAME, 'Write the role or the team to ask, such as «Parks officer».'),
    ],
  };
}

export function problemOfReason(reason: string, ask: string): FieldProblem[] {
  return text(reason.trim(), 'reason', LONGEST_REASON, ask);
}

/** A planned request names its evening, today or later; no other does. */
export function problemOfEvening(planned: boolean, on: string | null, today: string): FieldProblem[] {
  const problem = (words: string): FieldProblem[] => [{ field: 'plannedOn', problem: words }];
  if (!planned) return on === null ? [] : problem('Only what is planned has an evening. Leave it out.');
  if (on === null || !isDay(on)) return problem('Write the evening it is planned for as year-month-day: 2026-05-08.');
  return on >= today ? [] : problem('The evening it is planned for is today or later.');
}

function text(words: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (words.length < 3) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  return personsIn(words, field);
}

const oneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');
