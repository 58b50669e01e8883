/** Programmes as a file: what was held, what children said before and after, and schools reached and not. As every reader has it. */
import type { Sql } from '../database/database.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import type { Count } from '../graphql/count.type.js';
import { listActivities } from '../partnership/activities/activities.sql.js';
import { listDeliveries, listEvaluations, listProgrammes } from '../partnership/programmes/programmes.sql.js';
import { publishedProgrammes } from '../partnership/programmes/published-programmes.js';
import { schoolsReached } from '../partnership/programmes/schools-reached.js';
import type { Cell } from './export-content.js';
import type { PartnershipContent } from './partnership-content.js';

const COLUMNS = [
  ...['row', 'programme', 'provider', 'period', 'question', 'sessions', 'participants', 'improved', 'same', 'worse', 'missing'],
  ...['improved_share', 'lower', 'upper', 'schools_reached', 'schools_not_reached', 'schools_not_open'],
];

export async function programmesContent(sql: Sql): Promise<PartnershipContent> {
  const under = await sql.under(COUNTER_ROLE, async (counter) => ({
    deliveries: await listDeliveries(counter),
    evaluations: await listEvaluations(counter),
  }));
  const stored = {
    ...under,
    programmes: await listProgrammes(sql),
    activities: await listActivities(sql),
    schools: await schoolsReached(sql),
  };
  const { programmes, others, schools, method } = publishedProgrammes(stored, false);
  const row = (cells: Readonly<Record<string, Cell>>): Cell[] => COLUMNS.map((column) => cells[column] ?? null);
  const evaluated = [...programmes.flatMap((one) => one.evaluations), ...others];
  return {
    shown: 'Programmes with children, what was held and what came of it',
    sources: ['the agencies that hold them, questionnaires, and lists of programmes at schools'],
    notes: method,
    columns: COLUMNS,
    rows: [
      ...programmes.flatMap(({ title, provider, deliveries }) =>
        deliveries.map(({ period, sessions, participants }) =>
          row({ row: 'held', programme: title, provider, period, sessions, participants: told(participants) }),
        ),
      ),
      ...evaluated.flatMap(({ programme, period, questions }) =>
        questions.map(({ question, asked, improved, same, worse, missing, improvedShare }) =>
          row({
            ...{ row: 'question', programme, period, question, participants: told(asked), improved: told(improved) },
            ...{ same: told(same), worse: told(worse), missing: told(missing) },
            improved_share: improvedShare === null ? 'withheld' : hundredths(improvedShare.share),
            ...{
              lower: improvedShare && hundredths(improvedShare.lower),
              upper: improvedShare && hundredths(improvedShare.upper),
            },
          }),
        ),
      ),
      ...schools.map(({ programme, schoolYear, reached, notReached, notOpen }) =>
        row({
          ...{ row: 'schools', programme: programme ?? 'any programme', period: `school year ${schoolYear}` },
          ...{ schools_reached: reached, schools_not_reached: notReached, schools_not_open: notOpen },
        }),
      ),
    ],
  };
}

const told = (count: Count | null): Cell => (count === null ? null : count.suppressed ? 'withheld' : count.count);
const hundredths = (share: number): number => Math.round(100 * share) / 100;
