/** What an estimate says: rounded and withheld as it may be shown. Nothing in it is to be protected further, but the local counts that went in. */
import type { ProtectedCount } from '../disclosure/disclosure.js';
import type { AreaType } from '../areas/area-type.js';
import type { PrevalenceGroup } from './report/prevalence-groups.js';
import type { Caveat } from './report/printed-errors.js';

/** The name of a count as the schema has it. */
export interface ShownCount {
  readonly count: number | null;
  readonly suppressed: boolean;
  readonly roundedTo: number;
}

export const asShown = ({ withheld, count, roundedTo }: ProtectedCount): ShownCount => ({
  count,
  suppressed: withheld,
  roundedTo,
});

export interface ShownRange {
  readonly central: ShownCount;
  readonly lower: ShownCount;
  readonly upper: ShownCount;
}

/** From low to high; a null end is not known. */
export interface FigureRange {
  readonly low: number | null;
  readonly high: number | null;
  readonly words: string;
}

export interface GroupEstimate {
  readonly group: PrevalenceGroup;
  readonly words: string;
  /** Children of England; null without a prevalence. */
  readonly national: number | null;
  readonly surveyYear: string | null;
  readonly basis: string;
  readonly source: string;
  readonly nationalGap: FigureRange | null;
  readonly nationalShare: FigureRange | null;
  readonly estimate: ShownRange | null;
  readonly scenarios: readonly { readonly words: string; readonly figure: ShownCount }[];
  /** The survey's own interval, carried to the authority: a different thing from the range of scenarios. */
  readonly interval: { readonly lower: ShownCount; readonly upper: ShownCount } | null;
  readonly invisible: FigureRange | null;
  readonly share: FigureRange | null;
  /** Of a group without prevalence: children known to services. */
  readonly known: ShownCount | null;
}

export interface IdentifiedChildren {
  readonly low: ShownCount | null;
  readonly high: ShownCount | null;
  /** With the numbers in it; for readers without those of the authority. */
  readonly formulas: readonly string[];
  readonly formulasForReaders: readonly string[];
  readonly underTen: ShownCount | null;
}

export interface AreaEstimate {
  readonly gssCode: string | null;
  readonly name: string;
  readonly kind: AreaType | 'HOTSPOT_AREA' | 'DRAWN_SHAPE';
  readonly vintage: number | null;
  readonly withheld: boolean;
  /** By group, in the order of `areaGroups`. */
  readonly figures: readonly { readonly group: PrevalenceGroup; readonly range: ShownRange }[];
}

export interface InputLine {
  readonly words: string;
  /** As text, with its unit; null where it is a local count that the reader does not get. */
  readonly figure: string | null;
  readonly source: string;
  readonly edited: boolean;
  /** Counts of the authority's own children. */
  readonly local: boolean;
}

export interface EstimateResult {
  readonly area: { readonly gssCode: string; readonly name: string; readonly type: AreaType; readonly vintage: number };
  readonly sentence: string;
  readonly groups: readonly GroupEstimate[];
  readonly nationalIdentified: IdentifiedChildren;
  readonly localIdentified: IdentifiedChildren | null;
  readonly knownShares: readonly string[];
  readonly areaGroups: readonly PrevalenceGroup[];
  readonly areas: readonly AreaEstimate[];
  readonly areasNote: string | null;
  readonly formulas: readonly string[];
  readonly formulasForReaders: readonly string[];
  readonly inputs: readonly InputLine[];
  readonly lacking: readonly string[];
  readonly methods: readonly string[];
  readonly caveats: readonly Caveat[];
}

/** As everybody may have it who may read published estimates: without the counts of the authority's own children that went in. */
export const forReaders = (result: EstimateResult): EstimateResult => ({
  ...result,
  formulas: result.formulasForReaders,
  nationalIdentified: result.nationalIdentified,
  localIdentified: result.localIdentified && {
    ...result.localIdentified,
    formulas: result.localIdentified.formulasForReaders,
  },
  inputs: result.inputs.map((line) => (line.local ? { ...line, figure: null } : line)),
});
