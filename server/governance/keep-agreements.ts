/**
 * Registering, amending and ending agreements, and what is recorded of them. Each in one transaction: the agreement, its history and the
 * audit's event, or none of them.
 */
import { isDeepStrictEqual } from 'node:util';
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { lockMoves } from '../ingest/put-aside.js';
import { findSource } from '../ingest/sources.js';
import { londonDay, type Agreement, type AgreementTerms } from './agreement.js';
import { isDay, readAgreement, type ReadAgreement } from './agreement-terms.js';
import type { FieldProblem } from './field-problem.js';
import {
  findAgreement,
  insertAgreement,
  updateAgreement,
  writeChange,
  type AgreementChangeKind,
  type ChangedFields,
} from './agreements.sql.js';
import { failed, refused, type Outcome } from './asked-change.js';
import { personsIn, personsInTerms } from './persons-in-terms.js';

export type AgreementOutcome = Outcome<{ agreement: Agreement }>;

const LONGEST_REASON = 500;

/** @param written what somebody wrote, not yet looked at */
export async function registerAgreement(
  database: Database,
  written: unknown,
  who: Who,
  { invented = false }: { readonly invented?: boolean } = {},
): Promise<AgreementOutcome> {
  const read = withoutPersons(readAgreement(written));
  if (!read.ok) return read;
  return database.asOwner(async (sql) => {
    if (!(await insertAgreement(sql, read.id, read.terms, { by: nameOf(who), invented })))
      return failed('id', `There is an agreement «${read.id}» already. Choose another id, or amend that one.`);
    return recorded(sql, who, read.id, { change: 'registered', fields: differences(null, read.terms), reason: null });
  });
}

function withoutPersons(read: ReadAgreement): ReadAgreement {
  const problems = read.ok ? personsInTerms(read.terms) : [];
  return problems.length === 0 ? read : refused(problems);
}

/** All terms as they are to be; the id stays. */
export async function amendAgreement(database: Database, written: unknown, reason: string, who: Who): Promise<AgreementOutcome> {
  const read = withoutPersons(readAgreement(written));
  const wrongReason = problemOfReason(reason);
  if (!read.ok) return refused([...read.problems, ...wrongReason]);
  if (wrongReason.length > 0) return refused(wrongReason);
  return database.asOwner(async (sql) => {
    const before = await findAgreement(sql, read.id, 'FOR UPDATE');
    if (before === null) return unknown(read.id);
    const fields = differences(termsOf(before), read.terms);
    if (Object.keys(fields).length === 0) return failed('', 'Nothing was changed: all is as it was.');
    await updateAgreement(sql, read.id, read.terms);
    return recorded(sql, who, read.id, { change: 'amended', fields, reason });
  });
}

/** Its last day becomes `on`, most often today; a day after the agreed end is an amendment, not an end. */
export async function endAgreement(
  database: Database,
  id: string,
  { on, reason }: { readonly on: string; readonly reason: string },
  who: Who,
): Promise<AgreementOutcome> {
  if (!isDay(on)) return failed('on', 'Write the last day on which it holds as year-month-day: 2026-04-01.');
  return changed(database, id, who, 'ended', reason, (agreement) => {
    if (on > agreement.endsOn) return `It ends on ${agreement.endsOn}, before that day. To let it go on, amend it.`;
    if (on < agreement.startsOn) return `It begins on ${agreement.startsOn}: it cannot end before that.`;
    return { ...termsOf(agreement), endsOn: on };
  });
}

export async function approveHealthData(
  database: Database,
  id: string,
  approval: { readonly by: string; readonly on: string; readonly reference: string },
  who: Who,
): Promise<AgreementOutcome> {
  const problems = personsInTerms({ approval });
  if (problems.length > 0) return refused(problems);
  return changed(database, id, who, 'approved', null, (agreement) => {
    if (!agreement.health) return 'It is not about health data, so there is nothing to approve.';
    return { ...termsOf(agreement), approval };
  });
}

/** The agreement was looked at again, and will be on `nextOn`. */
export async function recordReview(
  database: Database,
  id: string,
  { nextOn, outcome }: { readonly nextOn: string; readonly outcome: string },
  who: Who,
  today: string = londonDay(),
): Promise<AgreementOutcome> {
  if (!isDay(nextOn) || nextOn <= today)
    return failed('nextOn', 'Write the day of the next review, after today, as year-month-day.');
  return changed(database, id, who, 'reviewed', outcome, (agreement) => ({ ...termsOf(agreement), reviewOn: nextOn }));
}

/** Says of loads made before there was a register, or under another agreement, that they came under this one. */
export async function assignLoads(
  database: Database,
  id: string,
  batches: readonly number[],
  who: Who,
): Promise<AgreementOutcome> {
  return database.asOwner(async (sql) => {
    // A disposal under the agreement that they leave would otherwise go on with rows that are under another.
    await lockMoves(sql);
    const agreement = await findAgreement(sql, id, 'FOR UPDATE');
    if (agreement === null) return unknown(id);
    const found = await sql.query<AssignedLoad>(
      `SELECT id, source, agency, invented, agreement FROM batch WHERE id = ANY ($1::bigint[]) AND state <> 'staging' ORDER BY id FOR UPDATE`,
      [batches],
    );
    const missing = batches.filter((batch) => !found.some((one) => one.id === batch));
    if (batches.length === 0 || missing.length > 0)
      return failed('batches', `There is no load ${missing.join(', ')}. «homeward batches» lists them.`);
    const uncovered = found.filter(({ source }) => !agreement.sources.includes(source));
    if (uncovered.length > 0)
      return failed('batches', `It does not cover «${uncovered[0]!.source}», as which load ${uncovered[0]!.id} was loaded.`);
    const wrong = whyNotAssigned(agreement, found);
    if (wrong !== null) return failed('batches', wrong);
    if (agreement.health && found.some(({ source }) => findSource(source)?.aggregate !== true))
      return failed('batches', 'It is about health data, which are held as counts only.');
    await sql.execute('UPDATE batch SET agreement = $2 WHERE id = ANY ($1::bigint[])', [batches, id]);
    const fields = Object.fromEntries(found.map((one) => [`batch ${one.id}`, { before: one.agreement, after: id }]));
    return recorded(sql, who, id, { change: 'loads assigned', fields, reason: null });
  });
}

interface AssignedLoad {
  readonly id: number;
  readonly source: string;
  /** Null for the operator's, who loads for all. */
  readonly agency: string | null;
  readonly invented: boolean;
  readonly agreement: string | null;
}

/** What no file could be loaded under, no load is assigned to either. */
function whyNotAssigned({ invented, agencies }: Agreement, loads: readonly AssignedLoad[]): string | null {
  const real = loads.find((load) => invented && !load.invented);
  if (real !== undefined) return `It is invented, and load ${real.id} is not.`;
  const known = agencies.map((agency) => agency.toLowerCase());
  const other = loads.find(({ agency }) => agency !== null && !known.includes(agency.toLowerCase()));
  return other === undefined ? null : `It does not cover files of ${other.agency!}, who loaded load ${other.id}.`;
}

/** Changes some terms; the whole is read again, so that no change makes of it what could not be registered. */
async function changed(
  database: Database,
  id: string,
  who: Who,
  change: AgreementChangeKind,
  reason: string | null,
  to: (agreement: Agreement) => AgreementTerms | string,
): Promise<AgreementOutcome> {
  const wrongReason = reason === null ? [] : problemOfReason(reason);
  if (wrongReason.length > 0) return refused(wrongReason);
  return database.asOwner(async (sql) => {
    const before = await findAgreement(sql, id, 'FOR UPDATE');
    if (before === null) return unknown(id);
    const after = to(before);
    if (typeof after === 'string') return failed('', after);
    const read = readAgreement({ id, ...after });
    if (!read.ok) return read;
    await updateAgreement(sql, id, read.terms);
    return recorded(sql, who, id, { change, fields: differences(termsOf(before), read.terms), reason });
  });
}

async function recorded(
  sql: Sql,
  who: Who,
  id: string,
  { change, fields, reason }: { change: AgreementChangeKind; fields: ChangedFields; reason: string | null },
): Promise<AgreementOutcome> {
  await writeChange(sql, { agreement: id, changedBy: nameOf(who), change, fields, reason });
  const agreement = (await findAgreement(sql, id))!;
  const detail = { sources: agreement.sources, change, fields: Object.keys(fields) };
  await recordIn(sql, who, { action: 'REGISTER', subject: `agreement:${id}`, detail });
  return { ok: true, agreement };
}

const unknown = (id: string): AgreementOutcome => failed('id', `There is no agreement «${id}» in the register.`);

export function problemOfReason(reason: string): FieldProblem[] {
  const length = reason.trim().length;
  if (length >= 3 && length <= LONGEST_REASON) return personsIn(reason, 'reason');
  return [{ field: 'reason', problem: `Say why, in 3 to ${LONGEST_REASON} characters.` }];
}

export function termsOf(agreement: Agreement): AgreementTerms {
  const { id: _id, invented: _invented, registeredBy: _by, registeredAt: _at, ...terms } = agreement;
  return terms;
}

function differences(before: AgreementTerms | null, after: AgreementTerms): ChangedFields {
  const names = Object.keys(after) as (keyof AgreementTerms)[];
  return Object.fromEntries(
    names
      .filter((name) => !isDeepStrictEqual(before?.[name], after[name]))
      .map((name) => [name, { before: before?.[name] ?? null, after: after[name] }]),
  );
}
