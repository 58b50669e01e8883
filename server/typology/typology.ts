/** A typology as it is asked for, found and kept: latent classes of children by a few indicators, protected, and how many of them people chose. */
import type { ProtectedCount } from '../disclosure/disclosure.js';

export interface AskedTypology {
  readonly title: string;
  readonly extract: number;
  /** Codes; of those of the extract. */
  readonly indicators: readonly string[];
  /** How many classes at most. */
  readonly classes: number;
  readonly starts: number;
  readonly seed: number;
}

/** How often an indicator holds in a class: in per cent in steps that stand for ten children or more, or which end of them it is at. */
export type ItemShare =
  | { readonly told: 'percent'; readonly percent: number }
  /** Under this many per cent: fewer than ten children. */
  | { readonly told: 'under'; readonly percent: number }
  /** Over this many per cent: all but fewer than ten. */
  | { readonly told: 'over'; readonly percent: number }
  | { readonly told: 'withheld' };

export interface ProtectedClass {
  readonly children: ProtectedCount;
  /** Of the children in the model, in whole per cent; null where it would give a withheld class away. */
  readonly percent: number | null;
  /** One an indicator. */
  readonly items: readonly ItemShare[];
}

/** In which of three ranges the p of G² lies. */
export const CLASS_FIT_P = ['under 0.01', '0.01 to 0.05', '0.05 or more'] as const;
export type ClassFitP = (typeof CLASS_FIT_P)[number];

export interface ProtectedModel {
  readonly classes: number;
  readonly parameters: number;
  /** Above that of the model with the least, to the nearest 10, from 100 on 50, from 1,000 on 100. */
  readonly bicAboveLeast: number;
  readonly aicAboveLeast: number;
  /** Rounded as they are. */
  readonly g2: number;
  readonly df: number;
  /** Null without degrees of freedom. */
  readonly p: ClassFitP | null;
  /** Null of one class. */
  readonly entropy: number | null;
  /** Of the smallest class, in whole per cent; null where classes are withheld. */
  readonly smallest: number | null;
  readonly reachedBest: number;
  readonly runs: number;
  readonly atBoundary: number;
  /** The largest first. */
  readonly found: readonly ProtectedClass[];
  /** Each pair once. Null: withheld. */
  readonly residuals: readonly { readonly one: number; readonly other: number; readonly residual: number | null }[];
}

export interface FoundTypology {
  readonly method: string;
  readonly cohort: string;
  readonly period: string;
  readonly invented: boolean;
  readonly indicators: readonly {
    readonly code: string;
    readonly label: string;
    /** Children of the extract of whom it is not recorded. */
    readonly notRecorded: ProtectedCount;
  }[];
  /** In the models. */
  readonly children: ProtectedCount;
  /** Of whom one of the extract’s indicators is not recorded. */
  readonly leftOut: ProtectedCount;
  readonly starts: number;
  readonly seed: number;
  readonly models: readonly ProtectedModel[];
  /** The number of classes with the least BIC. */
  readonly leastBic: number;
  readonly warnings: readonly string[];
}

export interface TypologyHead {
  readonly id: number;
  readonly title: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

export interface Typology extends TypologyHead {
  readonly asked: AskedTypology;
  readonly found: FoundTypology;
}

export interface ClassChoice {
  readonly version: number;
  readonly classes: number;
  /** What people call them, the largest first. */
  readonly labels: readonly string[];
  readonly reason: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
}
