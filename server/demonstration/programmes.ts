/** An invented programme with what was held of it and an evaluation, kept as a manager keeps them. */
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import type { Outcome } from '../governance/asked-change.js';
import { listActivities } from '../partnership/activities/activities.sql.js';
import { keepMargins } from '../partnership/programmes/keep-margins.js';
import { keepDelivery, keepProgramme } from '../partnership/programmes/keep-programmes.js';
import { listProgrammes } from '../partnership/programmes/programmes.sql.js';

const TITLE = 'Straight Talk';

const DELIVERIES = [
  { period: '2025/26 Q3', sessions: 24, participants: 143 },
  { period: '2025/26 Q4', sessions: 30, participants: 187 },
  { period: '2026/27 Q1', sessions: 2, participants: 8 },
];

const EVALUATION = {
  period: '2025/26',
  questions: [
    { question: 'I know how exploitation begins', improved: 262, answered: 301 },
    { question: 'I know whom to tell', improved: 247, answered: 298 },
    { question: 'I would speak up for a friend', improved: 213, answered: 296 },
  ],
  statedOnAll: '64',
};

/** Adds it where it is not there yet. */
export async function inventProgramme(database: Database): Promise<void> {
  const [known, activities] = await database.asOwner(
    async (sql) => [await listProgrammes(sql), await listActivities(sql)] as const,
  );
  if (known.some(({ title }) => title === TITLE)) return;
  const who = actingOf('demonstration');
  const terms = {
    ...{ title: TITLE, provider: 'Lantern Youth Trust', audience: 'Pupils in years 7 and 8' },
    description: 'Six lessons a class on how exploitation begins, and whom to tell',
    activity: activities.find(({ title }) => title === 'Lessons on exploitation in schools')?.id ?? null,
  };
  const { id } = done(await keepProgramme(database, null, terms, null, who));
  for (const delivery of DELIVERIES) done(await keepDelivery(database, id, null, delivery, null, who));
  done(await keepMargins(database, id, EVALUATION, who));
}

function done(outcome: Outcome<{ id: number }>): { readonly id: number } {
  if (outcome.ok) return outcome;
  throw new Error(`the invented programme «${TITLE}» was refused: ${outcome.problems.map(({ problem }) => problem).join(' ')}`);
}
