/** What is due on a day, from every part that knows: each asked under the reader's own rights. */
import { DATA_REQUEST_ACCESS, DUE_ACCESS } from '../../../access/access-table.js';
import type { PersonaName } from '../../../access/personas.js';
import { listRequests } from '../../../data-requests/data-requests.sql.js';
import type { Sql } from '../../../database/database.js';
import { readAccount, yearOfAccount } from '../../account.js';
import { whatIsDue } from '../../due/what-is-due.js';
import { financialYearOf, startOf } from '../../financial-year.js';
import { measuresDue } from '../../measures/measures-due.js';
import { overdueRecommendations } from '../../reviews/overdue-recommendations.js';
import { actionsOn } from '../actions.js';
import { listActions, listItems, listMeetings, listSteps } from '../meetings.sql.js';
import type { ApartSum, DueFacts, DueFile } from './agenda-draft.js';

export interface MayKnow {
  readonly files: boolean;
  readonly requests: boolean;
}

export const mayKnow = (persona: PersonaName): MayKnow => ({
  files: DUE_ACCESS[persona] !== 'nothing',
  requests: DATA_REQUEST_ACCESS[persona] === 'running',
});

export async function gatherDue(sql: Sql, on: string, { files, requests }: MayKnow): Promise<DueFacts> {
  const meetings = await listMeetings(sql);
  return {
    ...{ on, meetings, items: await listItems(sql) },
    actions: actionsOn({ meetings, actions: await listActions(sql), steps: await listSteps(sql) }, on),
    files: files ? await overdueFiles(sql, on) : null,
    measures: await measuresDue(sql, on),
    sums: await sumsApart(sql, on),
    recommendations: await overdueRecommendations(sql, on),
    requests: requests ? (await listRequests(sql)).filter(({ state, dueOn }) => state === 'asked' && dueOn < on) : null,
  };
}

async function overdueFiles(sql: Sql, on: string): Promise<DueFile[]> {
  return (await whatIsDue(sql, on)).flatMap(({ feed, periods }) =>
    periods
      .filter(({ state }) => state === 'overdue')
      .map(({ name, firstDay, dueOn }) => ({
        ...{ feedId: feed.id, what: feed.what, agency: feed.agency, period: name, firstDay, dueOn },
      })),
  );
}

/** Of the financial year that the day lies in, and of the one before. */
async function sumsApart(sql: Sql, on: string): Promise<ApartSum[]> {
  const rows = await readAccount(sql);
  const year = financialYearOf(on);
  const before = financialYearOf(`${Number(startOf(year).slice(0, 4)) - 1}-04-01`);
  return [before, year].flatMap((one) =>
    yearOfAccount(rows, one)
      .checks.filter(({ agrees }) => !agrees)
      .map(({ check, sentence, lines }) => ({ year: one, check, sentence, lines })),
  );
}
