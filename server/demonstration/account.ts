/** Activities of the invented account, kept as a manager keeps them. Their money comes with a file of its own. */
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { keepActivity } from '../partnership/activities/keep-activities.js';
import { listActivities } from '../partnership/activities/activities.sql.js';
import type { ActivityTerms } from '../partnership/activities/activity.js';
import { NEXT_YEAR, ONE_YEAR } from './partnership-fund.js';

const BOTH = { fromYear: ONE_YEAR, toYear: NEXT_YEAR };

const ACTIVITIES: readonly ActivityTerms[] = [
  {
    ...{ outcome: 'anti-social-behaviour', title: 'Street team', provider: 'Fire and rescue service', ...BOTH },
    description: 'Two workers and a crew go where reports gather, on Friday and Saturday evenings',
    expected: 'Young people are met and told what is open; fewer reports where the team was',
  },
  {
    ...{ outcome: 'anti-social-behaviour', title: 'Evening sport on the green', provider: 'Lantern Youth Trust', ...BOTH },
    description: 'Football and a kitchen on two evenings a week',
    expected: 'Somewhere to be in the evening, which young people come back to',
  },
  {
    ...{
      outcome: 'serious-and-organised-crime',
      title: 'Lessons on exploitation in schools',
      provider: 'Lantern Youth Trust',
      ...BOTH,
    },
    description: 'Six lessons a class, in schools that ask for them',
    expected: 'Pupils know how exploitation begins, and whom to tell',
  },
  {
    ...{ outcome: 'child-exploitation-and-youth-violence', title: 'Detached youth work', provider: 'Council', ...BOTH },
    description: 'Youth workers on foot in three wards',
    expected: 'Young people who come to no session are met',
  },
  {
    ...{
      outcome: 'community-infrastructure',
      title: 'Lighting of two paths',
      provider: 'Council',
      fromYear: ONE_YEAR,
      toYear: ONE_YEAR,
    },
    description: 'Lamps on two paths that young people asked for',
    expected: 'A walk home that feels safe',
  },
];

/** Adds those that are not there yet. */
export async function inventAccount(database: Database): Promise<void> {
  const known = await database.asOwner(listActivities);
  for (const activity of ACTIVITIES) {
    if (known.some(({ title }) => title === activity.title)) continue;
    const done = await keepActivity(database, null, activity, null, actingOf('demonstration'));
    if (!done.ok)
      throw new Error(
        `the invented activity «${activity.title}» was refused: ${done.problems.map(({ problem }) => problem).join(' ')}`,
      );
  }
}
