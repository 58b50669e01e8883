/**
 * Sums that ought to agree, worked out from the lines each time they are read. What does not agree is told with the difference and hides nothing:
 * every line stays as its document has it.
 *
 * The sum of a year in one kind is, over the outcomes, each outcome's own line, or what its activities come to where it has no line of its own.
 */
import { poundsText } from '../pence.js';
import type { AccountLine, LineKind } from './account-line.js';

export interface MoneyCheck {
  readonly check: 'total' | 'received' | 'activities' | 'no-outcome' | 'no-actual';
  readonly agrees: boolean;
  readonly sentence: string;
  /** What is stated less what the lines come to; null where there are no two sums. */
  readonly differencePence: number | null;
  /** The lines it is made of. */
  readonly lines: readonly number[];
}

export interface SummedLines {
  readonly pence: number;
  readonly lines: readonly AccountLine[];
}

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const linesWords = (count: number): string => `${WORDS[count] ?? String(count)} ${count === 1 ? 'line' : 'lines'}`;
export const KIND_SAID: Readonly<Record<LineKind, string>> = {
  received: 'received',
  planned: 'planned',
  budgeted: 'budgeted',
  funded: 'funded',
  actual: 'actual to date',
  match: 'match funding',
};
const sum = (lines: readonly AccountLine[]): number => lines.reduce((total, { pence }) => total + pence, 0);

/** Which lines make the sum of a year in one kind. */
export function sumOf(lines: readonly AccountLine[], kind: LineKind): SummedLines | null {
  const ofKind = lines.filter((line) => line.kind === kind && (line.level === 'outcome' || line.level === 'activity'));
  const outcomes = [...new Set(ofKind.map(({ outcome }) => outcome))];
  const counted = outcomes.flatMap((outcome) => {
    const here = ofKind.filter((line) => line.outcome === outcome);
    const own = here.filter(({ level }) => level === 'outcome');
    return own.length > 0 ? own : here;
  });
  return counted.length === 0 ? null : { pence: sum(counted), lines: counted };
}

/**
 * @param lines of the year
 * @param otherYears lines of all other years: a sum that is another year's to the penny explains where it may come from
 */
export function moneyChecks(lines: readonly AccountLine[], otherYears: readonly AccountLine[] = []): MoneyCheck[] {
  return [
    ...againstReceived(lines, otherYears),
    ...againstTotals(lines),
    ...activitiesOfOutcomes(lines),
    ...underNoOutcome(lines),
    ...withoutActual(lines),
  ];
}

function againstReceived(lines: readonly AccountLine[], otherYears: readonly AccountLine[]): MoneyCheck[] {
  const received = lines.filter(({ level }) => level === 'source');
  const kind = (['budgeted', 'planned'] as const).find((one) => sumOf(lines, one) !== null);
  if (received.length === 0 || kind === undefined) return [];
  const laidOut = sumOf(lines, kind)!;
  const came = sum(received);
  const difference = came - laidOut.pence;
  const against = `received ${poundsText(came)} against ${poundsText(laidOut.pence)} ${KIND_SAID[kind]} in ${linesWords(laidOut.lines.length)}`;
  const sentence =
    difference === 0
      ? `${upper(against)}: they agree.`
      : `${upper(against)}: ${poundsText(Math.abs(difference))} is not explained.${elsewhere(came, otherYears)}`;
  return [
    {
      ...{ check: 'received', agrees: difference === 0, sentence, differencePence: difference },
      lines: idsOf([...received, ...laidOut.lines]),
    },
  ];
}

/** «£332,000.00 is what is planned for 2019/20.» */
function elsewhere(pence: number, otherYears: readonly AccountLine[]): string {
  const years = [...new Set(otherYears.map(({ year }) => year))].sort();
  for (const year of years)
    for (const kind of ['planned', 'budgeted', 'actual'] as const) {
      const other = sumOf(
        otherYears.filter((line) => line.year === year),
        kind,
      );
      if (other?.pence === pence)
        return ` ${poundsText(pence)} is what the ${linesWords(other.lines.length)} ${KIND_SAID[kind]} for ${year} come to.`;
    }
  return '';
}

function againstTotals(lines: readonly AccountLine[]): MoneyCheck[] {
  return lines
    .filter(({ level }) => level === 'total')
    .flatMap((total): MoneyCheck[] => {
      const laidOut = sumOf(lines, total.kind);
      if (laidOut === null) return [];
      const difference = total.pence - laidOut.pence;
      const stated = `the total stated as ${KIND_SAID[total.kind]} is ${poundsText(total.pence)}, and ${linesWords(laidOut.lines.length)} come to ${poundsText(laidOut.pence)}`;
      const sentence = `${upper(stated)}: ${difference === 0 ? 'they agree' : `${poundsText(Math.abs(difference))} is not explained`}.`;
      return [
        {
          ...{ check: 'total', agrees: difference === 0, sentence, differencePence: difference },
          lines: idsOf([total, ...laidOut.lines]),
        },
      ];
    });
}

function activitiesOfOutcomes(lines: readonly AccountLine[]): MoneyCheck[] {
  return lines
    .filter(({ level }) => level === 'outcome')
    .flatMap((line): MoneyCheck[] => {
      const parts = lines.filter(
        ({ level, kind, outcome }) => level === 'activity' && kind === line.kind && outcome === line.outcome,
      );
      if (parts.length === 0) return [];
      const difference = line.pence - sum(parts);
      const said = `${line.title}, ${KIND_SAID[line.kind]} ${poundsText(line.pence)}: its activities come to ${poundsText(sum(parts))}`;
      const left =
        difference === 0
          ? ', which agrees.'
          : difference > 0
            ? `; ${poundsText(difference)} is under no activity.`
            : `, ${poundsText(-difference)} more than the line.`;
      return [
        {
          ...{ check: 'activities', agrees: difference === 0, sentence: `${said}${left}`, differencePence: difference },
          lines: idsOf([line, ...parts]),
        },
      ];
    });
}

function underNoOutcome(lines: readonly AccountLine[]): MoneyCheck[] {
  return lines
    .filter(({ level, outcome }) => level === 'activity' && outcome === null)
    .map((line) => ({
      ...{ check: 'no-outcome' as const, agrees: false, differencePence: null, lines: [line.id] },
      sentence: `${line.title}: ${poundsText(line.pence)} ${KIND_SAID[line.kind]} stands under no outcome, so it is in no sum.`,
    }));
}

/**
 * Lines of what was set aside for which nobody stated what was spent. An actual of a whole outcome is of its activities too; actuals of activities may be
 * all of an outcome's, or not.
 */
export function linesWithoutActual(
  lines: readonly AccountLine[],
  kind: 'budgeted' | 'funded' = 'budgeted',
): readonly AccountLine[] {
  const actual = lines.filter((line) => line.kind === 'actual');
  return (sumOf(lines, kind)?.lines ?? []).filter(
    (line) =>
      !actual.some(
        ({ level, outcome, title }) =>
          outcome === line.outcome &&
          ((level === 'outcome' && outcome !== null) ||
            (level === 'activity' && line.level === 'activity' && isSame(title, line.title))),
      ),
  );
}

/** Where some lines have an actual, those without one are missing, not nothing. */
function withoutActual(lines: readonly AccountLine[]): MoneyCheck[] {
  const spent = sumOf(lines, 'actual');
  if (spent === null) return [];
  const missing = linesWithoutActual(lines);
  const isInPart = ({ level, outcome }: AccountLine): boolean =>
    level === 'outcome' && spent.lines.some((line) => line.outcome === outcome);
  const check = (some: readonly AccountLine[], sentence: (titles: string) => string): MoneyCheck[] =>
    some.length === 0
      ? []
      : [
          {
            ...{ check: 'no-actual', agrees: false, differencePence: null, lines: idsOf(some) },
            sentence: sentence(some.map(({ title }) => title).join('; ')),
          },
        ];
  const none = missing.filter((line) => !isInPart(line));
  return [
    ...check(
      none,
      (titles) => `No actual is stated for ${titles}: the sum of what was spent lacks ${none.length === 1 ? 'it' : 'them'}.`,
    ),
    ...check(
      missing.filter(isInPart),
      (titles) => `Of ${titles} an actual is stated for activities alone: whether that is all that was spent is not known.`,
    ),
  ];
}

export const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
const idsOf = (lines: readonly AccountLine[]): number[] => lines.map(({ id }) => id);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
