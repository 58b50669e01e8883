/**
 * What everybody but the agency that counted sees of a request: under 10 withheld, nought too, the rest to the nearest 10. Everything that two figures could
 * be subtracted for is decided from displayed figures alone, so that nobody learns a true one by what is shown beside it:
 *
 * - a part (of whom supported; whom another agency counts too) is shown only where the display itself says that at least 10 are in it and at least 10 are not;
 * - the range over agencies is worked out from what is displayed (`overlap-range.ts`).
 */
import { CHILDREN_RULE, displayedAlone, type ProtectedCount } from '../disclosure/disclosure.js';
import {
  COUNTED_GROUPS,
  isSameAgency,
  type Answer,
  type AskedAgency,
  type CountedGroup,
  type Definition,
  type KeptAnswer,
  type Overlap,
} from './data-request.js';
import { overlapRange, type CountedBetween } from './overlap-range.js';

export interface ShownAnswer {
  readonly group: CountedGroup;
  /** Awaited, and where nothing came and nothing is awaited any more, «not answered». */
  readonly answer: Answer | 'awaited' | 'not answered';
  readonly children: ProtectedCount | null;
  /** Null where it is not known, or there is no number. */
  readonly supported: ProtectedCount | null;
  readonly definition: Definition | null;
  readonly words: string;
  readonly countedOn: string | null;
  readonly note: string;
}

export interface ShownAgency {
  readonly agency: string;
  readonly noAnswer: string | null;
  readonly answers: readonly ShownAnswer[];
}

export interface ShownOverlap {
  readonly group: CountedGroup;
  readonly agency: string;
  readonly otherAgency: string;
  readonly known: boolean;
  readonly children: ProtectedCount | null;
  readonly howKnown: string;
}

export interface ShownTotal {
  readonly group: CountedGroup;
  /** Of different children; null where no agency gave a number. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly counted: readonly string[];
  /** Agencies without a number: their children are in no range. */
  readonly without: readonly string[];
  readonly words: string;
}

export interface ShownResponse {
  readonly agencies: readonly ShownAgency[];
  readonly overlaps: readonly ShownOverlap[];
  readonly totals: readonly ShownTotal[];
}

export const PROTECTION =
  'Fewer than 10 children are withheld, nought too; the rest is to the nearest 10. A part of a number is shown where at least 10 are in it and at least 10 are not. Ranges over agencies are worked out from what is shown.';

const { withheldBelow, roundTo } = CHILDREN_RULE;
const WITHHELD: ProtectedCount = { withheld: true, count: null, roundedTo: roundTo };

/** What a displayed figure can have been. */
export function couldBe({ count }: ProtectedCount): CountedBetween {
  if (count === null) return { least: 0, most: withheldBelow - 1 };
  return { least: Math.max(withheldBelow, count - roundTo / 2), most: count + roundTo / 2 - 1 };
}

/** A part of displayed groups, where the display says that 10 or more are in it and 10 or more are in none of them without it. */
function shownPart(part: number, ...wholes: readonly ProtectedCount[]): ProtectedCount {
  const shown = displayedAlone(part, CHILDREN_RULE);
  if (shown.withheld) return shown;
  return wholes.every((whole) => couldBe(whole).least - couldBe(shown).most >= withheldBelow) ? shown : WITHHELD;
}

/** @param answers the newest of each agency and group */
export function shownResponse(
  asked: readonly AskedAgency[],
  answers: readonly KeptAnswer[],
  overlaps: readonly Overlap[],
): ShownResponse {
  const agencies = asked.map(({ agency, open, noAnswer }): ShownAgency => {
    const own = answers.filter((answer) => isSameAgency(answer.agency, agency));
    return { agency, noAnswer, answers: COUNTED_GROUPS.map((group) => shownAnswer(group, open, own)) };
  });
  const shown = overlaps.flatMap((overlap) => shownOverlap(overlap, agencies) ?? []);
  return { agencies, overlaps: shown, totals: COUNTED_GROUPS.map((group) => totalOf(group, agencies, shown)) };
}

function shownAnswer(group: CountedGroup, open: boolean, answers: readonly KeptAnswer[]): ShownAnswer {
  const given = answers.find((answer) => answer.group === group);
  if (given === undefined)
    return {
      ...{ group, answer: open ? 'awaited' : 'not answered', children: null, supported: null, definition: null },
      ...{ words: '', countedOn: null, note: '' },
    };
  const { answer, children, supported, definition, words, countedOn, note } = given;
  const whole = children === null ? null : displayedAlone(children, CHILDREN_RULE);
  const part = whole === null || supported === null ? null : shownPart(supported, whole);
  return { group, answer, children: whole, supported: part, definition, words, countedOn, note };
}

const childrenOf = (agencies: readonly ShownAgency[], agency: string, group: CountedGroup): ProtectedCount | null =>
  agencies.find((one) => isSameAgency(one.agency, agency))?.answers.find((one) => one.group === group)?.children ?? null;

/** None where one of the two has no number (any more). */
function shownOverlap(overlap: Overlap, agencies: readonly ShownAgency[]): ShownOverlap | null {
  const { group, agency, otherAgency, children, howKnown } = overlap;
  const wholes = [agency, otherAgency].map((one) => childrenOf(agencies, one, group));
  if (wholes.some((whole) => whole === null)) return null;
  const shown = children === null ? null : shownPart(children, ...(wholes as ProtectedCount[]));
  return { group, agency, otherAgency, known: children !== null, children: shown, howKnown };
}

function totalOf(group: CountedGroup, agencies: readonly ShownAgency[], overlaps: readonly ShownOverlap[]): ShownTotal {
  const counted = agencies.filter(({ agency }) => childrenOf(agencies, agency, group) !== null).map(({ agency }) => agency);
  const without = agencies.map(({ agency }) => agency).filter((agency) => !counted.includes(agency));
  if (counted.length === 0)
    return { group, lower: null, upper: null, counted, without, words: 'No agency gave a number, so none is told.' };
  const counts = counted.map((agency) => {
    const { count } = childrenOf(agencies, agency, group)!;
    return count === null ? couldBe(WITHHELD) : { least: count, most: count };
  });
  const place = (agency: string): number => counted.findIndex((one) => isSameAgency(one, agency));
  const known = overlaps
    .filter((overlap) => overlap.group === group && overlap.children?.count != null)
    .map(({ agency, otherAgency, children }) => ({
      ...{ one: place(agency), other: place(otherAgency), children: children!.count! },
    }));
  const range = overlapRange(counts, known);
  const [lower, upper] = [Math.floor(range.least / roundTo) * roundTo, Math.ceil(range.most / roundTo) * roundTo];
  const pairs = (counted.length * (counted.length - 1)) / 2;
  return { group, lower, upper, counted, without, words: wordsOf(lower, upper, counted.length, pairs - known.length) };
}

function wordsOf(lower: number, upper: number, agencies: number, unknownPairs: number): string {
  const many = (count: number): string => count.toLocaleString('en-GB');
  const found =
    lower === upper
      ? `About ${many(lower)}`
      : lower === 0
        ? `At most ${many(upper)}`
        : `Between ${many(lower)} and ${many(upper)}`;
  if (agencies === 1) return `${found} children, as one agency counts.`;
  const why =
    unknownPairs === 0
      ? 'those whom two of them count are taken off'
      : `${unknownPairs} ${unknownPairs === 1 ? 'pair' : 'pairs'} of them may count the same children, and how many is not known or not shown`;
  return `${found} different children over ${agencies} agencies: ${why}.`;
}
