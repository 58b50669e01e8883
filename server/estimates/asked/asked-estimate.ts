/** What an estimate is asked for, with everything that goes in and where it is from: kept with it word for word. */
import type { AreaType } from '../../areas/area-type.js';
import type { EstimateIndicator } from '../work/estimate-indicators.js';
import type { IdentifiedFigures, IdentifiedInput, SourcedFigure } from './identified-inputs.js';
import type { PrevalenceGroup } from '../report/prevalence-groups.js';

export const ESTIMATE_METHODS = ['POPULATION_SHARE', 'INDICATOR_SHARE', 'RISK_SCORE'] as const;
export type EstimateMethod = (typeof ESTIMATE_METHODS)[number];

export interface AskedGroup {
  readonly group: PrevalenceGroup;
  /** Null where there is no prevalence. */
  readonly children: number | null;
  readonly surveyYear: string | null;
  readonly basis: string;
  readonly source: string;
  readonly edited: boolean;
  /** The survey's own interval, where its author enters one. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

export interface AskedIndicator {
  readonly indicator: EstimateIndicator;
  readonly weight: number;
  readonly national: SourcedFigure;
  /** Null where the authority has no count: it takes its population's share. */
  readonly local: SourcedFigure | null;
  /** Counts of the smaller areas, where there are such. */
  readonly areas: readonly { readonly area: string; readonly count: number }[];
  readonly areasSource: string | null;
}

export interface AskedRisk {
  readonly score: number;
  /** The first is the central one. */
  readonly b: readonly number[];
  readonly source: string;
  readonly others: readonly { readonly area: string; readonly score: number }[];
}

export interface AskedEstimate {
  /** The authority. */
  readonly area: string;
  readonly groups: readonly AskedGroup[];
  readonly methods: readonly EstimateMethod[];
  readonly central: EstimateMethod;
  readonly nationalChildren: SourcedFigure;
  /** In place of the population that is loaded. */
  readonly localChildren: SourcedFigure | null;
  readonly populationWeight: number;
  readonly indicators: readonly AskedIndicator[];
  readonly risk: AskedRisk | null;
  readonly identifiedNational: IdentifiedFigures;
  readonly identifiedLocal: IdentifiedFigures;
  /** Smaller areas: all of a type, and others by code, border or drawn shape. */
  readonly level: AreaType | null;
  readonly areas: readonly string[];
  readonly hotspotAreas: readonly number[];
  readonly shape: object | null;
  /** Groups that are given for the smaller areas, protected together. */
  readonly areaGroups: readonly PrevalenceGroup[];
  /** Word for word, to ask again with something changed. */
  readonly question: EstimateQuestion;
}

/** As it comes, from a page or a file. */
export interface EstimateQuestion {
  readonly area: string;
  readonly groups?: readonly GroupQuestion[] | null;
  readonly methods?: readonly EstimateMethod[] | null;
  readonly central?: EstimateMethod | null;
  readonly nationalChildren?: number | null;
  readonly nationalChildrenSource?: string | null;
  readonly localChildren?: number | null;
  readonly localChildrenSource?: string | null;
  readonly populationWeight?: number | null;
  readonly indicators?: readonly IndicatorQuestion[] | null;
  readonly risk?: RiskQuestion | null;
  readonly identifiedNational?: readonly FigureQuestion[] | null;
  readonly identifiedLocal?: readonly FigureQuestion[] | null;
  readonly level?: AreaType | null;
  readonly areas?: readonly string[] | null;
  readonly hotspotAreas?: readonly number[] | null;
  readonly shape?: object | null;
  readonly areaGroups?: readonly PrevalenceGroup[] | null;
}

export interface GroupQuestion {
  readonly group: PrevalenceGroup;
  readonly children?: number | null;
  readonly source?: string | null;
  readonly surveyYear?: string | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
}

export interface IndicatorQuestion {
  readonly indicator: EstimateIndicator;
  readonly weight: number;
  readonly national?: number | null;
  readonly nationalSource?: string | null;
  readonly local?: number | null;
  readonly localSource?: string | null;
  readonly areas?: readonly { readonly area: string; readonly count: number }[] | null;
  readonly areasSource?: string | null;
}

export interface RiskQuestion {
  readonly score: number;
  readonly b: readonly number[];
  readonly source: string;
  readonly others?: readonly { readonly area: string; readonly score: number }[] | null;
}

export interface FigureQuestion {
  readonly name: IdentifiedInput;
  readonly figure: number;
  readonly source: string;
}
