/** Reads a barrier that somebody draws: every field that is wrong is named, all at once, and no text may hold a person. */
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { addDays } from '../../governance/agreement.js';
import { personsIn } from '../../governance/persons-in-terms.js';

import type { BarrierTerms, Position } from './barrier.js';

const LONGEST_NAME = 100;
const LONGEST_REASON = 1_000;
const MOST_CORNERS = 500;
const MOST_CROSSINGS = 100;
const LONGEST_DAYS_TO_REVIEW = 366;
/** Great Britain and Northern Ireland. */
const BOUNDS = { west: -8.7, south: 49.8, east: 1.9, north: 61 };

/** @returns the terms without space around them, and what is wrong with them */
export function readBarrierTerms(
  written: BarrierTerms,
  today: string,
): { readonly terms: BarrierTerms; readonly problems: FieldProblem[] } {
  const terms = { ...written, name: written.name.trim().replaceAll(/\s+/g, ' '), reason: written.reason.trim() };
  return {
    terms,
    problems: [
      ...text(terms.name, 'name', LONGEST_NAME, 'Write what it is called, such as «Railway, Harbour to Ropewalk».'),
      ...lineProblems(terms.line),
      ...crossingProblems(terms.crossings),
      ...problemOfWords(terms.reason, 'Say how it is known that children do not cross it.'),
      ...problemOfReview(terms.reviewOn, today),
    ],
  };
}

export const problemOfWords = (words: string, ask: string): FieldProblem[] => text(words.trim(), 'reason', LONGEST_REASON, ask);

export function problemOfReview(on: string, today: string): FieldProblem[] {
  const problem = (words: string): FieldProblem[] => [{ field: 'reviewOn', problem: words }];
  if (!isDay(on)) return problem('Write the day of its next review as year-month-day: 2026-11-30.');
  if (on <= today) return problem('The next review is on a later day than today.');
  return on > addDays(today, LONGEST_DAYS_TO_REVIEW) ? problem('It is reviewed within a year: choose an earlier day.') : [];
}

function lineProblems(line: readonly Position[]): FieldProblem[] {
  const problem = (words: string): FieldProblem[] => [{ field: 'line', problem: words }];
  if (line.length < 2) return problem('A line has at least two corners.');
  if (line.length > MOST_CORNERS) return problem(`A line has up to ${MOST_CORNERS} corners; this has ${line.length}.`);
  if (!line.every(isInside)) return problem('Draw it in Great Britain or Northern Ireland, longitude first.');
  const [first] = line;
  return line.every(([east, north]) => east === first![0] && north === first![1])
    ? problem('All its corners are one point.')
    : [];
}

function crossingProblems(crossings: readonly Position[]): FieldProblem[] {
  const problem = (words: string): FieldProblem[] => [{ field: 'crossings', problem: words }];
  if (crossings.length > MOST_CROSSINGS) return problem(`A barrier has up to ${MOST_CROSSINGS} crossing points.`);
  return crossings.every(isInside)
    ? []
    : problem('A crossing point is longitude and latitude, in Great Britain or Northern Ireland.');
}

function isInside(position: Position): boolean {
  const [longitude, latitude] = position;
  return longitude >= BOUNDS.west && longitude <= BOUNDS.east && latitude >= BOUNDS.south && latitude <= BOUNDS.north;
}

function text(words: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (words.length < 3) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  return personsIn(words, field);
}
