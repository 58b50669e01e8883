/**
 * Adding, changing and closing youth sessions and places. Each in one transaction: the row, its history and the audit's event, or none of them.
 *
 * A session of a list that is changed stays its list's: taken back or replaced, the list takes the change with it, and a list that is loaded after says that
 * it does (server/ingest/youth-provision-publish.ts). What is added by form is no list's, so its place may not be either.
 */
import { nameOf, type Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database, Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { lockMoves } from '../../ingest/put-aside.js';
import { geocodePlaces } from '../geocode-places.js';
import { areasInWords, namesPossible } from '../reach/areas-in-words.js';
import { lsoasByAreaName } from '../reach/sessions-in-reach.sql.js';
import type { KeptChange, PlaceTerms, SessionTerms, StoredRecord } from './kept-provision.js';
import {
  insertPlace,
  insertSession,
  isSessionKnown,
  lockPlace,
  lockSession,
  placeWithoutList,
  sessionsThatRun,
  updatePlace,
  updateSession,
  writeKept,
  type StoredPlace,
} from './kept-provision.sql.js';
import { problemOfReason, readPlaceTerms, readSessionTerms } from './read-kept-terms.js';

export type KeptOutcome = Outcome<{ id: number }>;

const STALE = 'Somebody changed this since you opened it. Open it again, and look at what is there now.';
const NO_PLACE = 'There is no such place.';
const NO_SESSION = 'There is no such session.';

/** @param which null for a new one */
export function keepYouthPlace(
  database: Database,
  which: Which | null,
  written: PlaceTerms,
  reason: string,
  who: Acting,
): Promise<KeptOutcome> {
  const { terms, problems } = readPlaceTerms(written, which === null);
  return inOneMove(database, async (sql) => {
    const place = which === null ? null : await lockPlace(sql, which.id);
    const gone = which === null ? null : whyNot(place, which, NO_PLACE);
    if (gone !== null) return gone;
    const all = [...problems, ...problemOfReason(reason), ...openProblem(place, terms), ...(await areaProblems(sql, terms))];
    if (all.length > 0) return refused(all);
    if (place !== null) await updatePlace(sql, place.id, terms);
    const id = place?.id ?? (await insertPlace(sql, terms));
    await geocodePlaces(sql);
    const change = place === null ? 'added' : 'changed';
    await told(sql, who, { kind: 'place', recordId: id, version: (place?.version ?? 0) + 1, change, terms, reason });
    return { ok: true, id };
  });
}

/** @param which null for a new one */
export function keepYouthSession(
  database: Database,
  which: Which | null,
  written: SessionTerms,
  reason: string,
  who: Acting,
): Promise<KeptOutcome> {
  const { terms: asked, problems } = readSessionTerms(written);
  return inOneMove(database, async (sql) => {
    const session = which === null ? null : await lockSession(sql, which.id);
    const gone = which === null ? null : whyNot(session, which, NO_SESSION);
    if (gone !== null) return gone;
    const place = await lockPlace(sql, asked.placeId);
    const all = [...problems, ...problemOfReason(reason)];
    if (place === null || place.closed) all.unshift({ field: 'placeId', problem: 'Choose one of the places.' });
    if (all.length > 0) return refused(all);
    if (await isSessionKnown(sql, asked, session?.id ?? null))
      return failed('name', 'There is a session of this name at this place and time already.');
    const isOfItsList = session !== null && place!.batchId === session.batchId;
    const placeId = isOfItsList || place!.batchId === null ? place!.id : await withoutList(sql, place!, reason, who);
    const terms = { ...asked, placeId };
    if (session !== null) await updateSession(sql, session.id, terms);
    const id = session?.id ?? (await insertSession(sql, terms));
    const change = session === null ? 'added' : 'changed';
    await told(sql, who, { kind: 'session', recordId: id, version: (session?.version ?? 0) + 1, change, terms, reason });
    return { ok: true, id };
  });
}

export function closeYouthSession(database: Database, which: Which, reason: string, who: Acting): Promise<KeptOutcome> {
  return inOneMove(database, async (sql) => {
    const session = await lockSession(sql, which.id);
    return closed(sql, 'session', session, whyNot(session, which, NO_SESSION), reason, who);
  });
}

/** A place closes when nothing runs there any more. */
export function closeYouthPlace(database: Database, which: Which, reason: string, who: Acting): Promise<KeptOutcome> {
  return inOneMove(database, async (sql) => {
    const place = await lockPlace(sql, which.id);
    const gone = whyNot(place, which, NO_PLACE);
    if (gone === null && (await sessionsThatRun(sql, place!.id)) > 0)
      return failed('', 'Sessions still run at this place: close them first, or move them.');
    return closed(sql, 'place', place, gone, reason, who);
  });
}

/** Beside no load and no undo, which put rows aside as they are. */
function inOneMove(database: Database, change: (sql: Sql) => Promise<KeptOutcome>): Promise<KeptOutcome> {
  return database.asOwner(async (sql) => {
    await lockMoves(sql);
    return change(sql);
  });
}

async function closed(
  sql: Sql,
  kind: 'place' | 'session',
  record: StoredRecord | null,
  gone: KeptOutcome | null,
  reason: string,
  who: Acting,
): Promise<KeptOutcome> {
  if (gone !== null) return gone;
  const problems = problemOfReason(reason);
  if (problems.length > 0) return refused(problems);
  const { id: recordId, version } = record!;
  await told(sql, who, { kind, recordId, version: version + 1, change: 'closed', terms: {}, reason });
  return { ok: true, id: recordId };
}

function whyNot(record: StoredRecord | null, { version }: Which, none: string): KeptOutcome | null {
  if (record === null || record.closed) return failed('id', none);
  return version != null && version !== record.version ? failed('', STALE) : null;
}

/** A list gave it no point because its words suggest that it must not be found: whoever gives it one says that it may be. */
function openProblem(place: StoredPlace | null, { longitude, mustNotBeFound }: PlaceTerms): FieldProblem[] {
  return place?.sensitivityOpen === true && mustNotBeFound === null && longitude !== null
    ? [{ field: 'mustNotBeFound', problem: 'Say whether this place must not be found before it gets a point.' }]
    : [];
}

/** Detached work reaches the areas that are named, so they must be known. */
async function areaProblems(sql: Sql, { areaText }: PlaceTerms): Promise<FieldProblem[]> {
  if (areaText === null) return [];
  const known = await lsoasByAreaName(sql, namesPossible(areaText));
  return areasInWords(areaText, (name) => known.has(name)) === null
    ? [{ field: 'areaText', problem: 'Write wards or districts that are loaded, by name or code, with commas between them.' }]
    : [];
}

async function withoutList(sql: Sql, { id, name }: StoredPlace, reason: string, who: Acting): Promise<number> {
  const own = await placeWithoutList(sql, id);
  if (own.isNew) {
    const terms = { name, sameAs: id };
    await told(sql, who, { kind: 'place', recordId: own.id, version: 1, change: 'added', terms, reason });
  }
  return own.id;
}

async function told(sql: Sql, who: Acting, change: Omit<KeptChange, 'changedAt' | 'changedBy'>): Promise<void> {
  await writeKept(sql, { ...change, reason: change.reason.trim(), changedBy: nameOf(who) });
  const subject = `youth-${change.kind}:${change.recordId}`;
  await recordIn(sql, who, { action: 'YOUTH_PROVISION', subject, detail: { change: change.change } });
}
