/**
 * What has been kept long enough under each agreement. An incident's age counts from the day it began; of sources that know no day of a row
 * (lists of youth provision, indicators) from the day they were loaded.
 */
import type { Sql } from '../database/database.js';
import { findSource } from '../ingest/sources.js';
import type { Source } from '../ingest/source.js';
import { londonDay, type Agreement } from './agreement.js';
import { listAgreements } from './agreements.sql.js';
import { heldLoads, type HeldLoad } from './held-data.sql.js';
import { countMeant, countRestricted, type DisposalScope } from './incident-disposal.sql.js';

export type DisposalAction = 'delete' | 'coarsen';

export interface DueBatch {
  readonly batch: number;
  readonly rows: number;
  /** Of incidents: which are meant. */
  readonly scope: DisposalScope;
}

/** Rows of one source under one agreement that are older than it lets them be kept. */
export interface DueRows {
  readonly agreement: Agreement;
  readonly source: Source;
  /** Incidents that began, or loads that were made, before this day are due. */
  readonly before: string;
  readonly oldest: string;
  readonly rows: number;
  readonly batches: readonly DueBatch[];
}

/** Everything that is due, by agreement and source. What a person decided to keep is not due until then. */
export async function dueRows(sql: Sql, today: string = londonDay()): Promise<DueRows[]> {
  const agreements = await listAgreements(sql);
  const held = await heldLoads(sql);
  const kept = await keptUntil(sql, today);
  const due: DueRows[] = [];
  for (const agreement of agreements.filter(({ id }) => !kept.has(id))) {
    const { rule } = agreement.retention;
    due.push(...(await dueUnder(sql, agreement, held, today, rule === 'delete' ? 'delete' : 'coarsen')));
  }
  return due;
}

/**
 * Of one agreement, for what is to be done: deleting means coarsened rows too, coarsening only rows that are whole. For a review: rows
 * that are whole, since what was coarsened has had its decision.
 */
export async function dueUnder(
  sql: Sql,
  agreement: Agreement,
  held: readonly HeldLoad[],
  today: string,
  action: DisposalAction,
): Promise<DueRows[]> {
  return dueBefore(sql, agreement, held, await firstDayKept(sql, today, agreement.retention.months), action);
}

export async function dueBefore(
  sql: Sql,
  agreement: Agreement,
  held: readonly HeldLoad[],
  before: string,
  action: DisposalAction,
): Promise<DueRows[]> {
  const loads = held.filter((load) => load.agreement === agreement.id);
  const names = [...new Set(loads.map(({ source }) => source))].sort();
  const due: DueRows[] = [];
  for (const source of names.flatMap((name) => findSource(name) ?? [])) {
    const ofSource = loads.filter((load) => load.source === source.name);
    const scopes = scopesOf(ofSource, before, action);
    const batches =
      source.removable === undefined ? wholeLoads(ofSource, scopes, action) : await oldIncidents(sql, source, scopes);
    if (batches.length === 0) continue;
    const rows = batches.reduce((sum, one) => sum + one.rows, 0);
    const oldest = batches.map((one) => one.oldest).sort()[0]!;
    due.push({ agreement, source, before, oldest, rows, batches });
  }
  return due;
}

export interface RestrictedRows {
  readonly agreement: string;
  readonly source: string;
  readonly rows: number;
}

/** Rows of restricted records that are older than their agreement lets rows be kept, which no rule disposes of. */
export async function restrictedPastTime(sql: Sql, today: string = londonDay()): Promise<RestrictedRows[]> {
  const held = await heldLoads(sql);
  const found: RestrictedRows[] = [];
  for (const { id, retention } of await listAgreements(sql)) {
    const before = await firstDayKept(sql, today, retention.months);
    const loads = held.filter((load) => load.agreement === id);
    for (const source of [...new Set(loads.map((load) => load.source))].sort().flatMap((name) => findSource(name) ?? [])) {
      if (source.removable === undefined) continue;
      const scopes = loads
        .filter((load) => load.source === source.name)
        .map(({ batch }) => ({ batch, before, wholeOnly: false }));
      const rows = await countRestricted(sql, source.removable.table, scopes);
      if (rows > 0) found.push({ agreement: id, source: source.name, rows });
    }
  }
  return found;
}

/** Rows of before it have been kept long enough. */
export async function firstDayKept(sql: Sql, today: string, months: number): Promise<string> {
  const [row] = await sql.query<{ before: string }>('SELECT ($1::date - make_interval(months => $2))::date AS before', [
    today,
    months,
  ]);
  return row!.before;
}

function scopesOf(loads: readonly HeldLoad[], before: string, action: DisposalAction): DisposalScope[] {
  return loads.map(({ batch }) => ({ batch, before, wholeOnly: action === 'coarsen' }));
}

type AgedBatch = DueBatch & { readonly oldest: string };

async function oldIncidents(sql: Sql, source: Source, scopes: readonly DisposalScope[]): Promise<AgedBatch[]> {
  const found = await countMeant(sql, source.removable!.table, scopes);
  return found.map(({ batch, rows, oldest }) => ({ batch, rows, oldest, scope: scopes.find((one) => one.batch === batch)! }));
}

/** By the day of the load: all of its rows, or none. */
function wholeLoads(loads: readonly HeldLoad[], scopes: readonly DisposalScope[], action: DisposalAction): AgedBatch[] {
  return loads.flatMap(({ batch, rows, fullRows, loadedAt }, place) => {
    const scope = scopes[place]!;
    const left = action === 'delete' ? rows : fullRows;
    const oldest = londonDay(loadedAt);
    return oldest < scope.before && left > 0 ? [{ batch, rows: left, oldest, scope }] : [];
  });
}

/** Agreements whose rows somebody decided to keep, until a day that is today or later. */
async function keptUntil(sql: Sql, today: string): Promise<ReadonlySet<string>> {
  const kept = await sql.query<{ agreement: string }>(
    `SELECT agreement FROM (SELECT DISTINCT ON (agreement) agreement, keep_until FROM retention_decision ORDER BY agreement, id DESC) newest
      WHERE keep_until >= $1`,
    [today],
  );
  return new Set(kept.map(({ agreement }) => agreement));
}
