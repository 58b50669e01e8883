/** What an agenda is drafted from, and what a second draft says beside the first. Everything here is made up. */
import { describe, expect, it } from 'vitest';
import { actionsOn } from '../actions.js';
import type { Action, Item, Meeting } from '../meeting.js';
import { draftAgenda, type DueFacts } from './agenda-draft.js';
import { compareDraft } from './redraft.js';

const meeting = (id: number, heldOn: string, more: Partial<Meeting> = {}): Meeting => ({
  ...{ id, kind: 'delivery-group', title: 'Delivery group', heldOn, place: 'Online', chair: 'council-director' },
  ...{ cancelled: false, version: 1, ...more },
});
const item = (id: number, meetingId: number, more: Partial<Item> = {}): Item => ({
  ...{ id, meetingId, position: 1, title: `Item ${id}`, kind: 'decision', lead: 'Council', papers: [], origin: null },
  ...{ originRows: [], takenFrom: null, result: null, words: null, deferredTo: null, version: 1, ...more },
});
const action = (id: number, agency: string, dueOn: string): Action => ({
  ...{ id, meetingId: 1, itemId: null, words: `Do ${id}`, agency, dueOn, version: 1 },
});

const [SPRING, SUMMER, AUTUMN] = [meeting(1, '2031-04-10'), meeting(2, '2031-07-10'), meeting(3, '2031-10-10')];
const MEETINGS = [AUTUMN, SUMMER, SPRING];
const facts = (on: string, more: Partial<DueFacts> = {}): DueFacts => ({
  ...{
    on,
    meetings: MEETINGS,
    items: [],
    actions: [],
    files: [],
    measures: [],
    sums: [],
    recommendations: [],
    requests: [],
    ...more,
  },
});
const keys = (of: Meeting, due: DueFacts): string[] => draftAgenda(of, due).map(({ key }) => key);
const deferred = (id: number, meetingId: number, deferredTo: number | null): Item =>
  item(id, meetingId, { result: 'deferred', words: 'Time ran out', deferredTo });

describe('a draft', () => {
  it('where nothing is due, and there was no meeting before, has what every agenda has', () => {
    expect(keys(SPRING, facts('2031-04-01'))).toEqual(['apologies', 'any-other-business']);
  });

  it('says from which rows each line came', () => {
    const due = facts('2031-07-01', {
      actions: actionsOn(
        { meetings: MEETINGS, actions: [action(5, 'Police', '2031-06-01'), action(6, 'police ', '2031-07-10')], steps: [] },
        '2031-07-01',
      ),
      files: [
        {
          ...{ feedId: 3, what: 'Deliberate fires', agency: 'Fire', period: 'Q4 2030/31' },
          ...{ firstDay: '2031-01-01', dueOn: '2031-04-20' },
        },
      ],
      measures: [
        { id: 4, title: 'Came back', activity: 'Sport', agency: 'Trust', nobody: false, periods: ['2030/31 Q4'] },
        { id: 9, title: 'Know whom to tell', activity: 'Lessons', agency: 'Trust', nobody: true, periods: [] },
      ],
      sums: [{ year: '2030/31', check: 'received', sentence: '£10 is not explained.', lines: [12, 13] }],
      recommendations: [
        {
          ...{ id: 6, reviewId: 5, review: 'Exclusion', words: 'Tell of each exclusion', agency: 'Trust' },
          ...{ dueOn: '2031-05-01', days: 61, state: null },
        },
      ],
      requests: [{ id: 2, title: 'Children in groups', dueOn: '2031-05-31' }],
    });
    expect(draftAgenda(SUMMER, due).map(({ key, rows }) => [key, rows.map(({ record }) => record)])).toEqual([
      ['apologies', []],
      ['minutes', ['meeting:1']],
      ['actions:police', ['action:5', 'action:6']],
      ['files:fire', ['feed:3:2031-01-01']],
      ['measures:trust', ['measure:4']],
      ['unmeasured', ['measure:9']],
      ['sums:2030/31', ['account:2030/31:received:12']],
      ['recommendations:trust', ['review:5:recommendation:6']],
      ['data-request:2', ['data-request:2']],
      ['any-other-business', []],
    ]);
    expect(draftAgenda(SUMMER, due)[2]!.because).toBe('1 overdue, 1 due by the meeting.');
  });

  it('has what a reader may know, and no more', () => {
    expect(keys(SPRING, facts('2031-04-01', { files: null, requests: null }))).toEqual(['apologies', 'any-other-business']);
  });

  it('leaves actions that are done, and those due after the meeting', () => {
    const rows = { meetings: MEETINGS, actions: [action(5, 'Police', '2031-06-01'), action(6, 'Fire', '2031-07-11')] };
    const steps = [{ actionId: 5, state: 'done' as const, words: 'It is lit', onDay: '2031-06-20' }];
    expect(keys(SUMMER, facts('2031-07-01', { actions: actionsOn({ ...rows, steps }, '2031-07-01') }))).not.toContain(
      'actions:police',
    );
    expect(keys(SUMMER, facts('2031-07-01', { actions: actionsOn({ ...rows, steps }, '2031-07-01') }))).not.toContain(
      'actions:fire',
    );
    expect(keys(SUMMER, facts('2031-06-10', { actions: actionsOn({ ...rows, steps }, '2031-06-10') }))).toContain(
      'actions:police',
    );
  });
});

describe('what was deferred', () => {
  it('turns up where it was deferred to; to none, at the next of the kind', () => {
    const items = [deferred(7, 1, 3), deferred(8, 1, null)];
    expect(keys(SUMMER, facts('2031-07-01', { items }))).toContain('item:8');
    expect(keys(SUMMER, facts('2031-07-01', { items }))).not.toContain('item:7');
    expect(keys(AUTUMN, facts('2031-10-01', { items }))).toContain('item:7');
    expect(keys(SPRING, facts('2031-10-01', { items }))).not.toContain('item:8');
    const board = meeting(4, '2031-08-01', { kind: 'partnership-board' });
    expect(keys(board, facts('2031-08-01', { items, meetings: [...MEETINGS, board] }))).not.toContain('item:8');
  });

  it('waits for the next when its meeting is cancelled or passed it over, and comes no more once it was taken up', () => {
    const cancelled = [AUTUMN, meeting(2, '2031-07-10', { cancelled: true }), SPRING];
    expect(keys(AUTUMN, facts('2031-10-01', { items: [deferred(7, 1, 2)], meetings: cancelled }))).toContain('item:7');
    expect(keys(AUTUMN, facts('2031-10-01', { items: [deferred(7, 1, 2)] }))).toContain('item:7');
    const items = [deferred(7, 1, 2), item(10, 2, { origin: 'item:7', takenFrom: 7 })];
    expect(keys(AUTUMN, facts('2031-07-01', { items }))).not.toContain('item:7');
    // The meeting is over and nothing came of it there: it waits again.
    expect(keys(AUTUMN, facts('2031-10-01', { items }))).toContain('item:7');
    const dealtWith = [deferred(7, 1, 2), item(10, 2, { takenFrom: 7, result: 'resolved', words: 'Agreed' })];
    expect(keys(AUTUMN, facts('2031-10-01', { items: dealtWith }))).not.toContain('item:7');
    // Taken up at a meeting that was not held then, it waits again.
    expect(keys(AUTUMN, facts('2031-10-01', { items, meetings: cancelled }))).toContain('item:7');
    // At its own meeting it stands while it is on that agenda.
    expect(keys(SUMMER, facts('2031-07-01', { items }))).toContain('item:7');
  });
});

describe('a second draft', () => {
  const files = (...firstDays: string[]) =>
    firstDays.map((firstDay) => ({
      ...{ feedId: 3, what: 'Fires', agency: 'Fire', period: firstDay, firstDay, dueOn: '2031-04-20' },
    }));
  const saved = (due: DueFacts): Item[] =>
    draftAgenda(SUMMER, due).map(({ key, rows }, place) =>
      item(20 + place, 2, { title: 'As somebody typed it', origin: key, originRows: rows }),
    );

  it('is silent where nothing moved', () => {
    const due = facts('2031-07-01', { files: files('2031-01-01') });
    const { lines, dueNoMore } = compareDraft(draftAgenda(SUMMER, due), saved(due), []);
    expect(new Set(lines.map(({ standing }) => standing))).toEqual(new Set(['on the agenda']));
    expect(dueNoMore).toEqual([]);
  });

  it('a quarter later says what is new, what moved and what is due no more, and keeps what was typed', () => {
    const before = facts('2031-07-01', { files: files('2030-10-01', '2031-01-01') });
    const items = [...saved(before), item(40, 2, { title: 'Typed by hand' })];
    const unmeasured = { id: 9, title: 'Know', activity: 'Lessons', agency: 'Trust', nobody: true, periods: [] };
    const after = facts('2031-10-01', { files: files('2031-01-01', '2031-04-01'), measures: [unmeasured] });
    const compared = compareDraft(draftAgenda(SUMMER, after), items, []);
    expect(compared.lines.filter(({ standing }) => standing !== 'on the agenda')).toMatchObject([
      {
        ...{ standing: 'moved', item: { title: 'As somebody typed it' } },
        moved: ['New: Fires, 2031-04-01: was due 2031-04-20', 'Due no more: Fires, 2030-10-01: was due 2031-04-20'],
      },
      { standing: 'new', item: null, line: { key: 'unmeasured' } },
    ]);
    const none = compareDraft(draftAgenda(SUMMER, facts('2031-10-01')), items, ['unmeasured']);
    expect(none.dueNoMore.map(({ origin }) => origin)).toEqual(['files:fire']);
    const again = compareDraft(draftAgenda(SUMMER, after), saved(before), ['unmeasured']);
    expect(again.lines.find(({ line }) => line.key === 'unmeasured')!.standing).toBe('taken out');
  });
});
