/** Hands what came of a recorded effect over to the partnership's account, and takes it back: by the agency and role that keeps the record, under its own rights. */
import type { Viewer } from '../../access/viewer.js';
import type { Sql } from '../../database/database.js';
import { failed, refused, type Outcome } from '../../governance/asked-change.js';
import { oneLine } from '../../governance/plain-text.js';
import { conclusionOf } from './conclusion.js';
import { conclusionWords, inOneText } from './conclusion-words.js';
import {
  insertConclusion,
  insertWithdrawal,
  listConclusions,
  lockHandingOver,
  placeNames,
  recordToHandOver,
  standingLines,
} from './conclusions.sql.js';
import { problemsOfTold } from './read-label.js';

const LONGEST_LABEL = 120;
const LONGEST_REASON = 300;

export interface AskedHandOver {
  readonly record: number;
  /** What was done, in a few words. */
  readonly label: string;
  /** The words as they were shown: other since, nothing is handed over. */
  readonly seen: string;
  /** The line that it corrects. */
  readonly corrects: number | null;
}

type Keeping = Pick<Viewer, 'agency' | 'databaseRole'>;

const NO_RECORD = 'Your agency and role keep no such result.';
const NO_CONCLUSION = 'Your agency and role handed over no such conclusion.';

/** @param sql the viewer's, in a transaction that writes */
export async function handOver(sql: Sql, viewer: Keeping, asked: AskedHandOver): Promise<Outcome<{ id: number }>> {
  await lockHandingOver(sql);
  const found = await recordToHandOver(sql, asked.record);
  if (found === null) return failed('record', NO_RECORD);
  const standing = await standingLines(sql, found.hotspotArea);
  const same = standing.find(({ record }) => record === asked.record);
  if (asked.corrects !== null && !standing.some(({ id }) => id === asked.corrects))
    return failed('corrects', 'No such conclusion of this area stands. Hand the result over as a new one.');
  if (same !== undefined && same.id !== asked.corrects)
    return failed('record', 'It is handed over already. Correct that conclusion, or withdraw it.');
  const label = oneLine(asked.label);
  const problems = problemsOfTold(label, 'label', {
    ask: 'Write in a few words what was done.',
    longest: LONGEST_LABEL,
    places: await placeNames(sql),
  });
  if (problems.length > 0) return refused(problems);
  const conclusion = conclusionOf(found.asked, found.result, found.others);
  if (inOneText(conclusionWords(conclusion)) !== asked.seen)
    return failed('seen', 'The words are others than those you saw. Look at them again before you hand them over.');
  const { record, corrects } = asked;
  return { ok: true, id: await insertConclusion(sql, viewer, { ...conclusion, record, label, corrects }) };
}

/** @param sql the viewer's, in a transaction that writes */
export async function withdraw(sql: Sql, viewer: Keeping, id: number, written: string): Promise<Outcome<{ id: number }>> {
  await lockHandingOver(sql);
  const conclusion = (await listConclusions(sql)).find((one) => one.id === id);
  if (conclusion === undefined) return failed('', NO_CONCLUSION);
  if (conclusion.withdrawnBecause !== null) return failed('', 'It is withdrawn already.');
  const reason = oneLine(written);
  const problems = problemsOfTold(reason, 'reason', {
    ask: 'Say why: whoever reads the account reads it.',
    longest: LONGEST_REASON,
    places: await placeNames(sql),
  });
  if (problems.length > 0) return refused(problems);
  await insertWithdrawal(sql, viewer, id, reason);
  return { ok: true, id };
}
