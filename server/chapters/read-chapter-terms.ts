/** Reads what an author says of a chapter and writes in it: every field that is wrong is named, and no text may hold a person. */
import type { FieldProblem } from '../governance/field-problem.js';
import { homesIn, personsIn } from '../governance/persons-in-terms.js';
import { inWords, remedyOf, screen } from '../governance/screening/screen.js';
import type { FigurePeriod } from './figures/figure.js';

const LONGEST_TITLE = 120;
const LONGEST_SECTION = 20_000;
const LONGEST_REMARK = 2_000;
const MOST_MONTHS = 60;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function problemsOfTitle(title: string): FieldProblem[] {
  if (title.length < 3) return [{ field: 'title', problem: 'Write what the chapter is called.' }];
  if (title.length > LONGEST_TITLE) return [{ field: 'title', problem: `Keep it under ${LONGEST_TITLE} characters.` }];
  return problemsOfText(title, 'title');
}

export function problemsOfPeriod({ from, to }: FigurePeriod): FieldProblem[] {
  const wrong = (['from', 'to'] as const).filter((field) => !MONTH.test({ from, to }[field]));
  if (wrong.length > 0) return wrong.map((field) => ({ field, problem: 'Write a month as year and month, such as 2025-11.' }));
  if (to < from) return [{ field: 'to', problem: 'The last month is before the first.' }];
  if (monthsBetween(from, to) > MOST_MONTHS) return [{ field: 'to', problem: `Choose at most ${MOST_MONTHS} months.` }];
  return [];
}

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;

/** A person, or the postcode of a dozen homes: chapters speak of nothing finer than wards. */
const problemsOfText = (text: string, field: string): FieldProblem[] => [...personsIn(text, field), ...homesIn(text, field)];

/** Line by line, so that what is wrong is found in the paragraph it stands in; and numbers of persons that go on in the next line. */
export function problemsOfSection(text: string, field = 'text'): FieldProblem[] {
  if (text.length > LONGEST_SECTION)
    return [{ field, problem: `Keep a section under ${LONGEST_SECTION.toLocaleString('en-GB')} characters.` }];
  const paragraphs = text
    .split('\n')
    .flatMap((paragraph, index) =>
      problemsOfText(paragraph, field).map(({ problem }) => ({ field, problem: `Line ${index + 1}: ${problem}` })),
    );
  return paragraphs.length > 0 ? paragraphs : numbersAcrossLines(text, field);
}

function numbersAcrossLines(text: string, field: string): FieldProblem[] {
  const joined = text.replaceAll(/\s+/g, ' ');
  const found = screen(joined, 'reference', new Date());
  if (found.length > 0) return [{ field, problem: `The text seems to hold ${inWords(found)}. ${remedyOf(found)}` }];
  return [];
}

export function problemsOfRemark(text: string, field: string, ask: string): FieldProblem[] {
  if (text.length < 3) return [{ field, problem: ask }];
  if (text.length > LONGEST_REMARK)
    return [{ field, problem: `Keep it under ${LONGEST_REMARK.toLocaleString('en-GB')} characters.` }];
  return problemsOfText(text, field);
}
