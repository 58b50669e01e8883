/** A small form as data: what it asks, and what is said of the answers. */
import type { ReactNode } from 'react';

export type Answers = Readonly<Record<string, string>>;

/** What the server finds wrong; an empty field means the whole. */
export type Problems = readonly { readonly field: string; readonly problem: string }[];

export interface Choice {
  readonly code: string;
  readonly words: string;
}

export interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: QuestionKind;
  /** Asked only when the others are answered so. */
  readonly when?: (answers: Answers) => boolean;
}

export type QuestionKind =
  | 'text'
  | 'long'
  | 'date'
  | 'time'
  | 'number'
  /** Radios. */
  | readonly Choice[]
  /** A list that folds out, with what stands there before anything is chosen. */
  | { readonly none: string; readonly choices: readonly Choice[] }
  /** Any number of them: see `chosenIn`. */
  | { readonly several: readonly Choice[] }
  /** Any number of rows, each with the same questions: see `rowsIn`. `each` is what one is called. */
  | { readonly each: string; readonly columns: readonly Question[] }
  /** What a form needs that is no question of these kinds, such as a map; it keeps its own answer. */
  | { readonly part: (problem: string | undefined) => ReactNode };

/** The codes chosen of several. */
export const chosenIn = (answer = ''): string[] => (answer === '' ? [] : answer.split(','));
export const chosenAs = (codes: readonly (string | number)[]): string => codes.join(',');

/** The rows of an answer. */
export const rowsIn = (answer = ''): Answers[] => (answer === '' ? [] : (JSON.parse(answer) as Answers[]));
export const rowsAs = (rows: readonly Answers[]): string => JSON.stringify(rows);
