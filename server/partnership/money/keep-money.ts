/** Outcomes and lines of money by form: every field that is wrong is told; a line that came with a file is the file's to change. */
import type { Acting } from '../../audit/actor.js';
import { nameOf } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome as Done, type Which } from '../../governance/asked-change.js';
import { NOT_A_YEAR, readFinancialYear } from '../financial-year.js';
import { changedFields, tell } from '../history.js';
import { lockAdditions } from '../lock-additions.js';
import { readPence } from '../pence.js';
import { oneLine, problemsOfReason, problemsOfWords } from '../read-words.js';
import { takingOut } from '../take-record-out.js';
import { LINE_KINDS, type AccountLine, type LineKind, type LineLevel, type LineTerms } from './account-line.js';
import { isSame } from './money-checks.js';
import { insertLine, insertOutcome, listLines, listOutcomes, lockLine, updateLine, withdrawLine } from './money.sql.js';

export interface AskedLine {
  readonly year: string;
  readonly kind: string;
  /** Key of an outcome; empty of what was received. */
  readonly outcome?: string | null | undefined;
  /** The source of funds, or the activity; empty of a whole outcome. */
  readonly title?: string | null | undefined;
  /** «57083.36». */
  readonly pounds: string;
  readonly conditions?: string | null | undefined;
}

const STALE = 'Somebody changed this line since you opened it. Open it again, and look at what is there now.';
const NO_LINE = 'There is no such line of money.';
const OF_A_FILE =
  'This line came with a file. Take the load back and load the corrected file; then the document and the account say the same.';
const LONGEST_TITLE = 120;

export async function addOutcome(database: Database, asked: string, who: Acting): Promise<Done<{ key: string }>> {
  const title = oneLine(asked);
  const problems = problemsOfWords(title, 'title', { ask: 'Write what the outcome is called.', longest: LONGEST_TITLE });
  if (problems.length > 0) return refused(problems);
  const key = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (key === '') return failed('title', 'Write it in letters.');
  return database.asOwner(async (sql) => {
    if (!(await insertOutcome(sql, { key, title }, nameOf(who))))
      return failed('title', 'There is an outcome of this name already.');
    await tell(sql, who, { record: `outcome:${key}`, change: 'added', fields: changedFields({}, { title }) });
    return { ok: true, key };
  });
}

export async function keepLine(
  database: Database,
  which: Which | null,
  asked: AskedLine,
  reason: string | null,
  who: Acting,
): Promise<Done<{ id: number }>> {
  return database.asOwner(async (sql) => {
    await lockAdditions(sql, 'line');
    const before = which === null ? null : await lockLine(sql, which.id);
    const refusal = which === null ? null : whyNotChanged(before, which);
    if (refusal !== null) return refusal;
    const why = oneLine(reason ?? '');
    const read = await readTerms(sql, asked, before?.id ?? null);
    const problems = [...read.problems, ...(before === null ? [] : problemsOfReason(why))];
    if (problems.length > 0 || read.terms === null) return refused(problems);
    if (before === null) {
      const id = await insertLine(sql, read.terms);
      await tell(sql, who, { record: `line:${id}`, change: 'added', fields: changedFields({}, { ...read.terms }) });
      return { ok: true, id };
    }
    await updateLine(sql, before.id, read.terms);
    await tell(sql, who, {
      record: `line:${before.id}`,
      change: 'changed',
      fields: changedFields({ ...before }, { ...read.terms }),
      reason: why,
    });
    return { ok: true, id: before.id };
  });
}

export const takeLineOut = takingOut<AccountLine>({
  ...{ absent: NO_LINE, stale: STALE, lock: lockLine, withdraw: withdrawLine },
  hindrance: ({ batchId }) => (batchId === null ? null : OF_A_FILE),
  told: ({ id, year, kind, title, pence }) => ({ record: `line:${id}`, gone: { year, kind, title, pence } }),
});

function whyNotChanged(line: AccountLine | null, { version }: Which) {
  if (line === null) return failed('', NO_LINE);
  if (line.batchId !== null) return failed('', OF_A_FILE);
  return line.version === version ? null : failed('', STALE);
}

async function readTerms(
  sql: Sql,
  asked: AskedLine,
  id: number | null,
): Promise<{ problems: FieldProblem[]; terms: LineTerms | null }> {
  const problems: FieldProblem[] = [];
  const year = readFinancialYear(asked.year);
  if (year === null) problems.push({ field: 'year', problem: NOT_A_YEAR });
  const kind = LINE_KINDS.find((one) => one === asked.kind) ?? null;
  if (kind === null) problems.push({ field: 'kind', problem: 'Choose what was done with the money.' });
  const money = readPence(asked.pounds);
  if (!money.ok) problems.push({ field: 'pounds', problem: `${money.problem} ${money.remedy}` });
  const outcomes = await listOutcomes(sql);
  const outcome = kind === 'received' ? null : (outcomes.find(({ key }) => key === asked.outcome) ?? null);
  if (kind !== null && kind !== 'received' && outcome === null)
    problems.push({ field: 'outcome', problem: 'Choose the outcome it is for.' });
  const title = oneLine(asked.title ?? '');
  if (title !== '' || kind === 'received')
    problems.push(
      ...problemsOfWords(title, 'title', { ask: 'Write whose money it is: «Community Safety Fund».', longest: LONGEST_TITLE }),
    );
  const conditions = oneLine(asked.conditions ?? '');
  if (conditions !== '') problems.push(...problemsOfWords(conditions, 'conditions', { ask: '', longest: 500 }));
  if (problems.length > 0 || year === null || kind === null || !money.ok) return { problems, terms: null };
  const terms: LineTerms = {
    ...{ year, kind, level: levelOf(kind, title), outcome: outcome?.key ?? null },
    ...{ title: title === '' ? outcome!.title : title, pence: money.pence, conditions: conditions === '' ? null : conditions },
  };
  const twice = (await listLines(sql)).some((line) => line.id !== id && isSameLine(line, terms));
  return twice
    ? {
        problems: [
          { field: '', problem: 'Such a line stands in the account already. Change it, or give this one another name.' },
        ],
        terms: null,
      }
    : { problems, terms };
}

const levelOf = (kind: LineKind, title: string): LineLevel =>
  kind === 'received' ? 'source' : title === '' ? 'outcome' : 'activity';

function isSameLine(line: AccountLine, terms: LineTerms): boolean {
  if (line.year !== terms.year || line.kind !== terms.kind || line.level !== terms.level || line.outcome !== terms.outcome)
    return false;
  return line.level === 'outcome' || isSame(line.title, terms.title);
}
