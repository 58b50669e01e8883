/** What a legend is made of: signs and words, drawn alike on the page and in the image of the map. */
import type { SymbolShape } from './palette.js';

export type LegendSign =
  /** `strength` as on the map, 0 to 1: a sign must have the colour that is seen there. */
  | { readonly draw: 'fill'; readonly colour: string; readonly strength: number }
  /** A class of a detection: «fewer» striped, the level as a figure. */
  | {
      readonly draw: 'class';
      readonly colour: string;
      readonly strength: number;
      readonly striped: boolean;
      readonly letter: string;
    }
  | { readonly draw: 'outline' }
  | { readonly draw: 'hatch'; readonly hatch: 'withheld' | 'no-data' }
  | { readonly draw: 'circle'; readonly radius: number; readonly colour: string }
  | { readonly draw: 'ring' }
  | { readonly draw: 'symbol'; readonly shape: SymbolShape; readonly colour: string };

export interface LegendItem {
  readonly sign: LegendSign;
  readonly text: string;
}

export interface LegendModel {
  readonly title: string;
  readonly subtitle: string;
  readonly items: readonly LegendItem[];
}
