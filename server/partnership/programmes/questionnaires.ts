/** Questionnaires of the programmes of an activity in a financial year, as one line beside its money: who improved on every question, as everybody may have it. */
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { endOf, startOf } from '../financial-year.js';
import { howSureOfAnswers, howSureOfShares } from '../measures/how-sure.js';
import { readPeriod } from '../period.js';
import type { Programme, StoredEvaluation } from './programme.js';
import { listEvaluations, listProgrammes } from './programmes.sql.js';
import { protectedEvaluation } from './protected-evaluation.js';

export interface Questionnaire {
  readonly id: number;
  readonly activity: number;
  readonly title: string;
  readonly provider: string;
  readonly period: string;
  /** Whole per cent of displayed counts; null where it is withheld, or only bounded. */
  readonly share: number | null;
  /** Whole per cent, where shares of single questions alone are known. */
  readonly between: { readonly lower: number; readonly upper: number } | null;
  readonly sure: string;
}

/** @param sql a viewer's, which may act as the counter */
export async function questionnairesOf(sql: Sql, year: string): Promise<Questionnaire[]> {
  const programmes = await listProgrammes(sql);
  const evaluations = await sql.under(COUNTER_ROLE, listEvaluations);
  const [first, last] = [startOf(year).slice(0, 7), endOf(year).slice(0, 7)];
  return evaluations.flatMap((stored) => {
    const programme = programmes.find(({ title }) => title.toLowerCase() === stored.programme.toLowerCase());
    const of = readPeriod(stored.period);
    if (programme === undefined || programme.activity === null || of === null) return [];
    return of.firstMonth >= first && of.lastMonth <= last ? [told(stored, programme, programme.activity)] : [];
  });
}

function told(stored: StoredEvaluation, { title, provider }: Programme, activity: number): Questionnaire {
  const { questions, onAllShare, bounds } = protectedEvaluation(stored);
  const [only] = questions;
  const share = questions.length === 1 ? only!.improvedShare : onAllShare;
  const improved = questions.length === 1 ? `Improved on «${only!.question}»` : `Improved on all ${questions.length} questions`;
  return {
    ...{ id: stored.id, activity, provider, period: stored.period },
    title: `${improved} of ${title} (%)`,
    share: share === null ? null : Math.round(100 * share.share),
    between:
      share !== null || bounds === null
        ? null
        : { lower: Math.ceil(100 * bounds.lower - 1e-9), upper: Math.floor(100 * bounds.upper + 1e-9) },
    sure: sureOf(share?.limits ?? null, bounds !== null),
  };
}

function sureOf(limits: { readonly lower: number; readonly upper: number } | null, isBounded: boolean): string {
  if (limits !== null) return howSureOfAnswers({ lower: 100 * limits.lower, upper: 100 * limits.upper });
  return isBounded ? howSureOfShares : 'Not told: the figure is withheld.';
}
