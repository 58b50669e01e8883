/** Reads a request and the answers to it: every field that is wrong is named, all at once, with what would be right, and no text may hold a person. */
import { AGENCY_NOT_STATED } from '../access/provider/person-from-claims.js';
import { isDay } from '../governance/agreement-terms.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { homesIn, personsIn } from '../governance/persons-in-terms.js';
import { oneLine, plainText } from '../governance/plain-text.js';
import {
  isSameAgency,
  type Answer,
  type AnswerTerms,
  type CountedGroup,
  type Definition,
  type RequestTerms,
} from './data-request.js';

const LONGEST_LINE = 120;
const LONGEST_TEXT = 2_000;
const MOST_AGENCIES = 30;
/** No authority of England has so many children aged 10 to 17: a number over it is a slip. */
const MOST_CHILDREN = 200_000;

export interface WrittenAnswer {
  readonly group: CountedGroup;
  readonly answer: Answer;
  /** As somebody wrote them, so that what is no count is named and not turned into one. */
  readonly children: string;
  readonly supported: string;
  readonly definition: Definition | null;
  readonly words: string;
  readonly countedOn: string;
  readonly note: string;
}

export function readRequest(written: RequestTerms & { readonly agencies: readonly string[] }): {
  readonly terms: RequestTerms;
  readonly agencies: readonly string[];
  readonly problems: FieldProblem[];
} {
  const terms: RequestTerms = {
    ...{ title: oneLine(written.title), askedFor: oneLine(written.askedFor), areaLabel: oneLine(written.areaLabel) },
    ...{ asAt: written.asAt.trim(), dueOn: written.dueOn.trim(), note: plainText(written.note) },
  };
  const agencies = written.agencies.map(oneLine).filter((agency) => agency !== '');
  const twice = agencies.find((agency, place) => agencies.findIndex((one) => isSameAgency(one, agency)) !== place);
  const day = (field: 'asAt' | 'dueOn', what: string): FieldProblem[] =>
    isDay(terms[field]) ? [] : [{ field, problem: `Write ${what} as year-month-day: 2027-01-29.` }];
  return {
    ...{ terms, agencies },
    problems: [
      ...text(terms.title, 'title', LONGEST_LINE, 'Write what the request is called.'),
      ...text(
        terms.askedFor,
        'askedFor',
        LONGEST_LINE,
        'Write which office wants the numbers, such as «Children’s Commissioner».',
      ),
      ...text(terms.areaLabel, 'areaLabel', LONGEST_LINE, 'Write of which area.'),
      ...day('asAt', 'the day that children are counted on'),
      ...day('dueOn', 'the day by which answers are due'),
      ...(isDay(terms.asAt) && isDay(terms.dueOn) && terms.dueOn < terms.asAt
        ? [{ field: 'dueOn', problem: 'Answers cannot be due before the day that children are counted on.' }]
        : []),
      ...(terms.note === '' ? [] : text(terms.note, 'note', LONGEST_TEXT, '')),
      ...(agencies.length === 0
        ? [{ field: 'agencies', problem: 'Write who is asked: one agency a line, as the sign-in names it.' }]
        : []),
      ...(agencies.length > MOST_AGENCIES ? [{ field: 'agencies', problem: `Ask at most ${MOST_AGENCIES} agencies.` }] : []),
      ...(twice === undefined ? [] : [{ field: 'agencies', problem: `${twice} stands there twice.` }]),
      ...agencies
        .slice(0, MOST_AGENCIES)
        .flatMap((agency) =>
          isSameAgency(agency, AGENCY_NOT_STATED)
            ? [{ field: 'agencies', problem: `«${agency}» is what the sign-in says of whoever belongs to none.` }]
            : text(agency, 'agencies', LONGEST_LINE, 'Write the agency’s whole name.'),
        ),
    ],
  };
}

/**
 * @param at which of the answers, for the names of fields: `answers.0.children`
 * @param today London's, year-month-day
 */
export function readAnswer(
  written: WrittenAnswer,
  at: number,
  today: string,
): { readonly terms: AnswerTerms; readonly problems: FieldProblem[] } {
  const field = (name: string): string => `answers.${at}.${name}`;
  const { group, answer } = written;
  const [words, note] = [oneLine(written.words), plainText(written.note)];
  const noteProblems = note === '' ? [] : text(note, field('note'), LONGEST_TEXT, 'Write a sentence.');
  if (answer !== 'number') {
    const left = (['children', 'supported'] as const).filter((name) => written[name].trim() !== '');
    return {
      terms: { group, answer, children: null, supported: null, definition: null, words: '', countedOn: null, note },
      problems: [
        ...left.map((name) => ({
          field: field(name),
          problem: 'Leave it empty: without a number there is none of these either.',
        })),
        ...(answer === 'refused' && note === ''
          ? [{ field: field('note'), problem: 'Say why the agency gives no number.' }]
          : noteProblems),
      ],
    };
  }
  const children = readCount(
    written.children,
    field('children'),
    'Write how many children, in figures. «No data» and «refused» are answers of their own.',
  );
  const supported =
    written.supported.trim() === ''
      ? null
      : readCount(written.supported, field('supported'), 'Write how many of them, in figures.');
  const countedOn = written.countedOn.trim();
  const problems = [
    ...children.problems,
    ...(supported?.problems ?? []),
    ...(children.count !== null && supported?.count != null && supported.count > children.count
      ? [{ field: field('supported'), problem: `More are supported than there are: ${supported.count} of ${children.count}.` }]
      : []),
    ...(written.definition === null ? [{ field: field('definition'), problem: 'Choose what the agency means by a gang.' }] : []),
    ...text(words, field('words'), LONGEST_TEXT, 'Write the definition that was used, in the agency’s own words.'),
    ...(!isDay(countedOn)
      ? [{ field: field('countedOn'), problem: 'Write the day they were counted on as year-month-day: 2027-01-15.' }]
      : countedOn > today
        ? [{ field: field('countedOn'), problem: 'The day they were counted on is still to come.' }]
        : []),
    ...noteProblems,
  ];
  const { definition } = written;
  return {
    terms: { group, answer, children: children.count, supported: supported?.count ?? null, definition, words, countedOn, note },
    problems,
  };
}

/** «1,240» is read; «12.5», «-3», «15%» and «about 40» are named as what they are. */
export function readCount(
  written: string,
  field: string,
  ask: string,
): { readonly count: number | null; readonly problems: FieldProblem[] } {
  const text = written.trim();
  const wrong = (problem: string) => ({ count: null, problems: [{ field, problem }] });
  if (text === '') return wrong(ask);
  if (/%|per ?cent/i.test(text)) return wrong('This is a percentage. Write the number of children.');
  if (/^[-−]/.test(text)) return wrong('No number of children is below nought.');
  if (/^\d[\d,]*\.\d+$/.test(text))
    return wrong('Children are counted whole. A fraction is a rate or a percentage; write the number of children.');
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(text)) return wrong('Write a whole number in figures, such as 24, and nothing beside it.');
  const count = Number(text.replaceAll(',', ''));
  return count > MOST_CHILDREN
    ? wrong(`More than ${MOST_CHILDREN.toLocaleString('en-GB')} children: look at it again.`)
    : { count, problems: [] };
}

export function problemsOfReason(reason: string, ask: string): FieldProblem[] {
  return text(reason, 'reason', LONGEST_TEXT, ask);
}

export function problemsOfHowKnown(words: string): FieldProblem[] {
  return text(words, 'howKnown', LONGEST_TEXT, 'Say how it is known, or why it is not.');
}

function text(words: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (words.length < 2) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest.toLocaleString('en-GB')} characters.` }];
  return [...personsIn(words, field), ...homesIn(words, field)];
}
