/** Reads a count that somebody wrote, by form or in a row of a file: every field that is wrong is named, with what would be right. */
import type { FieldProblem } from '../../governance/field-problem.js';
import { isOver, readPeriod, writePeriod } from '../period.js';
import { oneLine, problemsOfWords } from '../read-words.js';
import type { CountTerms, ReferredBy } from './count.js';
import { COUNT_KINDS, countKind, isNamed, type CountKind } from './kinds.js';

/** As it was written; an empty text is none. */
export interface WrittenCount {
  readonly kind: string;
  readonly named: string;
  readonly period: string;
  readonly agency: string;
  readonly meetings: string;
  readonly cases: string;
  readonly repeats: string;
  readonly statedPercent: string;
  readonly children: string;
  readonly referrals: string;
  readonly referredBy: readonly { readonly agency: string; readonly count: string }[];
  readonly document: string;
}

const MOST = 1_000_000;
const MOST_AGENCIES = 30;

/** @param today the London day: a period that is not over has no count. Terms are null where something is wrong. */
export function readCount(written: WrittenCount, today: string): { problems: FieldProblem[]; terms: CountTerms | null } {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
  const code = oneLine(written.kind).toLowerCase();
  const kind = countKind(code);
  if (kind === undefined) wrong('kind', `Write one of: ${COUNT_KINDS.map((one) => one.code).join(', ')}.`);
  const named = oneLine(written.named);
  if (isNamed(code)) problems.push(...problemsOfWords(named, 'named', { ask: 'Write what it is called.', longest: 120 }));
  else if (named !== '') wrong('named', 'Only another meeting or another form has a name of its own. Leave it empty.');
  const period = readPeriod(written.period);
  if (period === null) wrong('period', writePeriod());
  else if (!isOver(period, today)) wrong('period', `${period.name} is not over.`);
  const agency = oneLine(written.agency);
  problems.push(...problemsOfWords(agency, 'agency', { ask: 'Write which agency keeps the count.', longest: 120 }));
  const count = (field: 'meetings' | 'cases' | 'repeats' | 'children' | 'referrals'): number | null =>
    readWhole(written[field], field, problems);
  const counts = {
    ...{ meetings: count('meetings'), cases: count('cases'), repeats: count('repeats') },
    ...{ children: count('children'), referrals: count('referrals') },
  };
  const statedPercent = readPercent(written.statedPercent, problems);
  if (kind !== undefined) problems.push(...problemsOfKind(kind, counts, statedPercent, problems));
  const referredBy = readReferredBy(written.referredBy, kind?.is === 'form' ? counts.referrals : counts.cases, problems);
  const document = oneLine(written.document);
  problems.push(...problemsOfWords(document, 'document', { ask: 'Write where it is from.', longest: 200 }));
  if (problems.length > 0 || period === null) return { problems, terms: null };
  const own = { kind: code, named: isNamed(code) ? named : null, agency, statedPercent, referredBy, document };
  const { name, firstMonth, lastMonth } = period;
  return { problems, terms: { period: name, firstMonth, lastMonth, ...own, ...counts } };
}

function readWhole(written: string, field: string, problems: FieldProblem[]): number | null {
  const text = written.trim();
  if (text === '') return null;
  const say = (problem: string): null => {
    problems.push({ field, problem });
    return null;
  };
  if (/%|per ?cent/i.test(text)) return say('Write how many, and no percentage.');
  if (/^[-−]/.test(text)) return say('Write 0 or more: less than nobody is not counted.');
  if (/^\d+[.,]\d{1,2}$/.test(text) && !/^\d{1,3},\d{3}$/.test(text))
    return say('Write a whole number: parts of one are not counted.');
  if (!/^(?:\d{1,9}|\d{1,3}(?:,\d{3})+)$/.test(text))
    return say('Write digits only, such as 540. What nobody counted is left empty, and is never 0.');
  const whole = Number(text.replaceAll(',', ''));
  return whole <= MOST ? whole : say(`Write ${MOST.toLocaleString('en-GB')} or fewer.`);
}

function readPercent(written: string, problems: FieldProblem[]): string | null {
  const text = oneLine(written).replace(/\s*(?:%|per ?cent)$/i, '');
  if (text === '') return null;
  if (/^\d{1,3}(?:\.\d{1,2})?$/.test(text) && Number(text) <= 100) return text;
  problems.push({
    field: 'statedPercent',
    problem: 'Write the percentage as the document states it, 0 to 100, such as 24 or 23.3.',
  });
  return null;
}

type Counts = Pick<CountTerms, 'meetings' | 'cases' | 'repeats' | 'children' | 'referrals'>;

/** What does not go together. Fields that are wrong by themselves are not told of twice. */
function problemsOfKind(
  kind: CountKind,
  counts: Counts,
  percent: string | null,
  before: readonly FieldProblem[],
): FieldProblem[] {
  const found: FieldProblem[] = [];
  const wrong = (field: string, problem: string): void => {
    if (![...before, ...found].some((one) => one.field === field)) found.push({ field, problem });
  };
  const { meetings, cases, repeats, children, referrals } = counts;
  if (kind.is === 'form') {
    for (const [field, count] of Object.entries({ meetings, cases, repeats, children }))
      if (count !== null) wrong(field, 'A form is counted by referrals alone. Leave it empty.');
    if (percent !== null) wrong('statedPercent', 'Of forms there are no repeats. Leave it empty.');
    if (referrals === null) wrong('referrals', 'Write how many forms there were.');
    return found;
  }
  if (referrals !== null) wrong('referrals', 'A meeting hears cases; referrals are of forms. Leave it empty.');
  if (cases === null) wrong('cases', 'Write how many cases were heard.');
  if (meetings === 0 && (cases ?? 0) > 0) wrong('meetings', 'No meeting heard any case.');
  if (repeats !== null && cases !== null && repeats > cases)
    wrong('repeats', `There are ${repeats} repeats among ${cases} cases.`);
  const isTold = [...before, ...found].some(({ field }) => field === 'cases' || field === 'repeats');
  if (percent !== null && !isTold && (repeats === null || cases === 0))
    wrong('statedPercent', 'A percentage needs its counts: the cases, and how many of them were repeats.');
  return found;
}

function readReferredBy(written: WrittenCount['referredBy'], whole: number | null, problems: FieldProblem[]): ReferredBy[] {
  const wrong = (problem: string): void => {
    if (!problems.some(({ field }) => field === 'referredBy')) problems.push({ field: 'referredBy', problem });
  };
  const read: ReferredBy[] = [];
  for (const one of written) {
    const agency = oneLine(one.agency);
    const found: FieldProblem[] = problemsOfWords(agency, 'referredBy', { ask: 'Write which agency referred.', longest: 120 });
    const count = readWhole(one.count, 'referredBy', found);
    if (count === null && found.length === 0) wrong(`Write how many came from ${agency}.`);
    else if (found.length > 0) wrong(found[0]!.problem);
    else if (read.some((other) => other.agency.toLowerCase() === agency.toLowerCase())) wrong(`${agency} stands there twice.`);
    else read.push({ agency, count: count! });
  }
  if (read.length > MOST_AGENCIES) wrong(`Name at most ${MOST_AGENCIES} agencies.`);
  const sum = read.reduce((all, { count }) => all + count, 0);
  if (read.length > 0 && whole !== null && sum !== whole)
    wrong(`What the agencies referred adds up to ${sum}, and all are ${whole}. Write the others beside «not recorded».`);
  return read;
}
