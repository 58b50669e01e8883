/** What is wrong with the register or overdue in it: the part of «homeward check» that information governance asks for. */
import type { Sql } from '../database/database.js';
import { findSource, sources } from '../ingest/sources.js';
import { londonDay, stateOf, type Agreement } from './agreement.js';
import { listAgreements } from './agreements.sql.js';
import { heldLoads, type HeldLoad } from './held-data.sql.js';
import { keptTooLong, listOpenData, type OpenDataEntry } from './open-data.js';
import { dueRows, restrictedPastTime, type DueRows, type RestrictedRows } from './retention.js';

export interface RegisterFinding {
  readonly check: 'open data' | 'agreements' | 'health data' | 'loads without an agreement' | 'reviews' | 'retention';
  readonly ok: boolean;
  /** What was found and, when it is not well, what to do. */
  readonly detail: string;
}

export async function registerFindings(sql: Sql, today: string = londonDay()): Promise<RegisterFinding[]> {
  const agreements = await listAgreements(sql);
  const held = await heldLoads(sql);
  return [
    expired(agreements, held, today),
    unapproved(agreements, held, today),
    uncovered(agreements, held),
    overdueReviews(agreements, today),
    openData(await listOpenData(sql), held, today),
    overdueRetention(await dueRows(sql, today), await restrictedPastTime(sql, today)),
  ];
}

/** Data are held in full under an agreement that no longer holds. */
function expired(agreements: readonly Agreement[], held: readonly HeldLoad[], today: string): RegisterFinding {
  const wrongs = agreements
    .filter((agreement) => stateOf(agreement, today) === 'expired')
    .flatMap((agreement) => {
      const under = held.filter((load) => load.agreement === agreement.id && load.fullRows > 0);
      if (under.length === 0) return [];
      return [
        `${agreement.id} expired on ${agreement.endsOn}, and its data are still held: ${loadsInWords(under)}; renew it, or take them back`,
      ];
    });
  const soon = agreements.filter((agreement) => stateOf(agreement, today) === 'ends soon');
  const well = [
    agreements.length === 0 ? 'none registered' : `${agreements.length} registered, none expired with data held`,
    ...soon.map(({ id, endsOn }) => `${id} ends on ${endsOn}`),
  ];
  return { check: 'agreements', ok: wrongs.length === 0, detail: [...wrongs, ...(wrongs.length === 0 ? well : [])].join('; ') };
}

function unapproved(agreements: readonly Agreement[], held: readonly HeldLoad[], today: string): RegisterFinding {
  const health = agreements.filter((agreement) => agreement.health);
  const wrongs = health.flatMap(({ id, approval }) => {
    const under = held.filter((load) => load.agreement === id);
    if (under.length === 0) return [];
    if (approval === null || approval.on > today)
      return [`${id} is about health data and has no approval: ${loadsInWords(under)}; record it, or take them back`];
    const rows = under.filter(({ source }) => findSource(source)?.aggregate !== true);
    return rows.length === 0
      ? []
      : [`single records are held under ${id}, which is about health data: ${loadsInWords(rows)}; take them back`];
  });
  const detail =
    wrongs.length > 0 ? wrongs.join('; ') : health.length === 0 ? 'no agreement about health data' : 'counts only, each approved';
  return { check: 'health data', ok: wrongs.length === 0, detail };
}

/** Most often made before there was a register. */
function uncovered(agreements: readonly Agreement[], held: readonly HeldLoad[]): RegisterFinding {
  const without = held.filter(
    ({ source, agreement }) => findSource(source)?.openData === undefined && !agreements.some(({ id }) => id === agreement),
  );
  return {
    check: 'loads without an agreement',
    ok: without.length === 0,
    detail:
      without.length === 0
        ? 'none'
        : `${loadsInWords(without)}; say what they came under (homeward agreements --assign ID --loads NUMBERS), or take them back`,
  };
}

/** A fact to know: nothing is held wrongly because a review is late. */
function overdueReviews(agreements: readonly Agreement[], today: string): RegisterFinding {
  const late = agreements.filter(({ reviewOn }) => reviewOn < today);
  return {
    check: 'reviews',
    ok: true,
    detail:
      late.length === 0
        ? 'none overdue'
        : `overdue: ${late.map(({ id, reviewOn, reviewer }) => `${id} since ${reviewOn} (${reviewer})`).join('; ')}`,
  };
}

/** A fact to know as well: who reviews open data, and how long they are kept, is the installation's own to say. */
function openData(entries: readonly OpenDataEntry[], held: readonly HeldLoad[], today: string): RegisterFinding {
  const names = sources.filter(({ openData }) => openData !== undefined).map(({ name }) => name);
  const entryOf = (name: string) => entries.find(({ source }) => source === name);
  const unnamed = names.filter((name) => entryOf(name) === undefined && held.some(({ source }) => source === name));
  const late = entries.filter(({ reviewOn }) => reviewOn < today);
  const tooOld = names.flatMap((name) => keptTooLong(entryOf(name), held, today));
  const detail = [
    ...(late.length > 0
      ? [
          `review overdue: ${late.map(({ source, reviewOn, reviewer }) => `${source} since ${reviewOn} (${reviewer})`).join('; ')}`,
        ]
      : []),
    ...(tooOld.length > 0 ? [`kept too long: ${loadsInWords(tooOld)}; take them back`] : []),
    ...(unnamed.length > 0 ? [`no reviewer named: ${unnamed.join(', ')} (homeward open-data)`] : []),
  ].join('; ');
  return { check: 'open data', ok: true, detail: detail === '' ? 'nothing overdue' : detail };
}

/** A running server disposes of rows once a day, so what is due by a rule may be of today; reviews wait for a person. */
function overdueRetention(due: readonly DueRows[], restricted: readonly RestrictedRows[]): RegisterFinding {
  const told = due.map(({ agreement: { id, retention }, source, rows, oldest }) => {
    const next = retention.rule === 'review' ? 'for a person to decide' : `to ${retention.rule}`;
    return `${id}, ${source.name}: ${rowsInWords(rows)}, the oldest of ${oldest}, ${next}`;
  });
  const waiting = restricted.map(({ agreement, source, rows }) => `${agreement}, ${source}: ${rowsInWords(rows)}`);
  const detail = [
    ...(told.length > 0 ? [`due: ${told.join('; ')} (homeward retention)`] : []),
    ...(waiting.length > 0
      ? [
          `restricted and past their time: ${waiting.join('; ')} (lift the restriction, or take the record out: homeward restrict, homeward remove)`,
        ]
      : []),
  ].join('; ');
  return { check: 'retention', ok: true, detail: detail === '' ? 'nothing is kept longer than agreed' : detail };
}

const MOST_NAMED = 10;

/** «load 12 (asb-reports, 1,204 rows)», and how many more. */
function loadsInWords(loads: readonly HeldLoad[]): string {
  const named = loads.slice(0, MOST_NAMED).map(({ batch, source, rows }) => `load ${batch} (${source}, ${rowsInWords(rows)})`);
  return `${named.join(', ')}${loads.length > MOST_NAMED ? ` and ${loads.length - MOST_NAMED} more` : ''}`;
}

const rowsInWords = (rows: number): string => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
