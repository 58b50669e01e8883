/** What a method says of the units, in a form that cards, pictures and files can print without knowing which method it was. */
import type { CardLine } from '../card-line.js';

export interface MethodAnswer {
  /** Its form in words, to be printed with the picture. */
  readonly variant: string;
  /** How many units were tested: what p is corrected for. 0 for methods without a test. */
  readonly tests: number;
  /** Of each unit, a name of `legend`. */
  readonly classes: readonly string[];
  /** Classes in their order. */
  readonly legend: readonly string[];
  /** Those that say «more than expected» at the 5 % level or better; none for methods without a test. */
  readonly hotClasses: readonly string[];
  /** What it tells of a unit beside its class and count, as the text of GeoJSON properties. */
  readonly propertiesOf: (at: number) => string;
  /** Cells that can be proposed as places to look after, each set to be split where it does not hang together. */
  readonly toPropose: () => readonly ProposedCells[];
  /** The result in one sentence. */
  readonly sentence: string;
  readonly card: readonly CardLine[];
  readonly warnings: readonly string[];
}

export interface ProposedCells {
  /** What they are, after their number: «that stand out as more than expected». */
  readonly words: string;
  readonly cells: readonly number[];
}

/** Four figures that mean something are enough for a screen, and null for what is undefined. */
export function plain(number: number): string {
  return Number.isFinite(number) ? String(Number(number.toPrecision(4))) : 'null';
}

/** Places in the list of units of the classes named. */
export function placesOf(classes: readonly string[], wanted: readonly string[]): number[] {
  return classes.flatMap((one, at) => (wanted.includes(one) ? [at] : []));
}
