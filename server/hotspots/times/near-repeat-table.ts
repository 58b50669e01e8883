/** Near-repeat: pairs of incidents near in place and time, beside what chance has; n and the expected pairs are always told. */
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import {
  datedPoints,
  POLICE_UK,
  viewedLocated,
  type IncidentFilter,
  type LocatedQuestion,
  type Reader,
} from '../../incidents/incidents.service.js';
import { nearRepeatInThreads } from '../../statistics/near-repeat-threads.js';
import { NEAR_REPEAT_VARIANTS, type NearRepeatBand } from '../../statistics/near-repeat.js';
import type { CardLine } from '../card-line.js';
import { kindsInWords, periodInWords } from '../method-card.js';
import { figure, missing } from '../result-words.js';

export interface NearRepeatAsked {
  readonly distances: readonly number[];
  readonly days: readonly number[];
  readonly permutations: number;
  readonly seed: number;
}

export interface NearRepeatTable {
  readonly bands: readonly (NearRepeatBand & { readonly sentence: string })[];
  /** Incidents with a place and a day. */
  readonly n: number;
  readonly withoutDay: number;
  readonly variant: string;
  readonly sentence: string;
  readonly warnings: readonly string[];
  readonly card: readonly CardLine[];
  readonly located: LocatedQuestion;
}

const MOST_BANDS = 6;
const LARGEST_DISTANCE = 5_000;
const LONGEST_DAYS = 365;
const MOST_EVENTS = 20_000;
const MOST_PERMUTATIONS = 9_999;

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED */
export async function nearRepeatTable(
  sql: Sql,
  reader: Reader,
  filter: IncidentFilter,
  asked: NearRepeatAsked,
): Promise<NearRepeatTable> {
  checkAsked(asked);
  const located = await viewedLocated(sql, reader, filter);
  if (located.isSnapped) {
    throw badUserInput(
      `${POLICE_UK} moves places to map points and tells months only, so that near and soon mean nothing. Name a source of exact places and days in «sources», or leave these kinds out.`,
      ['filter', 'sources'],
    );
  }
  const { points, withoutDay } = await datedPoints(sql, located.question, MOST_EVENTS);
  if (points.length > MOST_EVENTS) {
    throw badUserInput(
      `More than ${figure(MOST_EVENTS)} incidents are too many pairs. Ask for a shorter period, one category, or a smaller area.`,
      ['filter'],
    );
  }
  const of = (name: 'easting' | 'northing' | 'day'): Float64Array => Float64Array.from(points, (point) => point[name]);
  const bands = await nearRepeatInThreads(of('easting'), of('northing'), of('day'), asked);
  const n = points.length;
  const told = bands.map((band) => ({ ...band, sentence: bandSentence(band) }));
  return {
    bands: told,
    n,
    withoutDay,
    variant: NEAR_REPEAT_VARIANTS.euclidean,
    sentence: `${figure(n)} incidents with a place and a day. ${told[0]!.sentence}`,
    warnings: [
      ...(n < 50 ? [`${figure(n)} incidents are few: a pair more or less changes the ratio much.`] : []),
      ...(withoutDay > 0 ? [`${figure(withoutDay)} more have no day of their own, and are left out.`] : []),
      ...(located.missingMonths.length > 0 ? [missing(located.missingMonths, 'the period')] : []),
    ],
    card: [
      { label: 'What was counted', text: `${kindsInWords(located.question.filter.kinds)}, ${periodInWords(filter)}` },
      { label: 'Sources', text: located.sources.join(', ') || 'none' },
      {
        label: 'Method',
        text: `${NEAR_REPEAT_VARIANTS.euclidean}; ${figure(asked.permutations)} permutations, seed ${asked.seed}`,
      },
      {
        label: 'How to read it',
        text: 'Expected pairs are those of the same places and the same days, dealt out to each other at random. A ratio over 1 with a small p says that what follows soon follows near; not why.',
      },
    ],
    located,
  };
}

function bandSentence({ distanceOver, distanceTo, daysOver, daysTo, observed, expected, ratio, p }: NearRepeatBand): string {
  const where =
    distanceOver === 0 ? `within ${figure(distanceTo)} m` : `over ${figure(distanceOver)} to ${figure(distanceTo)} m apart`;
  const when = daysOver === 0 ? `within ${figure(daysTo)} days` : `over ${figure(daysOver)} to ${figure(daysTo)} days apart`;
  const pairs = `${figure(observed)} ${observed === 1 ? 'pair' : 'pairs'} ${where} and ${when}, ${expected.toLocaleString('en-GB', { maximumFractionDigits: 1 })} expected`;
  return Number.isNaN(ratio) ? `${pairs}.` : `${pairs}: ${ratio.toFixed(2)} times as many, p ${p.toPrecision(2)}.`;
}

function checkAsked({ distances, days, permutations, seed }: NearRepeatAsked): void {
  rising(distances, 'distances', LARGEST_DISTANCE, 'metres');
  rising(days, 'days', LONGEST_DAYS, 'days');
  if (!(permutations >= 99 && permutations <= MOST_PERMUTATIONS)) {
    throw badUserInput(`Permutations are 99 to ${figure(MOST_PERMUTATIONS)}.`, ['permutations']);
  }
  if (seed < 0) throw badUserInput('A seed is 0 or more.', ['seed']);
}

function rising(limits: readonly number[], name: 'distances' | 'days', most: number, unit: string): void {
  const isRising = limits.every((limit, at) => limit > (at === 0 ? 0 : limits[at - 1]!));
  if (limits.length === 0 || limits.length > MOST_BANDS || !isRising || limits.at(-1)! > most) {
    throw badUserInput(`«${name}» are one to ${MOST_BANDS} upper limits, rising, up to ${figure(most)} ${unit}: 100, 200, 400.`, [
      name,
    ]);
  }
}
