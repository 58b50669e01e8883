/** What an activity is measured by: by Homeward from its own tables, by an agency that enters what it found, or by nobody. */
import type { Frequency } from '../period.js';

export const MEASURED = ['homeward', 'entered', 'nobody'] as const;
export type Measured = (typeof MEASURED)[number];

/** What Homeward counts by itself, by financial year. */
export const COUNTED = ['visits', 'engagements', 'asb-reports', 'recorded-crime', 'discharges', 'effect'] as const;
export type Counted = (typeof COUNTED)[number];
/** What is told as a figure of a year: an effect is told in words. */
export type CountedByYear = Exclude<Counted, 'effect'>;

export const AIMS = ['at least', 'at most'] as const;
export type Aim = (typeof AIMS)[number];

export interface MeasureTerms {
  readonly activityId: number;
  readonly title: string;
  readonly unit: string;
  /** The agency that answers for it, never a person. */
  readonly agency: string;
  readonly frequency: Frequency;
  readonly measured: Measured;
  readonly counted: Counted | null;
  /** Of which area it is, as documents name it; null: of the one that they need not name. */
  readonly area: string | null;
  /** Whether it counts children. */
  readonly ofChildren: boolean;
  readonly baseline: number | null;
  readonly baselinePeriod: string | null;
  readonly target: number | null;
  readonly aim: Aim | null;
  /** Of an effect: which conclusion that was handed over. */
  readonly conclusionId: number | null;
}

export interface Measure extends MeasureTerms {
  readonly id: number;
  readonly version: number;
}

export interface EnteredFigure {
  readonly measureId: number;
  readonly period: string;
  readonly figure: number;
  /** As it was written. */
  readonly decimals: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly document: string;
  readonly statedOn: string;
  readonly enteredBy: string;
}
