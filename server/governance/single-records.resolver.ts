import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { LOADING_ACCESS } from '../access/access-table.js';
import { recordDigest } from '../audit/record-digest.js';
import type { RequestContext } from '../context.js';
import { badUserInput, notFound, type InputPath } from '../errors.js';
import { onlySingle } from '../incidents/incidents.service.js';
import { forceSlug } from '../ingest/police-force.js';
import { cellsOf } from '../ingest/records/correctable.js';
import { correctRecord, liftCorrection } from '../ingest/records/correct-record.js';
import { findHeld, type HeldRow as FoundRow } from '../ingest/records/held-record.js';
import { hasReferences, type RecordKey, type RecordSource, type Refusal } from '../ingest/records/record-key.js';
import { liftRestriction, restrictRecord } from '../ingest/records/restrict-record.js';
import { liftRemoval, removeRecord } from '../ingest/remove-record.js';
import { LONGEST_KEY, type RowError } from '../ingest/source.js';
import { findSource, sources } from '../ingest/sources.js';
import { checkReason } from './change-reason.js';
import {
  CorrectedFieldInput,
  HeldRecord,
  RecordChanged,
  RecordInput,
  RecordLiftEnum,
  type HeldField,
  type RecordLift,
} from './single-record.type.js';

const REASON = { description: 'Why, in a few words; kept with who and when, also when the record is gone.' };
const WHICH = { description: 'Which; only of what your agency loaded.' };

@Resolver()
export class SingleRecordsResolver {
  @Query(() => HeldRecord, {
    complexity: 500,
    description:
      'What is held under a reference, for a request of access: of what your agency loaded, where your role sees single records of that list. Reading it leaves an event.',
  })
  async heldRecord(
    @Ctx() context: RequestContext,
    @Arg('record', () => RecordInput, WHICH) record: RecordInput,
  ): Promise<HeldRecord> {
    const key = readKey(context, record);
    const { kind } = key.source.removable;
    const seen = onlySingle(context.viewer, { kinds: [kind], sources: [key.source.name] });
    const found = await context.withoutTransaction(() => context.services.database.asOwner((sql) => findHeld(sql, key)));
    if (found.rows.length === 0 && found.changes.length === 0) throw notFound(NONE_OF_YOURS);
    const mayRead = (row: FoundRow): boolean => seen.rowsOnly !== true || isOwnWithoutPerson(row, context.viewer.agency);
    const records = found.rows.filter(mayRead).map(({ id }) => recordDigest(id));
    const detail = { query: 'heldRecord', kinds: [kind], sources: [key.source.name], records };
    context.audit({ action: 'HELD', detail, rowCount: found.rows.length });
    return {
      rows: found.rows.map((row) => ({
        ...row,
        batch: String(row.batch),
        fields: mayRead(row) ? fieldsOf(key.source, row) : null,
      })),
      changes: found.changes,
    };
  }

  @Mutation(() => RecordChanged, {
    description:
      'Corrects fields of a single record. They are checked as a file’s are; later loads that bring the wrong words are corrected again. What stood there before is not kept.',
  })
  async correctRecord(
    @Ctx() context: RequestContext,
    @Arg('record', () => RecordInput, WHICH) record: RecordInput,
    @Arg('fields', () => [CorrectedFieldInput], { description: 'What should stand where.' }) fields: CorrectedFieldInput[],
    @Arg('reason', () => String, REASON) reason: string,
  ): Promise<RecordChanged> {
    const key = readKey(context, record);
    const by = { who: context.acting, reason: checkReason(reason, ['reason']) };
    checkFields(fields);
    const outcome = await context.withoutTransaction(() => correctRecord(context.services.database, key, cellsOf(fields), by));
    if (outcome.ok) return changed(outcome.force, outcome.corrected, outcome.batches);
    throw outcome.errors === undefined ? refused(outcome) : wrongFields(fields, outcome.errors);
  }

  @Mutation(() => RecordChanged, {
    description:
      'Restricts a single record (UK GDPR, Article 18): it stays stored and is in no list, map, count or file, also after later loads, until that is lifted.',
  })
  async restrictRecord(
    @Ctx() context: RequestContext,
    @Arg('record', () => RecordInput, WHICH) record: RecordInput,
    @Arg('reason', () => String, REASON) reason: string,
  ): Promise<RecordChanged> {
    const key = readKey(context, record);
    const by = { who: context.acting, reason: checkReason(reason, ['reason']) };
    const outcome = await context.withoutTransaction(() => restrictRecord(context.services.database, key, by));
    if (!outcome.ok) throw refused(outcome);
    return changed(outcome.force, outcome.restricted, outcome.batches);
  }

  @Mutation(() => RecordChanged, {
    description:
      'Takes a single record out, for good: nothing of it is kept but a digest of its reference, by which later loads leave it out.',
  })
  async removeRecord(
    @Ctx() context: RequestContext,
    @Arg('record', () => RecordInput, WHICH) record: RecordInput,
    @Arg('reason', () => String, REASON) reason: string,
  ): Promise<RecordChanged> {
    const { source, reference, force, agency } = readKey(context, record);
    const further = { agency, reason: checkReason(reason, ['reason']) };
    const outcome = await context.withoutTransaction(() =>
      removeRecord(context.services.database, source, reference, context.acting, force, further),
    );
    if (!outcome.ok) throw refused(outcome);
    return changed(outcome.force, outcome.removed, outcome.batches);
  }

  @Mutation(() => RecordChanged, { description: 'Lifts a correction, restriction or removal of a single record.' })
  async liftRecordChange(
    @Ctx() context: RequestContext,
    @Arg('record', () => RecordInput, WHICH) record: RecordInput,
    @Arg('change', () => RecordLiftEnum, { description: 'Which of the three.' }) change: RecordLift,
    @Arg('reason', () => String, REASON) reason: string,
  ): Promise<RecordChanged> {
    const key = readKey(context, record);
    const by = { who: context.acting, reason: checkReason(reason, ['reason']) };
    const outcome = await context.withoutTransaction(() => LIFTS[change](context.services.database, key, by));
    if (!outcome.ok) throw refused(outcome);
    return changed(outcome.force, outcome.rows, []);
  }
}

const LIFTS = { CORRECTION: liftCorrection, RESTRICTION: liftRestriction, REMOVAL: liftRemoval } as const;

const NONE_OF_YOURS = 'Nothing that your agency loaded has this reference. Write it exactly as the file has it.';

const MOST_FIELDS = 40;
const LONGEST_CONTENT = 10_000;

function readKey(context: RequestContext, { source: name, reference, force }: RecordInput): RecordKey & { source: RecordSource } {
  const source = findSource(name);
  if (source === undefined || !hasReferences(source)) {
    const able = sources.filter(hasReferences).map((one) => one.name);
    throw badUserInput(`Sources whose records have references: ${able.join(', ')}.`, ['record', 'source']);
  }
  const trimmed = reference.trim();
  if (trimmed === '' || trimmed.length > LONGEST_KEY)
    throw badUserInput('Write the reference exactly as the file has it.', ['record', 'reference']);
  // The operator acts on whatever was loaded, without seeing it.
  const agency = LOADING_ACCESS[context.viewer.persona] === 'operator' ? undefined : context.viewer.agency;
  return { source, reference: trimmed, force: force == null ? undefined : forceSlug(force), agency };
}

function checkFields(fields: readonly CorrectedFieldInput[]): void {
  if (fields.length > MOST_FIELDS) throw badUserInput(`Name at most ${MOST_FIELDS} fields.`, ['fields']);
  const long = fields.findIndex(({ content }) => content.length > LONGEST_CONTENT);
  if (long >= 0) throw badUserInput('Write less: no field takes that much.', ['fields', long, 'content']);
}

/** All that is wrong in words, at the place of the first. */
function wrongFields(fields: readonly CorrectedFieldInput[], errors: readonly RowError[]): Error {
  const said = errors.map(({ column, reason, remedy }) => `${column === '' ? '' : `${column}: `}${reason} ${remedy}`);
  const place = fields.findIndex(({ field }) => field === errors[0]!.column);
  const path: InputPath = place >= 0 ? ['fields', place, 'content'] : ['fields'];
  return badUserInput(said.join(' '), path);
}

/** What is not there and what another agency loaded are answered alike. */
function refused({ reason, remedy }: Refusal): Error {
  return reason.startsWith('No record') ? notFound(`${reason} ${remedy}`) : badUserInput(`${reason} ${remedy}`, ['record']);
}

const changed = (force: string, rows: number, batches: readonly number[]): RecordChanged => ({
  force,
  rows,
  batches: batches.map(String),
});

/** As the row policy of `asb_report` has it for council analysts (migrations/0009-access.ts). */
function isOwnWithoutPerson({ stored }: FoundRow, agency: string): boolean {
  return stored['agency'] === agency.toLowerCase() && stored['national_type'] !== 'personal';
}

/** By the file's columns, in its order. */
function fieldsOf({ correctable, layouts }: RecordSource, { stored }: FoundRow): HeldField[] {
  const KEYS: Readonly<Record<string, string>> = { force: 'force_code' };
  return layouts[0]!.columns.flatMap(({ name }) => {
    const held = stored[correctable.storedAs(name) ?? KEYS[name] ?? name];
    return held === null || held === undefined ? [] : [{ name, content: inTheFilesWords(name, held) }];
  });
}

/** As a file would have it: yes and no, a word of precision, coordinates no finer than anybody measures. */
function inTheFilesWords(name: string, held: unknown): string {
  if (typeof held === 'boolean') return held ? 'yes' : 'no';
  if (name === 'precision') return String(held).toLowerCase();
  if (typeof held !== 'number') return String(held);
  return String(Number(held.toFixed(name === 'longitude' || name === 'latitude' ? 6 : 1)));
}
