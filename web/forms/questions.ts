/** A small form as data: what it asks, and what is said of the answers. */

export type Answers = Readonly<Record<string, string>>;

/** What the server finds wrong; an empty field means the whole. */
export type Problems = readonly { readonly field: string; readonly problem: string }[];

interface Choice {
  readonly code: string;
  readonly words: string;
}

export interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Choices are radios; with `none`, what stands there before anything is chosen, a list that folds out. */
  readonly kind: 'text' | 'long' | 'date' | readonly Choice[] | { readonly none: string; readonly choices: readonly Choice[] };
  /** Asked only when the others are answered so. */
  readonly when?: (answers: Answers) => boolean;
}
