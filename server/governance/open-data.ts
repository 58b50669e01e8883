/**
 * What the installation says of each source of open data: for how long it is kept, and who looks at it again when. Publisher, licence and
 * basis are the program's own (server/ingest/source.ts). Nothing is deleted by it: what is kept too long is told until somebody takes it back.
 */
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { findSource, sources } from '../ingest/sources.js';
import { londonDay } from './agreement.js';
import { MOST_MONTHS, TermsReader } from './agreement-terms.js';
import { refused, type Outcome } from './asked-change.js';
import type { HeldLoad } from './held-data.sql.js';
import { personsIn } from './persons-in-terms.js';

export interface OpenDataEntry {
  readonly source: string;
  /** A role or an office. */
  readonly reviewer: string;
  readonly reviewOn: string;
  /** Null: until the load is taken back. */
  readonly retentionMonths: number | null;
}

export type OpenDataOutcome = Outcome<{ entry: OpenDataEntry }>;

const COLUMNS = 'source, reviewer, review_on AS "reviewOn", retention_months AS "retentionMonths"';

export function listOpenData(sql: Sql): Promise<OpenDataEntry[]> {
  return sql.query<OpenDataEntry>(`SELECT ${COLUMNS} FROM open_data_entry ORDER BY source`);
}

/** @param written what somebody wrote, not yet looked at; without `retentionMonths` loads are kept until they are taken back */
export async function setOpenData(
  database: Database,
  written: Readonly<Record<keyof OpenDataEntry, unknown>>,
  who: Who,
  today: string = londonDay(),
): Promise<OpenDataOutcome> {
  const read = readEntry(written, today);
  if (!read.ok) return read;
  const { source, reviewer, reviewOn, retentionMonths } = read.entry;
  return database.asOwner(async (sql) => {
    const [before] = await sql.query<OpenDataEntry>(`SELECT ${COLUMNS} FROM open_data_entry WHERE source = $1 FOR UPDATE`, [
      source,
    ]);
    await sql.execute(
      `INSERT INTO open_data_entry (source, reviewer, review_on, retention_months, set_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (source) DO UPDATE SET reviewer = excluded.reviewer, review_on = excluded.review_on,
         retention_months = excluded.retention_months, set_by = excluded.set_by, set_at = clock_timestamp()`,
      [source, reviewer, reviewOn, retentionMonths, nameOf(who)],
    );
    const told = ({ source: _source, ...rest }: OpenDataEntry) => rest;
    const detail = { sources: [source], change: 'open data', after: told(read.entry), ...(before && { before: told(before) }) };
    await recordIn(sql, who, { action: 'REGISTER', subject: `source:${source}`, detail });
    return read;
  });
}

function readEntry(written: Readonly<Record<keyof OpenDataEntry, unknown>>, today: string): OpenDataOutcome {
  const reader = new TermsReader();
  const source = typeof written.source === 'string' ? findSource(written.source) : undefined;
  if (source?.openData === undefined) {
    const open = sources.filter(({ openData }) => openData !== undefined).map(({ name }) => name);
    reader.wrong('source', `Name a source of open data: ${open.join(', ')}.`);
  }
  const reviewer = reader.office(written.reviewer, 'reviewer');
  const reviewOn = reader.day(written.reviewOn, 'reviewOn', 'when it is looked at again');
  if (reviewOn !== '' && reviewOn <= today) reader.wrong('reviewOn', 'Write a day after today.');
  const months = written.retentionMonths ?? null;
  if (months !== null && !(Number.isInteger(months) && (months as number) >= 1 && (months as number) <= MOST_MONTHS))
    reader.wrong('retentionMonths', `Write whole months, from 1 to ${MOST_MONTHS}, or nothing: until they are taken back.`);
  const problems = [...reader.problems, ...personsIn(reviewer, 'reviewer')];
  if (problems.length > 0) return refused(problems);
  return { ok: true, entry: { source: source!.name, reviewer, reviewOn, retentionMonths: months as number | null } };
}

/** Loads of a source whose newest day is further back than they are to be kept. */
export function keptTooLong(entry: OpenDataEntry | undefined, held: readonly HeldLoad[], today: string): HeldLoad[] {
  if (entry === undefined || entry.retentionMonths === null) return [];
  const before = monthsBefore(today, entry.retentionMonths);
  return held.filter(({ source, agreement, newest }) => source === entry.source && agreement === null && newest < before);
}

/** The same day so many months earlier; the last of a month that has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}
