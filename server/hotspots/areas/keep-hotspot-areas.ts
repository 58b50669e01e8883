/**
 * Proposing, changing, activating, reviewing and closing hotspot areas. Each in one transaction: the area, its history and the audit's
 * event, or none of them.
 */
import { isDeepStrictEqual } from 'node:util';
import { nameOf, type Who } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database, Sql } from '../../database/database.js';
import { londonDay } from '../../governance/agreement.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { checkBoundary } from './check-boundary.js';
import type { HotspotArea, HotspotChange, HotspotStatus, HotspotTerms } from './hotspot-area.js';
import {
  findHotspotArea,
  insertHotspotArea,
  insertThreatNote,
  updateHotspotArea,
  writeHotspotChange,
  type HotspotUpdate,
} from './hotspot-areas.sql.js';
import { problemOfReviewDay, problemOfWords, readHotspotTerms, readThreatNote, type WrittenNote } from './read-hotspot-terms.js';
import { inWords, squareMetresOf, type Ring } from './ring.js';

export type HotspotOutcome = Outcome<{ id: number }>;

export interface Proposal {
  readonly terms: HotspotTerms;
  /** GeoJSON, not yet looked at. */
  readonly boundary: unknown;
  readonly reviewOn: string;
}

export async function proposeHotspotArea(
  database: Database,
  { terms: written, boundary, reviewOn }: Proposal,
  who: Who,
  today: string = londonDay(),
): Promise<HotspotOutcome> {
  const { terms, problems } = readHotspotTerms(written);
  const wrong = [...problems, ...problemOfReviewDay(reviewOn, 'reviewOn', today)];
  return database.asOwner(async (sql) => {
    const checked = await checkBoundary(sql, boundary);
    if (!checked.ok) return refused([...wrong, ...checked.problems]);
    if (wrong.length > 0) return refused(wrong);
    const id = await insertHotspotArea(sql, terms, checked.ring, reviewOn);
    const fields = {
      ...differences(null, terms),
      ...ofBoundary(null, checked.ring),
      reviewOn: { before: null, after: reviewOn },
    };
    return recorded(sql, who, { areaId: id, version: 1, change: 'proposed', fields, reason: null, ring: checked.ring });
  });
}

/** All terms as they are to be; the boundary only where it is drawn anew. The day of the review is moved by a review alone. */
export async function changeHotspotArea(
  database: Database,
  which: Which,
  { terms: written, boundary, reason }: { readonly terms: HotspotTerms; readonly boundary?: unknown; readonly reason: string },
  who: Who,
  today: string = londonDay(),
): Promise<HotspotOutcome> {
  const { terms, problems } = readHotspotTerms(written);
  const wrong = [...problems, ...problemOfWords(reason, 'reason', 'Say why it is changed.').map(underChange)];
  return changed(database, which, today, who, async (area, sql) => {
    if (area.status !== 'proposed' && area.status !== 'active')
      return `It is ${area.status}. Activate it again before it is changed.`;
    const checked = boundary == null ? null : await checkBoundary(sql, boundary);
    const all = [...wrong, ...(checked === null || checked.ok ? [] : checked.problems)];
    if (all.length > 0) return all;
    const ring = checked?.ok && !isDeepStrictEqual(checked.ring, area.ring) ? checked.ring : undefined;
    const fields = { ...differences(termsOf(area), terms), ...(ring ? ofBoundary(area.ring, ring) : {}) };
    if (Object.keys(fields).length === 0) return 'Nothing was changed: all is as it was.';
    return { update: { terms, ring }, change: 'changed', fields, reason: reason.trim() };
  });
}

/** «reason» is the area's own; why it is changed is told apart. */
const underChange = ({ problem }: FieldProblem): FieldProblem => ({ field: 'why', problem });

/** A proposed area, or one that lapsed. */
export async function activateHotspotArea(
  database: Database,
  which: Which,
  { reviewOn, reason }: { readonly reviewOn?: string | null; readonly reason: string },
  who: Who,
  today: string = londonDay(),
): Promise<HotspotOutcome> {
  const wrong = problemOfWords(reason, 'reason', 'Say who decided it, and where.');
  return changed(database, which, today, who, (area) => {
    if (area.status === 'active') return 'It is active already.';
    if (area.status === 'closed') return 'It is closed, which stays. Propose the place anew.';
    const next = reviewOn ?? area.reviewOn;
    const all = [...wrong, ...problemOfReviewDay(next, 'reviewOn', today)];
    if (all.length > 0) return all;
    const update = { status: 'active', reviewOn: next, activeSince: today } as const;
    return {
      update,
      change: 'activated',
      fields: differences(stateOf(area), { ...stateOf(area), status: 'active', reviewOn: next }),
      reason: reason.trim(),
    };
  });
}

/** An area that stands was looked at again, and will be on `nextOn`. */
export async function reviewHotspotArea(
  database: Database,
  which: Which,
  { nextOn, outcome }: { readonly nextOn: string; readonly outcome: string },
  who: Who,
  today: string = londonDay(),
): Promise<HotspotOutcome> {
  const wrong = [
    ...problemOfWords(outcome, 'outcome', 'Say what came of the review.'),
    ...problemOfReviewDay(nextOn, 'nextOn', today),
  ];
  return changed(database, which, today, who, (area) => {
    if (area.status === 'closed') return 'It is closed, and is not reviewed any more.';
    if (area.status === 'lapsed') return 'It lapsed on its review date. Activate it again, or close it.';
    if (wrong.length > 0) return wrong;
    const fields = differences(stateOf(area), { ...stateOf(area), reviewOn: nextOn });
    return { update: { reviewOn: nextOn, reviewedOn: today }, change: 'reviewed', fields, reason: outcome.trim() };
  });
}

export async function closeHotspotArea(
  database: Database,
  which: Which,
  reason: string,
  who: Who,
  today: string = londonDay(),
): Promise<HotspotOutcome> {
  const wrong = problemOfWords(reason, 'reason', 'Say why it is closed, and what came of it.');
  return changed(database, which, today, who, (area) => {
    if (area.status === 'closed') return 'It is closed already.';
    if (wrong.length > 0) return wrong;
    const fields = differences(stateOf(area), { ...stateOf(area), status: 'closed' });
    return { update: { status: 'closed' }, change: 'closed', fields, reason: reason.trim() };
  });
}

/** What the police know of an area now; what they wrote before stays in its history. */
export async function writeThreatNote(database: Database, id: number, written: WrittenNote, who: Who): Promise<HotspotOutcome> {
  const read = readThreatNote(written);
  return database.asOwner(async (sql) => {
    const area = await findHotspotArea(sql, id, { today: londonDay(), lock: true });
    if (area === null) return unknown;
    if (area.status === 'closed') return failed('', 'It is closed: nothing is added to it.');
    if (!read.ok) return refused(read.problems);
    await insertThreatNote(sql, id, read.note, nameOf(who));
    await recordIn(sql, who, { action: 'HOTSPOT_AREA', subject: subjectOf(id), detail: { change: 'threat note written' } });
    return { ok: true, id };
  });
}

interface Change extends Pick<HotspotChange, 'change' | 'fields' | 'reason'> {
  readonly update: HotspotUpdate;
}

/** @param to what is to be done, or why not: of the whole, or field by field */
async function changed(
  database: Database,
  { id, version }: Which,
  today: string,
  who: Who,
  to: (area: HotspotArea, sql: Sql) => Change | string | FieldProblem[] | Promise<Change | string | FieldProblem[]>,
): Promise<HotspotOutcome> {
  return database.asOwner(async (sql) => {
    const area = await findHotspotArea(sql, id, { today, lock: true });
    if (area === null) return unknown;
    if (version != null && version !== area.version)
      return failed('', 'Somebody changed this area since you opened it. Open it again, and look at what is there now.');
    const change = await to(area, sql);
    if (typeof change === 'string') return failed('', change);
    if (Array.isArray(change)) return refused(change);
    const since = await updateHotspotArea(sql, id, change.update);
    return recorded(sql, who, { ...change, areaId: id, version: since, ring: change.update.ring });
  });
}

async function recorded(
  sql: Sql,
  who: Who,
  change: Omit<HotspotChange, 'changedAt' | 'changedBy'> & { readonly ring?: Ring | undefined },
): Promise<HotspotOutcome> {
  await writeHotspotChange(sql, { ...change, changedBy: nameOf(who) });
  const detail = { change: change.change, fields: Object.keys(change.fields) };
  await recordIn(sql, who, { action: 'HOTSPOT_AREA', subject: subjectOf(change.areaId), detail });
  return { ok: true, id: change.areaId };
}

const unknown: HotspotOutcome = failed('id', 'There is no such hotspot area.');

export const subjectOf = (id: number): string => `hotspot-area:${id}`;

const stateOf = ({ status, reviewOn }: HotspotArea): { status: HotspotStatus; reviewOn: string } => ({ status, reviewOn });

function termsOf({ name, reason, leastIntrusive, equalityNote, owner, source, detectionRun }: HotspotArea): HotspotTerms {
  return { name, reason, leastIntrusive, equalityNote, owner, source, detectionRun };
}

/** Of a boundary its size and points: where it lies is kept apart, for who may see it. */
function ofBoundary(before: Ring | null, after: Ring): HotspotChange['fields'] {
  const told = (ring: Ring | null): string | null =>
    ring === null ? null : `${ring.length} points, ${inWords(squareMetresOf(ring))}`;
  return { boundary: { before: told(before), after: told(after) } };
}

function differences<Fields extends object>(before: Fields | null, after: Fields): HotspotChange['fields'] {
  const names = Object.keys(after) as (keyof Fields & string)[];
  return Object.fromEntries(
    names
      .filter((name) => (before?.[name] ?? null) !== (after[name] ?? null))
      .map((name) => [name, { before: before?.[name] ?? null, after: after[name] }]),
  );
}
