/** What of the register may go out, and to whom: how many rows there are only to those who keep it, since a number of discharges is one. */
import { REGISTER_ACCESS } from '../access/access-table.js';
import type { Viewer } from '../access/viewer.js';
import type { OpenData } from '../ingest/source.js';
import { sources } from '../ingest/sources.js';
import { RETENTION_RULES, stateOf, type Agreement } from './agreement.js';
import type { AgreementChange as AgreementChangeType, AgreementType, Disposal as DisposalType } from './agreement.type.js';
import type { AgreementChange } from './agreements.sql.js';
import type { Disposal } from './dispose.js';
import type { HeldLoad } from './held-data.sql.js';
import { GATEWAYS, LAWFUL_BASES, lawWords, SPECIAL_CONDITIONS } from './lawful-basis.js';
import type { OpenDataType, Register } from './register.type.js';
import { keptTooLong, type OpenDataEntry } from './open-data.js';
import type { DueRows } from './retention.js';

export interface RegisterContents {
  readonly today: string;
  readonly agreements: readonly Agreement[];
  readonly changes: readonly AgreementChange[];
  readonly held: readonly HeldLoad[];
  readonly due: readonly DueRows[];
  readonly openData: readonly OpenDataEntry[];
  /** Which controls its copies of what others publish. */
  readonly partnership: string;
}

const seesRows = ({ persona }: Pick<Viewer, 'persona'>): boolean => ['all', 'settings'].includes(REGISTER_ACCESS[persona]);

/** Whoever decides what becomes of rows that are due must know how many there are, and how old. */
const decides = ({ persona }: Pick<Viewer, 'persona'>): boolean => REGISTER_ACCESS[persona] === 'all';

/**
 * Whoever looked every day would else be told the day of each record: a discharge is due for the first time when it is so many months old.
 * Of whole months it tells no more than the month of one of them.
 */
function isOfThisMonth({ source, before, oldest }: DueRows): boolean {
  return source.removable !== undefined && oldest >= `${before.slice(0, 'yyyy-mm-'.length)}01`;
}

export function publishedRegister(contents: RegisterContents, viewer: Viewer): Register {
  const { today, agreements, held, due } = contents;
  const rowsOf = (loads: readonly HeldLoad[]): number | null =>
    seesRows(viewer) ? loads.reduce((sum, { rows }) => sum + rows, 0) : null;
  return {
    today,
    sources: sources.map(({ name, title, openData, aggregate, coarsened }) => {
      const loads = held.filter(({ source }) => source === name);
      return {
        name,
        title,
        openData: openData === undefined ? null : publishedOpenData(name, openData, contents),
        aggregate: aggregate === true,
        coarsened: coarsened ?? null,
        agreements: agreements.filter((one) => one.sources.includes(name)).map(({ id }) => id),
        loads: loads.length,
        rows: rowsOf(loads),
      };
    }),
    agreements: agreements.map((agreement) => publishedAgreement(agreement, contents, viewer)),
    due: due
      .filter((one) => decides(viewer) || !isOfThisMonth(one))
      .map(({ agreement: { id, retention }, source, before, oldest, rows }) => ({
        agreement: id,
        source: source.name,
        rule: retention.rule,
        before,
        oldest: decides(viewer) ? oldest : null,
        rows: decides(viewer) ? rows : null,
        canCoarsen: source.coarsened !== undefined,
      })),
    uncovered: held
      .filter(({ source, agreement }) => !isOpen(source) && !agreements.some(({ id }) => id === agreement))
      .map(({ batch, source, agreement }) => ({ batch: String(batch), source, agreement })),
    choices: {
      lawfulBases: LAWFUL_BASES,
      specialConditions: SPECIAL_CONDITIONS,
      gateways: GATEWAYS,
      retentionRules: RETENTION_RULES,
    },
  };
}

function publishedOpenData(
  name: string,
  published: OpenData,
  { openData, held, today, partnership }: RegisterContents,
): OpenDataType {
  const entry = openData.find(({ source }) => source === name);
  return {
    ...published,
    controller: partnership,
    retentionMonths: entry?.retentionMonths ?? null,
    loadsTooOld: keptTooLong(entry, held, today).map(({ batch }) => String(batch)),
    reviewer: entry?.reviewer ?? null,
    reviewOn: entry?.reviewOn ?? null,
  };
}

const isOpen = (name: string): boolean => sources.find((source) => source.name === name)?.openData !== undefined;

export function publishedAgreement(
  agreement: Agreement,
  { today, changes, held }: Pick<RegisterContents, 'today' | 'changes' | 'held'>,
  viewer: Viewer,
): AgreementType {
  const loads = held.filter((load) => load.agreement === agreement.id);
  const choice = (code: string) => ({ code, words: lawWords(code) });
  return {
    ...agreement,
    lawfulBasis: choice(agreement.lawfulBasis),
    specialCondition: agreement.specialCondition === null ? null : choice(agreement.specialCondition),
    gateway: choice(agreement.gateway),
    state: stateOf(agreement, today),
    loads: loads.length,
    loadsInFull: loads.filter(({ fullRows }) => fullRows > 0).length,
    rows: seesRows(viewer) ? loads.reduce((sum, { rows }) => sum + rows, 0) : null,
    history: changes.filter((change) => change.agreement === agreement.id).map(publishedChange),
  };
}

function publishedChange({ changedAt, changedBy, change, fields, reason }: AgreementChange): AgreementChangeType {
  const changed = Object.entries(fields).map(([field, { before, after }]) => ({
    field,
    before: textOf(before),
    after: textOf(after),
  }));
  return { changedAt, changedBy, change, fields: changed, reason };
}

/** A field of an agreement in one line: lists with commas, parts with their names. */
function textOf(part: unknown): string {
  if (part === null || part === undefined) return '';
  if (Array.isArray(part)) return part.map(textOf).join(', ');
  if (typeof part === 'object')
    return Object.entries(part)
      .map(([name, inner]) => `${name} ${textOf(inner)}`)
      .join(', ');
  return typeof part === 'boolean' ? (part ? 'yes' : 'no') : String(part);
}

export function publishedDisposal({ agreement, source, action, before, rows }: Disposal): DisposalType {
  return { agreement, source, action, before, rows };
}
