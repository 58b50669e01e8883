/**
 * What a recorded effect comes to in words, worked out from what the record keeps and never chosen: whoever hands it over cannot spin it.
 *
 * Verdict: less or more where the 95% interval of the area's weighted displacement difference leaves out 0, else not told apart. Certainty: strong where
 * the 99% interval leaves it out too and nothing speaks against the comparison; fair at 95%; weak where something does, since no interval counts that;
 * open where nothing is told apart. Moved: by the ring's own interval; no sign only where it leaves out that all that was gained went there.
 *
 * Not told at all where the strictest reader of the account would not have what it is made of: firearms discharges, which that reader has by district and
 * never by a smaller place; a count of 1 to 4; so few reports that their end could not be told from chance. All three look the same.
 */
import { displayedAlone, INCIDENT_RULE } from '../../disclosure/disclosure.js';
import type { IncidentKind } from '../../incidents/incident-kind.js';
import { displacement } from '../../statistics/displacement.js';
import type { AskedEffect } from './ask-effect.js';
import { cautionsIn, isTooSmall, measured, type EffectCaution } from './effect-words.js';

export type Verdict = 'less' | 'more' | 'not told apart' | 'not told';
/** gained: it fell around the area too. */
export type Moved = 'no sign' | 'moved' | 'gained' | 'not known';
export type Certainty = 'strong' | 'fair' | 'weak' | 'open' | 'not told';
/** several: the place was measured more than once, and this result was chosen. */
export type Caution = EffectCaution | 'several';

export interface Conclusion {
  readonly verdict: Verdict;
  readonly moved: Moved;
  readonly certainty: Certainty;
  readonly cautions: readonly Caution[];
  /** What was counted; none where that is not told, or where no kind was named. */
  readonly kinds: readonly IncidentKind[];
  /** Whether only some categories, days, hours or sources of these were counted. */
  readonly onlySome: boolean;
  /** Months, 2025-11: days would be finer than any of the account's readers have. */
  readonly afterFrom: string;
  readonly afterTo: string;
}

export interface CountedPlace {
  readonly before: number;
  readonly after: number;
}

/** What a record keeps of its result. */
export interface KeptResult {
  readonly area: CountedPlace;
  readonly control: CountedPlace;
  readonly buffer: CountedPlace | null;
  readonly bufferControl: CountedPlace | null;
  readonly timesBefore: number;
  readonly warnings: readonly string[];
  readonly sources: readonly string[];
  readonly notIncluded: readonly IncidentKind[];
}

const STRICTER = 0.01;
const DISCHARGES = 'firearms-discharges';

/** @param measuredBefore how many other effects the same agency and role kept of this place */
export function conclusionOf(asked: AskedEffect, kept: KeptResult, measuredBefore: number): Conclusion {
  const { area, control, buffer, bufferControl, timesBefore } = kept;
  const months = { afterFrom: asked.after.from.slice(0, 7), afterTo: asked.after.to.slice(0, 7) };
  const local = measured({ treated: area, control }, timesBefore);
  const notTold = countsDischarges(asked, kept) || [area, control].some(isWithheld) || isTooSmall(local);
  if (notTold)
    return {
      ...{ verdict: 'not told', moved: 'not known', certainty: 'not told', cautions: [], kinds: [], onlySome: false },
      ...months,
    };
  const { lower, upper, wdd } = local.displacement.local;
  const verdict: Verdict = upper < 0 ? 'less' : lower > 0 ? 'more' : 'not told apart';
  const cautions: Caution[] = [...cautionsIn(kept.warnings), ...(measuredBefore > 0 ? (['several'] as const) : [])];
  const ring = buffer !== null && bufferControl !== null ? { buffer, bufferControl } : null;
  return {
    verdict,
    moved: ring === null ? 'not known' : movedOf(ring, timesBefore, verdict === 'less' ? -wdd : 0),
    certainty: certaintyOf(verdict, isToldAt(STRICTER, area, control, timesBefore), cautions.length > 0),
    cautions,
    kinds: (asked.filter.kinds ?? []).filter((kind) => !kept.notIncluded.includes(kind)),
    onlySome: isNarrowed(asked),
    ...months,
  };
}

/** @param gained how many fewer there were in the area */
function movedOf(
  { buffer, bufferControl }: { buffer: CountedPlace; bufferControl: CountedPlace },
  timesBefore: number,
  gained: number,
): Moved {
  if ([buffer, bufferControl].some(isWithheld)) return 'not known';
  const { lower, upper, z } = measured({ treated: buffer, control: bufferControl }, timesBefore).displacement.local;
  if (Number.isNaN(z)) return 'not known';
  if (lower > 0) return 'moved';
  if (upper < 0) return 'gained';
  return gained === 0 || upper < gained ? 'no sign' : 'not known';
}

function certaintyOf(verdict: Verdict, isStrict: boolean, hasCaution: boolean): Certainty {
  if (verdict === 'not told apart') return 'open';
  if (hasCaution) return 'weak';
  return isStrict ? 'strong' : 'fair';
}

function isToldAt(alpha: number, treated: CountedPlace, control: CountedPlace, timesBefore: number): boolean {
  const { lower, upper } = displacement({ treated, control }, { alpha, timeWeights: [timesBefore, 1] }).local;
  return upper < 0 || lower > 0;
}

const isWithheld = ({ before, after }: CountedPlace): boolean =>
  [before, after].some((count) => displayedAlone(count, INCIDENT_RULE).withheld);

/** Whether they were looked for, found or not: that there were none is told of no smaller place than a district either. */
function countsDischarges({ filter: { kinds, sources } }: AskedEffect, kept: KeptResult): boolean {
  if (kept.sources.includes(DISCHARGES)) return true;
  if (kept.notIncluded.includes('FIREARMS_DISCHARGE')) return false;
  return (kinds?.includes('FIREARMS_DISCHARGE') ?? true) && (sources?.includes(DISCHARGES) ?? true);
}

const isNarrowed = ({ filter }: AskedEffect): boolean =>
  [filter.categories, filter.weekdays, filter.hours, filter.sources].some((some) => some != null && some.length > 0);
