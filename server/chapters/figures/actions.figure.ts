/** What the partnership's meetings asked of agencies: by agency, and one by one what was closed in the financial year that the months end in, or is overdue. */
import { notFound } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import type { Sql } from '../../database/database.js';
import { endOf, financialYearOf, startOf } from '../../partnership/financial-year.js';
import { actionsOn, ACTIONS_METHOD, type StandingAction } from '../../partnership/meetings/actions.js';
import { listActions, listMeetings, listSteps } from '../../partnership/meetings/meetings.sql.js';
import { known, words } from './cells.js';
import type { FigureKind, FigureMaking, MadeFigure } from './figure.js';
import { lastDay } from './words-of-counts.js';

interface YearOfActions {
  readonly year: string;
  /** The last day of the year, or today while the year goes on. */
  readonly on: string;
  /** Open on the day, or closed in the year. */
  readonly actions: readonly StandingAction[];
}

export const actionsByAgency: FigureKind = {
  kind: 'actions-by-agency',
  make: async (making) => {
    const { year, on, actions } = await yearOfActions(making);
    const agencies = new Map<string, StandingAction[]>();
    for (const one of actions) {
      const agency = one.action.agency.trim();
      const spelt = [...agencies.keys()].find((other) => other.toLowerCase() === agency.toLowerCase()) ?? agency;
      agencies.set(spelt, [...(agencies.get(spelt) ?? []), one]);
    }
    const groups = [...agencies].sort(([one], [other]) => one.localeCompare(other));
    const [done, overdue] = [countOf(actions, isDone), countOf(actions, isOverdue)];
    return {
      ...common(year, on),
      title: `Actions of the partnership’s meetings by agency, ${year}`,
      unit: 'actions',
      numerator: 'Actions that an agency has, by how they stand',
      alt: `A table by agency, ${groups.length} in all. Done in the year: ${done}; overdue: ${overdue}.`,
      drawn: 3,
      rowTitle: 'Agency',
      columns: [
        { name: 'done', title: 'Done', meaning: 'Done in the year' },
        { name: 'dropped', title: 'Dropped', meaning: 'Dropped in the year' },
        { name: 'open', title: 'Open', meaning: 'Open on the day, overdue ones among them' },
        { name: 'overdue', title: 'Overdue', meaning: 'Open on the day, which is after the day they were due' },
      ],
      rows: [...groups, ['All agencies', actions] as const].map(([agency, of]) => ({
        key: agency.toLowerCase(),
        label: agency,
        cells: [isDone, isDropped, isOpen, isOverdue].map((kind) => known(countOf(of, kind))),
      })),
    };
  },
};

export const actionsClosedAndOverdue: FigureKind = {
  kind: 'actions-closed-and-overdue',
  make: async (making) => {
    const { year, on, actions } = await yearOfActions(making);
    const listed = actions.filter((one) => isOverdue(one) || one.closedOn !== null);
    const late = countOf(listed, isOverdue);
    return {
      ...common(year, on),
      title: `Actions closed in ${year}, and overdue`,
      unit: 'one action a row',
      numerator: 'Each action',
      alt: `A table of actions, ${listed.length} in all. Closed in the year: ${listed.length - late}; overdue: ${late}.`,
      drawn: 0,
      rowTitle: 'Action',
      columns: [
        { name: 'agency', title: 'Agency', meaning: 'The agency or office that has it' },
        { name: 'due_on', title: 'Due', meaning: 'The day by which it was due' },
        { name: 'standing', title: 'How it stands', meaning: 'Done, dropped, or overdue by how many days' },
      ],
      rows: listed.map(({ action, state, days, closedOn }) => ({
        key: String(action.id),
        label: action.words,
        cells: [
          words(action.agency),
          words(action.dueOn),
          words(closedOn === null ? `overdue by ${days} ${days === 1 ? 'day' : 'days'}` : `${state} on ${closedOn}`),
        ],
      })),
    };
  },
};

const isDone = ({ state }: StandingAction): boolean => state === 'done';
const isDropped = ({ state }: StandingAction): boolean => state === 'dropped';
const isOpen = ({ state }: StandingAction): boolean => state === 'open';
const isOverdue = ({ overdue }: StandingAction): boolean => overdue;
const countOf = (actions: readonly StandingAction[], is: (one: StandingAction) => boolean): number => actions.filter(is).length;

const common = (
  year: string,
  on: string,
): Pick<MadeFigure, 'period' | 'denominator' | 'source' | 'method' | 'disclosureRule' | 'notes' | 'chart'> => ({
  period: `Financial year ${year}, as it stood on ${on}`,
  denominator: 'none',
  source: 'The partnership’s meetings, and what agencies recorded',
  method: ACTIONS_METHOD.join(' '),
  disclosureRule: 'None is needed: actions are of agencies, and count nobody.',
  notes: [],
  chart: 'none',
});

async function yearOfActions({ sql, period }: FigureMaking): Promise<YearOfActions> {
  const year = financialYearOf(lastDay(period.to));
  const today = londonDay(new Date());
  const on = endOf(year) < today ? endOf(year) : today;
  const actions = actionsOn(await readActions(sql), on).filter(({ closedOn }) => closedOn === null || closedOn >= startOf(year));
  if (actions.length === 0)
    throw notFound(
      `No action of a meeting was open or closed in ${year}. Write them under «Partnership», «Meetings», then rebuild.`,
    );
  return { year, on, actions };
}

const readActions = async (sql: Sql) => ({
  meetings: await listMeetings(sql),
  actions: await listActions(sql),
  steps: await listSteps(sql),
});
