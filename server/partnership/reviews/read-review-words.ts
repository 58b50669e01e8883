/** Words about a review: nothing by which anybody is known, and nothing by which one child is. */
import { inWords } from '../../governance/screening/screen.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { problemsOfWords } from '../read-words.js';
import { wordsOfOneChild } from './one-child.js';

export function problemsOfReviewWords(
  text: string,
  field: string,
  limits: { readonly ask: string; readonly longest: number },
): FieldProblem[] {
  const problems = problemsOfWords(text, field, limits);
  if (problems.length > 0) return problems;
  const found = wordsOfOneChild(text);
  return found.length === 0
    ? []
    : [
        {
          field,
          problem: `The text seems to hold ${inWords(found)}. Take it out: a review is of one child, whom people near would know by it. Write what was learnt.`,
        },
      ];
}
