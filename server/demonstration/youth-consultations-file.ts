/** Invented consultations of young people, quarter by quarter, in the layout of the source `youth-consultations`. */
import { ASK_WORDS, type AskWord, type ConsultedBy } from '../provision/asks/asks.js';
import { csvText, type CsvCell } from './csv-text.js';
import { DISTRICT_CODE, type District } from './district.js';
import type { Random } from './random.js';

interface Round {
  readonly consultation: string;
  readonly held: string;
  readonly askedBy: ConsultedBy;
  /** How many young people of a ward of usual size answer; null: the district was asked as a whole. */
  readonly ofWard: number | null;
  /** Every so manieth ward was asked. */
  readonly every: number;
}

const ROUNDS: readonly Round[] = [
  { consultation: 'YC-2025-11', held: '2025-11', askedBy: 'survey', ofWard: 110, every: 1 },
  { consultation: 'YF-2026-02', held: '2026-02-12', askedBy: 'youth forum', ofWard: null, every: 1 },
  { consultation: 'SC-2026-03', held: '2026-03', askedBy: 'school', ofWard: 90, every: 2 },
  { consultation: 'YC-2026-05', held: '2026-05', askedBy: 'survey', ofWard: 120, every: 1 },
  { consultation: 'YS-2026-06', held: '2026-06-18', askedBy: 'youth session', ofWard: 14, every: 3 },
  { consultation: 'SC-2026-07', held: '2026-07-09', askedBy: 'school', ofWard: 80, every: 2 },
];

/** How many of a hundred young people ask for it. */
const SHARES: Readonly<Record<AskWord, number>> = {
  'somewhere indoors': 31,
  'somewhere outdoors': 12,
  sport: 24,
  'music and arts': 14,
  'trips and holidays': 11,
  'later opening': 19,
  'nearer or cheaper': 17,
  'safe route home': 22,
  'employment and training': 13,
  'someone to talk to': 9,
  'health advice': 5,
  'something else': 4,
};
const FORUM = 60;

export function youthConsultationsCsv(district: District, random: Random): string {
  const rows = ROUNDS.flatMap((round): CsvCell[][] => {
    const wards = district.wards.filter((_, at) => at % round.every === 0);
    const asked =
      round.ofWard === null
        ? [{ code: DISTRICT_CODE, children: FORUM }]
        : wards.map(({ gssCode }) => ({ code: gssCode, children: round.ofWard! * random.between(0.4, 1.5) }));
    return asked.flatMap(({ code, children }) =>
      ASK_WORDS.map((ask) => [
        ...[round.consultation, round.held, code, '', round.askedBy, ask],
        random.poisson((children * SHARES[ask]) / 100),
      ]),
    );
  });
  return csvText(['consultation', 'held', 'area_code', 'school_urn', 'asked_by', 'asked_for', 'young_people'], rows);
}
