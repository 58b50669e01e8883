/**
 * The agenda that drafts itself: what a meeting has to look at, from what is due on a day. Each line says from which rows it came, and why; nothing is stored
 * until somebody takes lines in and saves the agenda.
 *
 * In this order: apologies; minutes of the last meeting of the kind; actions, a line an agency, that are overdue on the day or due by the meeting; items that were deferred;
 * files that are overdue, a line an agency; measures of which figures are overdue, a line an agency; measures that nobody measures; sums that do not agree, a line a
 * year; recommendations of practice reviews that are overdue, a line an agency; requests for numbers that are overdue; any other business.
 */
import type { MeasureDue } from '../../measures/measures-due.js';
import type { OverdueRecommendation } from '../../reviews/overdue-recommendations.js';
import type { StandingAction } from '../actions.js';
import { longDay } from '../../../long-day.js';
import { KIND_SAID, type Item, type ItemKind, type Meeting, type OriginRow } from '../meeting.js';

export interface DueFile {
  readonly feedId: number;
  readonly what: string;
  readonly agency: string;
  readonly period: string;
  readonly firstDay: string;
  readonly dueOn: string;
}

export interface ApartSum {
  readonly year: string;
  readonly check: string;
  readonly sentence: string;
  readonly lines: readonly number[];
}

export interface LateRequest {
  readonly id: number;
  readonly title: string;
  readonly dueOn: string;
}

export interface DueFacts {
  /** The day on which everything stands so. */
  readonly on: string;
  readonly meetings: readonly Meeting[];
  readonly items: readonly Item[];
  readonly actions: readonly StandingAction[];
  /** Null where the reader may not know. */
  readonly files: readonly DueFile[] | null;
  readonly measures: readonly MeasureDue[];
  readonly sums: readonly ApartSum[];
  /** Of practice reviews, the longest overdue first. */
  readonly recommendations: readonly OverdueRecommendation[];
  /** Null where the reader may not know. */
  readonly requests: readonly LateRequest[] | null;
}

export interface DraftLine {
  /** The same from one draft to the next: «files:ambulance service». */
  readonly key: string;
  readonly title: string;
  readonly kind: ItemKind;
  readonly lead: string;
  readonly because: string;
  readonly rows: readonly OriginRow[];
  /** The deferred item that it takes up. */
  readonly takenFrom: number | null;
}

const KEEPER = 'Partnership manager';
const CHAIR = 'Chair';

export function draftAgenda(meeting: Meeting, facts: DueFacts): DraftLine[] {
  return [
    standing('apologies', 'Apologies', 'information', 'Every agenda has it.'),
    ...minutesOf(meeting, facts),
    ...actionsOf(meeting, facts),
    ...deferredTo(meeting, facts),
    ...filesOf(facts),
    ...measuresOf(facts),
    ...unmeasuredOf(facts),
    ...sumsOf(facts),
    ...recommendationsOf(facts),
    ...requestsOf(facts),
    standing('any-other-business', 'Any other business', 'discussion', 'Every agenda has it.'),
  ];
}

const standing = (key: string, title: string, kind: ItemKind, because: string): DraftLine => ({
  ...{ key, title, kind, because, lead: CHAIR, rows: [], takenFrom: null },
});

function minutesOf(meeting: Meeting, { meetings }: DueFacts): DraftLine[] {
  const last = meetings
    .filter((one) => one.kind === meeting.kind && one.id !== meeting.id && !one.cancelled && one.heldOn < meeting.heldOn)
    .sort((one, other) => other.heldOn.localeCompare(one.heldOn))[0];
  if (last === undefined) return [];
  const rows = [{ record: `meeting:${last.id}`, said: `${last.title}, ${last.heldOn}` }];
  return [{ ...standing('minutes', 'Minutes of the last meeting', 'decision', 'They are to be agreed.'), rows }];
}

function actionsOf(meeting: Meeting, { actions }: DueFacts): DraftLine[] {
  const due = actions.filter(({ state, overdue, action }) => state === 'open' && (overdue || action.dueOn <= meeting.heldOn));
  return byAgency(due, ({ action }) => action.agency).map(({ agency, of }) => {
    const overdue = of.filter((one) => one.overdue).length;
    const counts = [
      ...(overdue > 0 ? [`${overdue} overdue`] : []),
      ...(of.length > overdue ? [`${of.length - overdue} due by the meeting`] : []),
    ];
    return {
      ...{
        key: `actions:${agency.toLowerCase()}`,
        title: `Actions: ${agency}`,
        kind: 'discussion',
        lead: agency,
        takenFrom: null,
      },
      because: `${upper(counts.join(', '))}.`,
      rows: of.map(({ action: { id, words, dueOn }, overdue: late }) => ({
        record: `action:${id}`,
        said: `${words}: ${late ? `overdue, was due ${dueOn}` : `due ${dueOn}`}`,
      })),
    };
  });
}

/**
 * Deferred to this meeting; or to no meeting in particular, or one that was cancelled or passed it over, and this is of the kind and later. What stands on
 * another agenda waits no more, unless that meeting was cancelled, or is over and nothing came of it there.
 */
function deferredTo(meeting: Meeting, { on, meetings, items }: DueFacts): DraftLine[] {
  const meetingOf = new Map(meetings.map((one) => [one.id, one]));
  const isTakenUp = (id: number): boolean =>
    items.some(({ takenFrom, meetingId, result }) => {
      const there = meetingOf.get(meetingId);
      if (takenFrom !== id || there === undefined || there.id === meeting.id || there.cancelled) return false;
      return result !== null || there.heldOn >= on;
    });
  return items
    .filter(({ id, meetingId, result, deferredTo: to }) => {
      const [own, target] = [meetingOf.get(meetingId), to === null ? undefined : meetingOf.get(to)];
      if (result !== 'deferred' || own === undefined || own.id === meeting.id || isTakenUp(id)) return false;
      if (target === undefined || target.cancelled) return own.kind === meeting.kind && own.heldOn < meeting.heldOn;
      return target.id === meeting.id || (target.kind === meeting.kind && target.heldOn < meeting.heldOn);
    })
    .map(({ id, meetingId, title, kind, lead, words }) => {
      const own = meetingOf.get(meetingId)!;
      return {
        ...{ key: `item:${id}`, title, kind, lead, takenFrom: id },
        because: `Deferred by the ${KIND_SAID[own.kind].toLowerCase()} of ${longDay(own.heldOn)}.`,
        rows: [{ record: `meeting:${meetingId}:item:${id}`, said: `${title}: ${words ?? ''}` }],
      };
    });
}

const filesOf = ({ files }: DueFacts): DraftLine[] =>
  byAgency(files ?? [], (one) => one.agency).map(({ agency, of }) => ({
    ...{
      key: `files:${agency.toLowerCase()}`,
      title: `Overdue files: ${agency}`,
      kind: 'discussion',
      lead: agency,
      takenFrom: null,
    },
    because: `${of.length} overdue of what it delivers by law or by agreement.`,
    rows: of.map(({ feedId, what, period, firstDay, dueOn }) => ({
      record: `feed:${feedId}:${firstDay}`,
      said: `${what}, ${period}: was due ${dueOn}`,
    })),
  }));

const measuresOf = ({ measures }: DueFacts): DraftLine[] =>
  byAgency(
    measures.filter(({ periods }) => periods.length > 0),
    (one) => one.agency,
  ).map(({ agency, of }) => ({
    ...{
      key: `measures:${agency.toLowerCase()}`,
      title: `Measures: ${agency}`,
      kind: 'discussion',
      lead: agency,
      takenFrom: null,
    },
    because: 'Figures of periods that are over were not entered.',
    rows: of.map(({ id, title, activity, periods }) => ({
      record: `measure:${id}`,
      said: `${title}, ${activity}: ${periods.join(', ')}`,
    })),
  }));

function unmeasuredOf({ measures }: DueFacts): DraftLine[] {
  const nobody = measures.filter((one) => one.nobody);
  if (nobody.length === 0) return [];
  return [
    {
      ...{ key: 'unmeasured', title: 'What nobody measures', kind: 'decision', lead: KEEPER, takenFrom: null },
      because: 'It was promised, and nobody measures it.',
      rows: nobody.map(({ id, title, activity, agency }) => ({
        record: `measure:${id}`,
        said: `${title}, ${activity}, ${agency}`,
      })),
    },
  ];
}

function sumsOf({ sums }: DueFacts): DraftLine[] {
  const years = [...new Set(sums.map(({ year }) => year))].sort();
  return years.map((year) => ({
    ...{ key: `sums:${year}`, title: `Sums of ${year} that do not agree`, kind: 'decision', lead: KEEPER, takenFrom: null },
    because: 'The account says so, from its lines.',
    rows: sums
      .filter((one) => one.year === year)
      .map(({ check, lines, sentence }) => ({ record: `account:${year}:${check}:${lines[0] ?? 0}`, said: sentence })),
  }));
}

/** Whose words are read where the review stands: taken out there, they are on no agenda either. */
const recommendationsOf = ({ recommendations }: DueFacts): DraftLine[] =>
  byAgency(recommendations, (one) => one.agency).map(({ agency, of }) => ({
    ...{
      key: `recommendations:${agency.toLowerCase()}`,
      title: `Recommendations of practice reviews: ${agency}`,
      kind: 'discussion',
      lead: agency,
      takenFrom: null,
    },
    because: `${of.length} overdue of what reviews recommended to it.`,
    rows: of.map(({ id, reviewId, dueOn, state }) => ({
      record: `review:${reviewId}:recommendation:${id}`,
      said: `Recommendation ${id}: was due ${dueOn}, ${state ?? 'nothing said'}`,
    })),
  }));

const requestsOf = ({ requests }: DueFacts): DraftLine[] =>
  (requests ?? []).map(({ id, title, dueOn }) => ({
    ...{ key: `data-request:${id}`, title: `Request for numbers: ${title}`, kind: 'discussion', lead: KEEPER, takenFrom: null },
    because: 'Agencies have not answered in time.',
    rows: [{ record: `data-request:${id}`, said: `${title}: was due ${dueOn}` }],
  }));

/** In the order in which agencies first stand; two spellings of one are one. */
function byAgency<One>(all: readonly One[], agencyOf: (one: One) => string): { agency: string; of: One[] }[] {
  const groups = new Map<string, { agency: string; of: One[] }>();
  for (const one of all) {
    const agency = agencyOf(one).trim();
    const group = groups.get(agency.toLowerCase()) ?? { agency, of: [] };
    group.of.push(one);
    groups.set(agency.toLowerCase(), group);
  }
  return [...groups.values()];
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const DRAFT_METHOD: readonly string[] = [
  'The draft is made anew from the rows each time, as they stand on the day that is asked about. Nothing of it is on the agenda until it is saved there.',
  'Actions are those overdue on the day, and open ones due by the meeting; files, measures, recommendations and requests those overdue on the day. Sums and measures are as they are known now.',
  'What was deferred goes to the meeting it was deferred to, or to the next of the kind, until it stands on an agenda.',
];
