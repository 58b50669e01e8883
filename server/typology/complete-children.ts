/**
 * Which children of an extract are in its models, and what indicators of them tell classes apart.
 *
 * Whoever lacks any of the extract's indicators is in no model, whichever are chosen, so that no two models are of children who differ by a few. Nothing is
 * filled in. An indicator that fewer than ten children have, or have not, is refused: it would tell of them, and tells no kinds apart.
 */
import { CHILDREN_RULE, displayedAlone, type ProtectedCount } from '../disclosure/disclosure.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { mostClasses } from '../statistics/latent-classes.js';
import { countedPatterns, type ResponsePatterns } from '../statistics/response-patterns.js';
import type { ExtractPattern } from './typologies.sql.js';
import { labelOfIndicator } from './typology-indicators.js';

/** Classes of fewer children would be of handfuls. */
export const FEWEST_CHILDREN = 100;
export const MOST_CLASSES = 9;
const FEWEST_WITH = CHILDREN_RULE.withheldBelow;

export interface CompleteChildren {
  readonly patterns: ResponsePatterns;
  readonly children: number;
  readonly leftOut: ProtectedCount;
  /** By indicator of the extract, in order. */
  readonly notRecorded: readonly ProtectedCount[];
}

/** @param chosen places of the chosen indicators among those of the extract */
export function completeChildren(extract: readonly ExtractPattern[], chosen: readonly number[]): CompleteChildren {
  const all = extract[0]?.answers.length ?? 0;
  const complete = extract.filter(({ answers }) => !answers.includes('-'));
  const counts = new Map<string, number>();
  for (const { answers, children } of complete) {
    const key = chosen.map((at) => answers[at]!).join('');
    counts.set(key, (counts.get(key) ?? 0) + children);
  }
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const sum = (patterns: readonly ExtractPattern[]): number => patterns.reduce((total, { children }) => total + children, 0);
  return {
    patterns: countedPatterns(
      chosen.length,
      rows.map(([key, count]) => ({ holds: [...key].map(Number), count })),
    ),
    children: sum(complete),
    leftOut: displayedAlone(sum(extract) - sum(complete), CHILDREN_RULE),
    notRecorded: Array.from({ length: all }, (_, at) =>
      displayedAlone(sum(extract.filter(({ answers }) => answers[at] === '-')), CHILDREN_RULE),
    ),
  };
}

/** How many classes so many indicators tell apart, nine at most, in words that say why. */
export function whyNotSoMany(indicators: number, classes: number): string | null {
  const most = Math.min(MOST_CLASSES, mostClasses(indicators));
  if (classes <= most) return null;
  if (mostClasses(indicators) >= MOST_CLASSES && classes > MOST_CLASSES) return `Ask for at most ${MOST_CLASSES} classes.`;
  const [given, wanted] = [2 ** indicators - 1, classes - 1 + classes * indicators];
  return `${indicators} indicators of yes or no tell at most ${most} classes apart: there are ${2 ** indicators} patterns of answers, which give ${given} numbers, and ${classes} classes would need ${wanted}. Ask for ${most} at most, or take more indicators.`;
}

/** What of the children would give classes that only look right. */
export function problemsOfChildren({ patterns, children }: CompleteChildren, codes: readonly string[]): FieldProblem[] {
  if (children < FEWEST_CHILDREN)
    return [
      {
        field: 'extract',
        problem: `Of fewer than ${FEWEST_CHILDREN} children of the extract every indicator is recorded: classes would be of handfuls. Load a file of more children or years, or one without the indicator that is recorded least.`,
      },
    ];
  const { counts, holds, indicators } = patterns;
  const having = codes.map((_, j) => counts.reduce((sum, count, at) => sum + (holds[at * indicators + j] === 1 ? count : 0), 0));
  const rare = codes.flatMap((code, j): FieldProblem[] => {
    const name = labelOfIndicator(code);
    if (having[j]! < FEWEST_WITH)
      return [
        {
          field: 'indicators',
          problem: `«${name}» holds of fewer than ${FEWEST_WITH} children: it tells no kinds apart. Leave it out.`,
        },
      ];
    if (children - having[j]! < FEWEST_WITH)
      return [
        {
          field: 'indicators',
          problem: `«${name}» holds of all children but fewer than ${FEWEST_WITH}: it tells no kinds apart. Leave it out.`,
        },
      ];
    return [];
  });
  return rare.length > 0 ? rare : sameIndicators(patterns, codes);
}

/** Two indicators that say the same of as good as every child, or the opposite, are one. */
function sameIndicators({ counts, holds, indicators, children }: ResponsePatterns, codes: readonly string[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (let one = 0; one < indicators; one++)
    for (let other = one + 1; other < indicators; other++) {
      const alike = counts.reduce(
        (sum, count, at) => sum + (holds[at * indicators + one] === holds[at * indicators + other] ? count : 0),
        0,
      );
      if (Math.min(alike, children - alike) >= FEWEST_WITH) continue;
      const says = alike > children - alike ? 'the same as' : 'the opposite of';
      problems.push({
        field: 'indicators',
        problem: `«${labelOfIndicator(codes[other]!)}» says ${says} «${labelOfIndicator(codes[one]!)}» of as good as every child: leave one of them out.`,
      });
    }
  return problems;
}
