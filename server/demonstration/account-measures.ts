/** Measures of the invented account: one that Homeward counts, one told by an effect, one that an agency enters, one that comes with a file, one that nobody measures. */
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { listActivities } from '../partnership/activities/activities.sql.js';
import { enterFigure, keepMeasure, type AskedMeasure, type Keeper } from '../partnership/measures/keep-measures.js';
import { listMeasures } from '../partnership/measures/measures.sql.js';
import { NEXT_YEAR, ONE_YEAR } from './partnership-fund.js';
import { LAMPS } from './partnership-measures.js';

/** When the figures were entered: after the periods they are of, whatever the clock of the machine says. */
const ENTERED_ON = '2026-07-31';

const MANAGER: Keeper = { persona: 'partnership-manager', agency: 'Community safety partnership' };

const EFFECT = 'Calmer evenings where the workers went';

interface Invented extends Omit<AskedMeasure, 'activityId'> {
  readonly activity: string;
  readonly found: readonly { readonly period: string; readonly figure: string }[];
}

const MEASURES: readonly Invented[] = [
  {
    ...{ activity: 'Street team', title: 'Visits of the street team', unit: 'visits', agency: 'Fire and rescue service' },
    ...{
      frequency: 'yearly',
      measured: 'homeward',
      counted: 'visits',
      ofChildren: false,
      target: '200',
      aim: 'at least',
      found: [],
    },
  },
  {
    ...{ activity: 'Evening sport on the green', title: 'Young people who came back', unit: 'young people' },
    ...{ agency: 'Lantern Youth Trust', frequency: 'quarterly', measured: 'entered', ofChildren: true },
    ...{ baseline: '30', baselinePeriod: `${ONE_YEAR} Q1`, target: '60', aim: 'at least' },
    found: [
      { period: `${ONE_YEAR} Q1`, figure: '30' },
      { period: `${ONE_YEAR} Q2`, figure: '43' },
      { period: `${ONE_YEAR} Q3`, figure: '57' },
      { period: `${NEXT_YEAR} Q1`, figure: '64' },
    ],
  },
  {
    ...{ activity: 'Lighting of two paths', title: LAMPS, unit: '%', agency: 'Council', area: 'Marram' },
    ...{ frequency: 'yearly', measured: 'entered', ofChildren: false, target: '5', aim: 'at most', found: [] },
  },
  {
    ...{ activity: 'Detached youth work', title: EFFECT, unit: '', agency: 'Council', frequency: 'yearly' },
    ...{ measured: 'homeward', counted: 'effect', ofChildren: false, found: [] },
  },
  {
    ...{ activity: 'Lessons on exploitation in schools', title: 'Pupils who know whom to tell', unit: '%' },
    ...{ agency: 'Lantern Youth Trust', frequency: 'yearly', measured: 'nobody', ofChildren: true, found: [] },
  },
];

/**
 * Adds those that are not there yet.
 *
 * @param effect the conclusion that was handed over; null where none was
 */
export async function inventMeasures(database: Database, effect: number | null): Promise<void> {
  const who = actingOf('demonstration');
  const { activities, known } = await database.asOwner(async (sql) => ({
    activities: await listActivities(sql),
    known: await listMeasures(sql),
  }));
  for (const { activity, found, ...measure } of MEASURES) {
    if (measure.counted === 'effect' && effect === null) continue;
    const of = activities.find(({ title }) => title === activity);
    if (of === undefined || known.some(({ title, activityId }) => activityId === of.id && title === measure.title)) continue;
    const conclusionId = measure.counted === 'effect' ? effect : null;
    const kept = await keepMeasure(database, null, { ...measure, activityId: of.id, conclusionId }, null, MANAGER, who);
    if (!kept.ok) throw refusedOf(measure.title, kept.problems);
    for (const one of found) {
      const asked = { ...one, document: 'Register of the sessions', statedOn: ENTERED_ON };
      const entered = await enterFigure(database, kept.id, asked, MANAGER, who, ENTERED_ON);
      if (!entered.ok) throw refusedOf(measure.title, entered.problems);
    }
  }
}

const refusedOf = (title: string, problems: readonly { readonly problem: string }[]): Error =>
  new Error(`the invented measure «${title}» was refused: ${problems.map(({ problem }) => problem).join(' ')}`);
