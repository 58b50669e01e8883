/** Words of the page «Governance»: states, rules, what is overdue. */
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import type { RegisterQuery } from '../../graphql.generated.js';

export type Register = RegisterQuery['register'];
export type Agreement = Register['agreements'][number];
export type RegisterSource = Register['sources'][number];
export type DueRows = Register['due'][number];

type Colour = 'green' | 'grey' | 'blue' | 'red' | 'yellow';

const states: Readonly<Record<string, { readonly text: string; readonly colour: Colour }>> = {
  'not begun': { text: 'Not begun', colour: 'blue' },
  'in force': { text: 'In force', colour: 'green' },
  'ends soon': { text: 'Ends soon', colour: 'yellow' },
  expired: { text: 'Expired', colour: 'red' },
};

export function stateOf(state: string): { readonly text: string; readonly colour: Colour } {
  return states[state] ?? { text: state, colour: 'grey' };
}

const rules: Readonly<Record<string, string>> = {
  delete: 'then deleted',
  coarsen: 'then coarsened',
  review: 'then a person decides',
};

/** «Kept 24 months, then a person decides». */
export function retentionText({ months, rule }: Agreement['retention']): string {
  return `Kept ${plural(months, 'month', 'months')}, ${rules[rule] ?? rule}`;
}

export const datesText = ({ startsOn, endsOn }: Pick<Agreement, 'startsOn' | 'endsOn'>): string =>
  `${longDate(startsOn)} to ${longDate(endsOn)}`;

/** «3 loads, 1,204 rows»; without rows for those who may not know how many. */
export function heldText({ loads, rows }: { readonly loads: number; readonly rows: number | null }): string {
  if (loads === 0) return 'Nothing';
  return rows === null ? plural(loads, 'load', 'loads') : `${plural(loads, 'load', 'loads')}, ${plural(rows, 'row', 'rows')}`;
}

export type Act = 'end' | 'review' | 'approval' | 'decision' | 'disposal' | 'loads' | 'open-data';

/** Something that should have been done by today. */
export interface OverdueItem {
  readonly key: string;
  readonly what: string;
  readonly colour: Colour;
  readonly sentence: string;
  readonly agreement: string | null;
  /** What can be done about it here, by whom: those who keep the register, or those alone who decide. */
  readonly act: { readonly act: Act | 'amend'; readonly text: string; readonly decides: boolean } | null;
}

/** What breaks an agreement first, then what is late. */
export function overdueOf(register: Register): readonly OverdueItem[] {
  const { agreements, today } = register;
  const titleOf = (name: string): string => register.sources.find((source) => source.name === name)?.title ?? name;
  return [
    ...agreements.filter(({ state, loadsInFull }) => state === 'expired' && loadsInFull > 0).map(expired),
    ...agreements.filter(({ health, approval, loads }) => health && approval === null && loads > 0).map(unapproved),
    ...(register.uncovered.length > 0 ? [uncovered(register.uncovered)] : []),
    ...register.due.map((due) => tooOld(due, titleOf(due.source))),
    ...agreements.filter(({ reviewOn }) => reviewOn < today).map(unreviewed),
    ...register.sources.flatMap((source) => overdueOpenData(source, today)),
  ];
}

const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');

const expired = ({ id, endsOn, loadsInFull }: Agreement): OverdueItem => ({
  key: `expired ${id}`,
  what: 'Expired',
  colour: 'red',
  sentence: `${id} expired on ${longDate(endsOn)}, and ${plural(loadsInFull, 'load', 'loads')} under it ${isOrAre(loadsInFull)} still held. Renew it, or take back what is held on the page «Data».`,
  agreement: id,
  act: { act: 'amend', text: 'Renew it', decides: false },
});

const unapproved = ({ id, loads }: Agreement): OverdueItem => ({
  key: `unapproved ${id}`,
  what: 'Not approved',
  colour: 'red',
  sentence: `${id} is about health data and has no approval, and ${plural(loads, 'load', 'loads')} under it ${isOrAre(loads)} held.`,
  agreement: id,
  act: { act: 'approval', text: 'Record the approval', decides: true },
});

function uncovered(loads: Register['uncovered']): OverdueItem {
  const numbers = loads.map(({ batch }) => batch).join(', ');
  return {
    key: 'uncovered',
    what: 'No agreement',
    colour: 'red',
    sentence: `${plural(loads.length, 'load', 'loads')} (${numbers}) of sources that are no open data came under no agreement that is registered.`,
    agreement: null,
    act: { act: 'loads', text: 'Say what they came under', decides: false },
  };
}

function tooOld({ agreement, source, rule, before, oldest, rows }: DueRows, title: string): OverdueItem {
  const what = rows === null ? 'Rows' : plural(rows, 'row', 'rows');
  const words = `${what} of «${title}» under ${agreement}, of before ${longDate(before)}${oldest == null ? '' : ` (the oldest of ${longDate(oldest)})`}`;
  return rule === 'review'
    ? {
        key: `review ${agreement} ${source}`,
        what: 'To decide',
        colour: 'yellow',
        sentence: `${words}: up for review.`,
        agreement,
        act: { act: 'decision', text: 'Decide', decides: true },
      }
    : {
        key: `due ${agreement} ${source}`,
        what: rule === 'delete' ? 'To delete' : 'To coarsen',
        colour: 'yellow',
        sentence: `${words}: kept long enough. A running server does it within a day.`,
        agreement,
        act: { act: 'disposal', text: 'Do it now', decides: true },
      };
}

const unreviewed = ({ id, reviewOn, reviewer }: Agreement): OverdueItem => ({
  key: `unreviewed ${id}`,
  what: 'Review late',
  colour: 'yellow',
  sentence: `${id} was to be looked at again on ${longDate(reviewOn)} by: ${reviewer}.`,
  agreement: id,
  act: { act: 'review', text: 'Record the review', decides: true },
});

const setOpenData = { act: 'open-data', text: 'Say who looks at it again', decides: false } as const;

/** What the installation itself said of a source of open data: a review that is late, loads that were to be gone. */
function overdueOpenData({ name, title, openData }: RegisterSource, today: string): OverdueItem[] {
  if (openData === null) return [];
  const { reviewer, reviewOn, retentionMonths, loadsTooOld } = openData;
  const late: OverdueItem[] =
    reviewOn != null && reviewOn < today
      ? [
          {
            key: `unreviewed ${name}`,
            what: 'Review late',
            colour: 'yellow',
            sentence: `«${title}», open data, was to be looked at again on ${longDate(reviewOn)} by: ${reviewer}.`,
            agreement: name,
            act: setOpenData,
          },
        ]
      : [];
  const tooOld: OverdueItem[] =
    loadsTooOld.length > 0
      ? [
          {
            key: `too old ${name}`,
            what: 'Kept too long',
            colour: 'yellow',
            sentence: `${plural(loadsTooOld.length, 'load', 'loads')} (${loadsTooOld.join(', ')}) of «${title}», open data, ${isOrAre(loadsTooOld.length)} older than ${plural(retentionMonths ?? 0, 'month', 'months')}. Take ${loadsTooOld.length === 1 ? 'it' : 'them'} back on the page «Data».`,
            agreement: name,
            act: null,
          },
        ]
      : [];
  return [...late, ...tooOld];
}

/** The address of a form about an agreement, or a source of open data. */
export const actAddress = (act: Act | 'amend', agreement: string | null): string => {
  const words = agreement === null ? '' : `?${new URLSearchParams({ id: agreement }).toString()}`;
  return act === 'amend' ? `/governance/agreement${words}` : `/governance/${act}${words}`;
};

/** What the viewer may do here. */
export const mayKeep = (access: string): boolean => access === 'all' || access === 'settings';
export const mayDecide = (access: string): boolean => access === 'all';
