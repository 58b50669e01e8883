/**
 * A count that stands alone: whoever sees it sees no other count that it is a part of, a total of, or overlaps with. Then threshold and
 * rounding are the whole protection, since there is nothing to subtract from (SDC handbook, 2nd edition, 2024, ch. 5). Not for tables with
 * totals (`publish.ts`), nor where one of two overlapping counts is published already.
 */
import type { ProtectedCount } from './publication.js';
import { assertRule, primaryState, roundHalfUp, WITHHELD, ZERO, type Rule } from './rule.js';

/** With the rule of children 9 is withheld, 0 is withheld, 14 is shown as 10. */
export function displayedAlone(count: number, rule: Rule): ProtectedCount {
  assertRule(rule);
  const state = primaryState(count, rule);
  if (state === WITHHELD) return { withheld: true, count: null, roundedTo: rule.roundTo };
  if (state === ZERO) return { withheld: false, count: 0, roundedTo: 1 };
  return { withheld: false, count: roundHalfUp(count, rule.roundTo), roundedTo: rule.roundTo };
}
