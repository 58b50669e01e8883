/** A word of a closed list, or what is wrong with it. */
import type { FieldProblem } from '../../governance/field-problem.js';

/** @returns the first of the list where it is none of it: the problem keeps it from being stored */
export function oneOf<Word extends string>(
  words: readonly Word[],
  written: string | null | undefined,
  field: string,
  problems: FieldProblem[],
): Word {
  const word = words.find((known) => known === written);
  if (word === undefined) problems.push({ field, problem: `Choose one of: ${words.join(', ')}.` });
  return word ?? words[0]!;
}
