/**
 * Goes along the whole chain and names the first link that does not hold. Rows come in portions, each in a short transaction, so that
 * memory stays flat and the embedded engine serves others between them.
 */
import type { Sql } from '../database/database.js';
import { readHead, type AuditHead } from './audit-head.js';
import { CHAINED_COLUMNS, FIRST_PREVIOUS_HASH, hashOf, type ChainedRow } from './chain.js';

export type RunInSql = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** The first event that is wrong or missing, and what is wrong with it. */
export interface BrokenLink {
  readonly sequence: number;
  readonly problem: string;
}

export interface Verification {
  /** Events whose link holds, from the first on. */
  readonly verified: number;
  /** The end of the chain as found; null when the row that holds it is gone. */
  readonly head: AuditHead | null;
  readonly broken: BrokenLink | null;
}

const PORTION = 5_000;

/** `kept`: a head that was noted earlier, which the chain must still contain. */
export async function verifyChain(run: RunInSql, kept?: AuditHead): Promise<Verification> {
  // First, so that events added meanwhile are beyond what is compared with it.
  const head = await run(readHead);
  const walk: Walk = { sequence: 0, hash: FIRST_PREVIOUS_HASH, hashAtHead: null, hashAtKept: null };
  if (head?.sequence === 0) walk.hashAtHead = FIRST_PREVIOUS_HASH;
  if (kept?.sequence === 0) walk.hashAtKept = FIRST_PREVIOUS_HASH;
  for (;;) {
    const rows = await run((sql) => rowsAfter(sql, walk.sequence));
    for (const row of rows) {
      const problem = whatIsWrong(row, walk);
      if (problem !== null)
        return { verified: walk.sequence, head, broken: { sequence: problem.at ?? Number(row.seq), problem: problem.words } };
      walk.sequence += 1;
      walk.hash = row.hash;
      if (walk.sequence === head?.sequence) walk.hashAtHead = row.hash;
      if (walk.sequence === kept?.sequence) walk.hashAtKept = row.hash;
    }
    if (rows.length < PORTION) break;
  }
  return { verified: walk.sequence, head, broken: atTheEnd(walk, head) ?? (kept === undefined ? null : againstKept(walk, kept)) };
}

interface Walk {
  /** The last event that holds. */
  sequence: number;
  hash: string;
  hashAtHead: string | null;
  hashAtKept: string | null;
}

function rowsAfter(sql: Sql, sequence: number): Promise<ChainedRow[]> {
  // Below 1 nothing may stand; asked for all the same, so that it is found.
  const after = sequence === 0 ? 'true' : 'seq > $2';
  const parameters = sequence === 0 ? [PORTION] : [PORTION, sequence];
  return sql.query<ChainedRow>(`SELECT ${CHAINED_COLUMNS} FROM audit_event e WHERE ${after} ORDER BY e.seq LIMIT $1`, parameters);
}

function whatIsWrong(row: ChainedRow, walk: Walk): { words: string; at?: number } | null {
  const next = walk.sequence + 1;
  const sequence = Number(row.seq);
  if (sequence < next) return { words: 'it has a number that no event can have: it was put in beside the chain' };
  if (sequence > next) {
    const last = sequence - 1;
    return { words: last === next ? 'it is missing' : `it and those up to ${last} are missing`, at: next };
  }
  if (row.previousHash !== walk.hash) return { words: 'it does not follow the event before it: one of the two was changed' };
  if (hashOf(row) !== row.hash) return { words: 'what it says is not what was written: it was changed afterwards' };
  return null;
}

function atTheEnd(walk: Walk, head: AuditHead | null): BrokenLink | null {
  const { sequence } = walk;
  if (head === null) return { sequence: sequence + 1, problem: 'the row that holds the end of the chain is gone' };
  if (head.sequence > sequence) {
    return { sequence: sequence + 1, problem: `the end was cut off: events up to ${head.sequence} were written` };
  }
  if (walk.hashAtHead !== head.hash) {
    return { sequence: head.sequence, problem: 'it is not the event that the end of the chain was written with' };
  }
  return null;
}

function againstKept(walk: Walk, kept: AuditHead): BrokenLink | null {
  if (kept.sequence > walk.sequence) {
    return { sequence: walk.sequence + 1, problem: `the end was cut off: the head kept elsewhere names event ${kept.sequence}` };
  }
  if (walk.hashAtKept !== kept.hash) {
    return {
      sequence: kept.sequence,
      problem: 'it is not the event that the head kept elsewhere names: the chain was written anew',
    };
  }
  return null;
}
