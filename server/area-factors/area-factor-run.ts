/** Factors of authorities as they are asked for and kept, and the areas that somebody chose from the long list. */
import type { FactorFit } from '../statistics/factor-analysis.js';

export interface AskedFactors {
  readonly title: string;
  readonly indicators: readonly { readonly code: string; readonly period: string }[];
  /** How many factors at most. */
  readonly factors: number;
}

export interface UsedIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly period: string;
  readonly source: string;
  /** How many authorities have a number. */
  readonly areas: number;
}

export interface FoundFit extends Omit<FactorFit, 'p' | 'tli' | 'rmsea' | 'rmseaLower' | 'rmseaUpper'> {
  readonly factors: number;
  /** Null without degrees of freedom. */
  readonly p: number | null;
  readonly tli: number | null;
  readonly rmsea: number | null;
  readonly rmseaLower: number | null;
  readonly rmseaUpper: number | null;
  /** Names of indicators of which nothing is left: the fit is then not to be read. */
  readonly heywood: readonly string[];
}

export interface AreaOnFactors {
  readonly key: string;
  readonly name: string;
  readonly onFactors: readonly number[];
  /** In the top quarter of a factor. */
  readonly long: boolean;
}

export interface FoundFactors {
  readonly method: string;
  readonly indicators: readonly UsedIndicator[];
  /** Authorities that lack an indicator, and which. They are in no model. */
  readonly leftOut: readonly { readonly name: string; readonly missing: readonly string[] }[];
  readonly fits: readonly FoundFit[];
  /** `loadings[indicator][factor]`; of the largest model that can be read; null where none can. */
  readonly loadings: readonly (readonly number[])[] | null;
  readonly correlation: number | null;
  /** `residuals[indicator][other]` of the same model; null where none can be read. Runs of earlier releases have none. */
  readonly residuals?: readonly (readonly number[])[] | null;
  /** By name. */
  readonly areas: readonly AreaOnFactors[];
  readonly warnings: readonly string[];
}

export interface RunHead {
  readonly id: number;
  readonly title: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

export interface Run extends RunHead {
  readonly asked: AskedFactors;
  readonly found: FoundFactors;
}

/** Chosen by people, each with the reason; never put in an order. */
export interface ChosenArea {
  readonly key: string;
  readonly name: string;
  readonly reason: string;
}

export interface Choice {
  readonly version: number;
  readonly areas: readonly ChosenArea[];
  readonly note: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
}
