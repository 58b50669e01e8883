import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import { daysBetween } from '../calendar/days.js';
import { deploymentTable, type DeploymentTable } from './deployment-table.js';
import { listVisits, type StoredIssue, type StoredVisit } from './visits.sql.js';

const MOST_DAYS = 366;
/** Three teams on every evening of a year. */
const MOST_VISITS = 10_000;
const MOST_ISSUES = 500;

/** @throws CallerError BAD_USER_INPUT */
export async function readTable(
  sql: Sql,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<DeploymentTable & { readonly visits: number; readonly issues: readonly ReportedIssue[] }> {
  if (to < from) throw badUserInput('The period ends before it begins.', ['to']);
  if (daysBetween(from, to) >= MOST_DAYS) throw badUserInput(`A period has ${MOST_DAYS} days at most.`, ['to']);
  const visits = await listVisits(sql, { from, to }, MOST_VISITS + 1);
  if (visits.length > MOST_VISITS) throw badUserInput('There are too many visits for one table: ask for fewer days.', ['to']);
  return { ...deploymentTable(visits, { from, to }), visits: visits.length, issues: issuesOf(visits) };
}

export interface ReportedIssue extends StoredIssue {
  readonly on: string;
  /** The stop of the visit; null on the way between stops. */
  readonly place: string | null;
}

/** For whoever mends them: the newest evening first. */
const issuesOf = (visits: readonly StoredVisit[]): ReportedIssue[] =>
  visits.flatMap(({ on, place, issues }) => issues.map((issue) => ({ ...issue, on, place }))).slice(0, MOST_ISSUES);
