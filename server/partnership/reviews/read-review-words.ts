/** Words about a review: nothing by which anybody is known, and nothing by which one child is. */
import { inWords } from '../../governance/screening/screen.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { oneLine, problemsOfWords } from '../read-words.js';
import { wordsOfOneChild } from './one-child.js';

/** Why a review or a recommendation was changed or taken out: the history keeps it for good, when the words themselves are gone. */
export const problemsOfReviewReason = (reason: string | null): FieldProblem[] =>
  problemsOfOneChild(oneLine(reason ?? ''), 'reason');

export function problemsOfReviewWords(
  text: string,
  field: string,
  limits: { readonly ask: string; readonly longest: number },
): FieldProblem[] {
  const problems = problemsOfWords(text, field, limits);
  return problems.length > 0 ? problems : problemsOfOneChild(text, field);
}

function problemsOfOneChild(text: string, field: string): FieldProblem[] {
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
