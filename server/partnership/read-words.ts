/** Reads what is written into the account by form: nothing of it may hold a person. */
import type { FieldProblem } from '../governance/field-problem.js';
import { homesIn, personsIn } from '../governance/persons-in-terms.js';
import { oneLine } from '../governance/plain-text.js';

export { oneLine };

export function problemsOfWords(
  text: string,
  field: string,
  { ask, longest }: { readonly ask: string; readonly longest: number },
): FieldProblem[] {
  if (text.length < 3) return [{ field, problem: ask === '' ? 'Write a few words.' : ask }];
  if (text.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  return [...personsIn(text, field), ...homesIn(text, field)];
}

export const problemsOfReason = (reason: string): FieldProblem[] =>
  problemsOfWords(reason, 'reason', { ask: 'Write why: it stands in the history.', longest: 500 });

export interface AskedWords<Field extends string> {
  readonly field: Field;
  readonly ask: string;
  readonly longest: number;
}

/** The words of several fields, each as one line, with what is wrong with them. */
export function readWords<Field extends string>(
  asked: Readonly<Record<Field, string>>,
  fields: readonly AskedWords<Field>[],
): { words: Record<Field, string>; problems: FieldProblem[] } {
  const words = Object.fromEntries(fields.map(({ field }) => [field, oneLine(asked[field])])) as Record<Field, string>;
  return { words, problems: fields.flatMap(({ field, ...limits }) => problemsOfWords(words[field], field, limits)) };
}
