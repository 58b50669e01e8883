/** What the partnership keeps beside its money, as files: multi-agency counts, practice reviews, programmes. What a file has, every reader may have: it travels. */
import { readsAccount, readsMultiAgencyCounts, readsReviews, type Policy } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import type { ProtectedCount } from '../disclosure/disclosure.js';
import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { markingOf } from '../installation/marking.js';
import { COUNTS_METHOD, toldCounts, type ToldCount } from '../partnership/multi-agency/told-counts.js';
import { REVIEW_KINDS, REVIEW_THEMES } from '../partnership/reviews/review.js';
import { REVIEWS_METHOD, toldReviews, type ToldReview } from '../partnership/reviews/told-reviews.js';
import type { PartnershipContent } from './partnership-content.js';
import { programmesContent } from './programmes-content.js';
import { allAtOnce, type Cell } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export type PartnershipFile = 'multi-agency' | 'reviews' | 'programmes';

export interface PartnershipExport {
  readonly of: PartnershipFile;
  readonly recipient: string | undefined;
}

const FILES: Readonly<
  Record<PartnershipFile, { readonly policy: Policy; readonly make: (sql: Sql) => Promise<PartnershipContent> }>
> = {
  'multi-agency': { policy: readsMultiAgencyCounts, make: ofCounts },
  reviews: { policy: readsReviews, make: ofReviews },
  programmes: { policy: readsAccount, make: programmesContent },
};

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readPartnershipWords(of: PartnershipFile, format: string, words: URLSearchParams): PartnershipExport {
  if (format !== 'csv') throw badUserInput(`It is made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['recipient']);
  return { of, recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN */
export async function makePartnershipFile(
  { of }: PartnershipExport,
  run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  const { policy, make } = FILES[of];
  policy(viewer);
  const { rows, frame, ...content } = await run(async (sql) => ({ ...(await make(sql)), frame: await frameOf(sql) }));
  const lines = allAtOnce(rows.map((cells) => ({ cells, geometry: null })));
  return writeExport({ ...content, marking: markingOf('figures'), name: of, ...lines }, 'csv', frame);
}

export function partnershipExported({ of, recipient }: PartnershipExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: of, format: 'csv', file: file.name, recipient: recipient ?? asker };
  return { action: 'EXPORT', subject: of, detail, rowCount: file.rows };
}

const counted = (count: ProtectedCount | null): Cell => (count === null ? 'not counted' : (count.count ?? 'withheld'));

async function ofCounts(sql: Sql): Promise<PartnershipContent> {
  return {
    shown: 'Multi-agency counts by period',
    sources: ['the agencies and documents that each row names'],
    notes: [...COUNTS_METHOD, 'The file has every count as its readers have it, for whoever keeps one too.'],
    columns: [
      ...['row', 'is', 'kind', 'title', 'period', 'kept_by', 'referred_by', 'meetings', 'cases', 'repeats', 'repeats_percent'],
      ...['lower', 'upper', 'stated_percent', 'children', 'referrals', 'note', 'source'],
    ],
    rows: (await toldCounts(sql, null)).flatMap(rowsOfCount),
  };
}

function rowsOfCount({ stored, kind, title, shown }: ToldCount): Cell[][] {
  const { period, agency, document, meetings } = stored;
  const { cases, repeats, repeatShare, statedPercent, children, referrals, referredBy, note } = shown;
  const isMeeting = kind.is === 'meeting';
  const ofMeeting = (cell: Cell): Cell => (isMeeting ? cell : null);
  const withheld = repeats === null ? 'not counted' : 'withheld';
  return [
    [
      ...['count', kind.is, kind.code, title, period, agency, null],
      ...[ofMeeting(meetings ?? 'not counted'), ofMeeting(counted(cases)), ofMeeting(counted(repeats))],
      ...[ofMeeting(repeatShare?.percent ?? withheld), repeatShare?.lower ?? null, repeatShare?.upper ?? null],
      ...[statedPercent, ofMeeting(counted(children)), isMeeting ? null : counted(referrals), note, document],
    ],
    ...referredBy.map(({ agency: from, count }): Cell[] => [
      ...['referred', kind.is, kind.code, title, period, agency, from, null],
      ...[ofMeeting(counted(count)), null, null, null, null, null, null, isMeeting ? null : counted(count), null, document],
    ]),
  ];
}

async function ofReviews(sql: Sql): Promise<PartnershipContent> {
  return {
    shown: 'Practice reviews, what they recommended, and what followed',
    sources: ['the boards that published them; what followed, the agencies that say it'],
    notes: REVIEWS_METHOD,
    columns: [
      ...['row', 'review', 'kind', 'published', 'board', 'link', 'themes', 'recommendation', 'agency', 'due_on', 'state'],
      ...['overdue_days', 'said_on', 'words', 'evidence'],
    ],
    rows: (await toldReviews(sql, londonDay())).flatMap(rowsOfReview),
  };
}

function rowsOfReview({ title, kind, year, board, link, themes, ownThemes, recommendations }: ToldReview): Cell[][] {
  const inWords = (list: readonly (readonly [string, string])[], code: string): string =>
    list.find(([one]) => one === code)?.[1] ?? code;
  const words = [...themes.map((code) => inWords(REVIEW_THEMES, code)), ...(ownThemes === null ? [] : [ownThemes])].join('; ');
  const head = (row: string): Cell[] => [row, title, inWords(REVIEW_KINDS, kind), year, board, link, words];
  return [
    [...head('review'), ...Array<Cell>(8).fill(null)],
    ...recommendations.flatMap((one): Cell[][] => [
      [
        ...head('recommendation'),
        one.words,
        one.agency,
        one.dueOn,
        one.state ?? 'nothing said',
        one.overdueDays,
        null,
        null,
        null,
      ],
      ...one.followUps.map(({ state, saidOn, words: said, evidence }): Cell[] => [
        ...[...head('followed'), one.words, one.agency, one.dueOn, state, null, saidOn, said, evidence],
      ]),
    ]),
  ];
}
