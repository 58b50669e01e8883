/**
 * A measure that is an effect: told by a conclusion that was handed over, in its words and never by a figure. Only whoever keeps the account chooses which; the words are
 * nobody's to type.
 */
import { ACCOUNT_ACCESS } from '../../access/access-table.js';
import type { PersonaName } from '../../access/personas.js';
import type { Sql } from '../../database/database.js';
import { conclusionWords } from '../../deployments/effect/conclusion-words.js';
import { listConclusions, type HandedOver } from '../../deployments/effect/conclusions.sql.js';
import { londonDay } from '../../governance/agreement.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { longDay } from '../../long-day.js';
import { endOf } from '../financial-year.js';
import type { Measure, MeasureTerms } from './measure.js';

/** There is no other unit of words. */
export const EFFECT_UNIT = 'in words';

type Effect = Pick<MeasureTerms, 'activityId' | 'counted' | 'conclusionId' | 'baseline' | 'target'>;

/** @param sql the owner's */
export async function effectProblems(
  sql: Sql,
  { activityId, counted, conclusionId, baseline, target }: Effect,
  before: Measure | null,
  persona: PersonaName,
): Promise<FieldProblem[]> {
  const isSame = counted === (before?.counted ?? null) && conclusionId === (before?.conclusionId ?? null);
  const concerns = counted === 'effect' || before?.counted === 'effect';
  if (concerns && ACCOUNT_ACCESS[persona] !== 'keeping') {
    if (!isSame) return [{ field: 'counted', problem: 'Which effect a measure is told by, whoever keeps the account chooses.' }];
    if (activityId !== before?.activityId)
      return [{ field: 'activity', problem: 'Beside which money an effect stands, whoever keeps the account chooses.' }];
  }
  if (counted !== 'effect') return [];
  const problem = 'An effect is told in words. Leave it empty.';
  return [
    ...(baseline === null ? [] : [{ field: 'baseline', problem }]),
    ...(target === null ? [] : [{ field: 'target', problem }]),
    ...(isSame ? [] : await conclusionProblems(sql, conclusionId)),
  ];
}

async function conclusionProblems(sql: Sql, id: number | null): Promise<FieldProblem[]> {
  const told = (problem: string): FieldProblem[] => [{ field: 'conclusion', problem }];
  const found = (await listConclusions(sql)).find((one) => one.id === id);
  if (found === undefined) return told('Choose which conclusion it is told by, of those that were handed over.');
  return found.withdrawnBecause === null ? [] : told('This conclusion was withdrawn. Choose another.');
}

export interface ToldEffect {
  readonly moved: string;
  readonly sure: string;
  /** Whose measurement it is. */
  readonly counts: string;
  readonly method: string;
}

/** What stands of it in the account of a year: what was measured later is not told yet. */
export function toldEffect(found: HandedOver, year: string): ToldEffect {
  const counts = `Homeward, as ${found.agency} measured it`;
  const method = `Reports in an area beside places that went alike, before and after: measured by ${found.agency}, and handed over on ${longDay(londonDay(found.handedAt))}. It is told in words, since partners have no figures of so small a place.`;
  if (found.withdrawnBecause !== null)
    return {
      // Not what was typed with it: that may be why it was withdrawn.
      moved: `The conclusion was withdrawn. ${sentence(found.withdrawnBecause)}`,
      ...{ sure: 'Not known: the conclusion was withdrawn.', counts, method },
    };
  if (found.afterTo > endOf(year).slice(0, 7))
    return { moved: `Not measured yet at the end of ${year}.`, sure: 'Not known yet.', counts, method };
  const { found: whatCame, moved, howSure } = conclusionWords(found);
  return { moved: `«${found.label}»: ${whatCame} ${moved}`, sure: howSure, counts, method };
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);
