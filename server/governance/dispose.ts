/**
 * Deletes or coarsens what is due: by the rule itself, or because a person decided so. Of one agreement all in one transaction, rows and
 * summaries, what stands of it in the register and in the audit: a killed disposal disposed of nothing, and the next one does it all.
 */
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { deleteRows, lockMoves } from '../ingest/put-aside.js';
import { londonDay } from './agreement.js';
import { isDay } from './agreement-terms.js';
import type { FieldProblem } from './field-problem.js';
import { findAgreement } from './agreements.sql.js';
import { failed, refused, type Outcome } from './asked-change.js';
import { heldLoads } from './held-data.sql.js';
import { coarsenIncidents, deleteIncidents } from './incident-disposal.sql.js';
import { problemOfReason } from './keep-agreements.js';
import { dueBefore, dueRows, dueUnder, type DisposalAction, type DueRows } from './retention.js';

export interface Disposal {
  readonly agreement: string;
  readonly source: string;
  readonly action: DisposalAction;
  readonly before: string;
  readonly rows: number;
  readonly batches: readonly number[];
}

export type ReviewDecision =
  { readonly decision: 'keep'; readonly keepUntil: string } | { readonly decision: 'coarsen' | 'delete' };

export type DecisionOutcome = Outcome<{ disposals: readonly Disposal[] }>;

/** Whoever decides to keep must decide again within five years. */
const MOST_YEARS_KEPT = 5;

/** Carries out every rule that needs nobody's decision, agreement by agreement; of those named, or of all. */
export async function applyRetention(
  database: Database,
  who: Who,
  { agreements, today = londonDay() }: { readonly agreements?: readonly string[]; readonly today?: string } = {},
): Promise<Disposal[]> {
  const due = await database.asOwner((sql) => dueRows(sql, today));
  const ids = new Set(due.filter(({ agreement }) => agreement.retention.rule !== 'review').map(({ agreement }) => agreement.id));
  const disposals: Disposal[] = [];
  for (const id of ids) {
    if (agreements !== undefined && !agreements.includes(id)) continue;
    disposals.push(...(await database.asOwner((sql) => applyRule(sql, id, who, today))));
  }
  return disposals;
}

/** The rule may have been amended, or others have been quicker: all is looked at again under the lock. */
async function applyRule(sql: Sql, id: string, who: Who, today: string): Promise<Disposal[]> {
  await lockMoves(sql);
  const agreement = (await findAgreement(sql, id, 'FOR SHARE'))!;
  const { rule } = agreement.retention;
  if (rule === 'review') return [];
  const due = await dueUnder(sql, agreement, await heldLoads(sql), today, rule);
  return disposeOf(sql, due, rule, who, null);
}

/** What a person decides of rows that came up for review: kept until a day, coarsened or deleted. */
export async function decideReview(
  database: Database,
  id: string,
  decided: ReviewDecision & { readonly reason: string },
  who: Who,
  today: string = londonDay(),
): Promise<DecisionOutcome> {
  const problems = [...problemOfReason(decided.reason), ...problemOfDay(decided, today)];
  if (problems.length > 0) return refused(problems);
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    const agreement = await findAgreement(sql, id, 'FOR SHARE');
    if (agreement === null) return failed('agreement', `There is no agreement «${id}» in the register.`);
    if (agreement.retention.rule !== 'review')
      return failed('agreement', `Its rule is «${agreement.retention.rule}», which needs nobody's decision.`);
    const { decision, reason } = decided;
    const due = (await dueRows(sql, today)).filter((one) => one.agreement.id === id);
    if (due.length === 0) return failed('agreement', 'Nothing under it is due for a decision.');
    const flat = due.filter(({ source }) => source.coarsened === undefined);
    if (decision === 'coarsen' && flat.length > 0)
      return failed(
        'decision',
        `There is nothing to coarsen in ${flat.map(({ source }) => source.name).join(', ')}; keep or delete.`,
      );
    const keepUntil = decided.decision === 'keep' ? decided.keepUntil : null;
    await sql.execute(
      'INSERT INTO retention_decision (agreement, decision, before, keep_until, reason, decided_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, decision, due[0]!.before, keepUntil, reason, nameOf(who)],
    );
    const held = decision === 'keep' ? [] : await heldLoads(sql);
    const meant = decision === 'keep' ? [] : await dueUnder(sql, agreement, held, today, decision);
    const disposals = decision === 'keep' ? [] : await disposeOf(sql, meant, decision, who, reason);
    const detail = {
      decision,
      keepUntil: keepUntil ?? undefined,
      before: due[0]!.before,
      sources: due.map(({ source }) => source.name),
    };
    const rowCount = due.reduce((sum, { rows }) => sum + rows, 0);
    await recordIn(sql, who, { action: 'REVIEW', subject: `agreement:${id}`, detail, rowCount });
    return { ok: true, disposals };
  });
}

function problemOfDay(decided: ReviewDecision, today: string): FieldProblem[] {
  if (decided.decision !== 'keep') return [];
  const { keepUntil } = decided;
  const latest = `${Number(today.slice(0, 4)) + MOST_YEARS_KEPT}${today.slice(4)}`;
  if (isDay(keepUntil) && keepUntil > today && keepUntil <= latest) return [];
  return [{ field: 'keepUntil', problem: `Write a day after today, and not after ${latest}, as year-month-day.` }];
}

async function disposeOf(
  sql: Sql,
  due: readonly DueRows[],
  action: DisposalAction,
  who: Who,
  reason: string | null,
): Promise<Disposal[]> {
  const disposals: Disposal[] = [];
  for (const one of due) {
    const { agreement, source, before, rows, batches } = one;
    const full = action === 'delete' ? await rowsInFull(sql, one) : null;
    await change(sql, one, action);
    for (const { batch, rows: changed } of batches) {
      await sql.execute(
        `INSERT INTO disposal (agreement, batch_id, action, before, rows, full_rows, reason, disposed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [agreement.id, batch, action, before, changed, full?.get(batch) ?? (full === null ? changed : 0), reason, nameOf(who)],
      );
    }
    disposals.push({
      agreement: agreement.id,
      source: source.name,
      action,
      before,
      rows,
      batches: batches.map(({ batch }) => batch),
    });
  }
  for (const { source, batches } of due) await source.refresh(sql, { batchIds: batches.map(({ batch }) => batch) });
  for (const { agreement, source, before, rows, batches } of disposals) {
    const detail = { sources: [source], rule: action, before, batches: batches.map(String) };
    await recordIn(sql, who, { action: 'DISPOSE', subject: `agreement:${agreement}`, detail, rowCount: rows });
  }
  return disposals;
}

/** Of rows that are to be deleted: how many had not been coarsened before, by batch. */
async function rowsInFull(sql: Sql, { agreement, source, before, batches }: DueRows): Promise<ReadonlyMap<number, number>> {
  const held = await heldLoads(sql);
  if (source.removable === undefined) {
    return new Map(batches.map(({ batch }) => [batch, held.find((load) => load.batch === batch)!.fullRows]));
  }
  const whole = await dueBefore(sql, agreement, held, before, 'coarsen');
  const ofSource = whole.find((one) => one.source.name === source.name);
  return new Map(ofSource?.batches.map(({ batch, rows }) => [batch, rows]) ?? []);
}

async function change(sql: Sql, { source, batches }: DueRows, action: DisposalAction): Promise<void> {
  const scopes = batches.map(({ scope }) => scope);
  if (source.removable !== undefined) {
    const { table, kind } = source.removable;
    await (action === 'delete' ? deleteIncidents(sql, table, kind, scopes) : coarsenIncidents(sql, table, scopes));
    return;
  }
  const tables = action === 'delete' ? source.tables : ATTENDANCE;
  for (const { batch } of batches) {
    if (action === 'delete') await deleteRows(sql, tables, batch);
    else for (const table of tables) await sql.execute(`DELETE FROM ${table} WHERE batch_id = $1`, [batch]);
    await sql.execute('DELETE FROM replaced_row WHERE batch_id = $1 AND table_name = ANY ($2)', [batch, tables]);
  }
}

/** What a list of youth provision loses when it is coarsened. */
const ATTENDANCE = ['youth_attendance'];
