/**
 * A count as it may be shown. People are counted: fewer than 10 are withheld, none too, the rest is to the nearest 10, for everybody but whoever keeps the count.
 *
 * Cases are divided twice, into repeats and others and by who referred; each division is protected for an attacker who knows how many cases there were exactly
 * (server/disclosure/parts-of-children.ts), so that the two together tell no more than each. They are never crossed, nor summed over periods. Children are no part of the
 * cases: they stand alone.
 *
 * The share of repeats is in whole per cent, of unrounded counts, where both parts are displayed and it narrows neither; its limits are Wilson’s of that share and the
 * displayed cases, so that they tell nothing more. Whoever keeps the count has it exactly, to a tenth.
 */
import { CHILDREN_RULE, displayedAlone, divide, type ProtectedCount } from '../../disclosure/disclosure.js';
import { wilsonInterval } from '../../statistics/proportions.js';
import { shareCheck } from '../measures/printed-figures.js';
import type { CountTerms } from './count.js';

export interface RepeatShare {
  /** In per cent. */
  readonly percent: number;
  /** 95 % limits, in per cent. */
  readonly lower: number;
  readonly upper: number;
}

export interface ShownCount {
  readonly cases: ProtectedCount | null;
  readonly repeats: ProtectedCount | null;
  readonly repeatShare: RepeatShare | null;
  /** As a document states it; null where it is withheld with its counts. */
  readonly statedPercent: string | null;
  /** What does not follow from the counts. */
  readonly note: string | null;
  readonly children: ProtectedCount | null;
  readonly referrals: ProtectedCount | null;
  readonly referredBy: readonly { readonly agency: string; readonly count: ProtectedCount }[];
}

const NOTHING: ProtectedCount = { withheld: true, count: null, roundedTo: CHILDREN_RULE.roundTo };
const exactly = (count: number | null): ProtectedCount | null =>
  count === null ? null : { withheld: false, count, roundedTo: 1 };
const alone = (count: number | null): ProtectedCount | null => (count === null ? null : displayedAlone(count, CHILDREN_RULE));

/** For whoever keeps it. */
export function exactCount({ cases, repeats, statedPercent, children, referrals, referredBy }: CountTerms): ShownCount {
  const known = cases === null || cases === 0 || repeats === null ? null : { numerator: repeats, denominator: cases };
  const limits = known === null ? null : wilsonInterval(known.numerator, known.denominator);
  return {
    ...{ cases: exactly(cases), repeats: exactly(repeats), children: exactly(children), referrals: exactly(referrals) },
    repeatShare:
      known === null || limits === null
        ? null
        : {
            percent: toTenth((100 * known.numerator) / known.denominator),
            ...{ lower: toTenth(100 * limits.lower), upper: toTenth(100 * limits.upper) },
          },
    statedPercent,
    note: statedPercent === null || known === null ? null : noteOf(statedPercent, known),
    referredBy: referredBy.map(({ agency, count }) => ({ agency, count: exactly(count)! })),
  };
}

/** For everybody else. */
export function protectedCount({ cases, repeats, statedPercent, children, referrals, referredBy }: CountTerms): ShownCount {
  const divided =
    cases === null || repeats === null
      ? null
      : divide(
          new Map([
            ['repeats', repeats],
            ['others', cases - repeats],
          ]),
          null,
        );
  const whole = divided?.percents?.get('repeats');
  const all = alone(cases);
  const repeatShare = whole === undefined || all === null || all.withheld ? null : ofDisplayed(whole, all.count);
  const parts = divide(new Map(referredBy.map(({ agency, count }) => [agency, count])), null).parts;
  return {
    ...{ cases: all, repeats: repeats === null ? null : (divided?.parts?.get('repeats') ?? NOTHING), repeatShare },
    ...(repeatShare === null || statedPercent === null
      ? { statedPercent: null, note: null }
      : { statedPercent: String(Math.round(Number(statedPercent))), note: plainNote(statedPercent, repeats!, cases!) }),
    ...{ children: alone(children), referrals: alone(referrals) },
    referredBy: referredBy.map(({ agency }) => ({ agency, count: parts?.get(agency) ?? NOTHING })),
  };
}

function ofDisplayed(percent: number, cases: number): RepeatShare {
  const { lower, upper } = wilsonInterval(Math.round((percent * cases) / 100), cases);
  return { percent, lower: Math.round(100 * lower), upper: Math.round(100 * upper) };
}

/** «The document states 24 %; its counts give 23 %.» */
function noteOf(stated: string, counts: { readonly numerator: number; readonly denominator: number }): string | null {
  const { agrees, recomputed } = shareCheck(Number(stated), counts, decimalsOf(stated));
  return agrees ? null : `The document states ${stated} %; its counts give ${recomputed} %.`;
}

/** To the whole: a tenth would tell more of the counts than is shown. */
function plainNote(stated: string, numerator: number, denominator: number): string | null {
  const counts = { numerator, denominator };
  if (shareCheck(Number(stated), counts, decimalsOf(stated)).agrees) return null;
  const whole = Math.round(Number(stated));
  const { agrees, recomputed } = shareCheck(whole, counts, 0);
  return agrees
    ? 'What the document states does not follow from its counts, though the whole per cent does.'
    : `The document states ${whole} %; its counts give ${recomputed} %.`;
}

const decimalsOf = (stated: string): number => stated.split('.')[1]?.length ?? 0;
const toTenth = (percent: number): number => Math.round(10 * percent) / 10;
