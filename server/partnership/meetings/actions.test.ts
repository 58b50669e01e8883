/** How actions stand, on days given by hand. Everything here is made up. */
import { describe, expect, it } from 'vitest';
import { actionsOn } from './actions.js';
import type { ActionStep, Meeting } from './meeting.js';

const MEETING: Meeting = {
  ...{ id: 1, kind: 'delivery-group', title: 'Delivery group', heldOn: '2031-04-10', place: 'Online', chair: 'council-director' },
  ...{ cancelled: false, version: 1 },
};
const ACTION = { id: 5, meetingId: 1, itemId: null, words: 'Light the path', agency: 'Council', dueOn: '2031-05-01', version: 1 };
const step = (state: ActionStep['state'], onDay: string): ActionStep => ({ actionId: 5, state, onDay, words: 'A word' });

const standing = (on: string, steps: ActionStep[] = []) =>
  actionsOn({ meetings: [MEETING], actions: [ACTION], steps }, on).map(({ state, days, closedOn }) => [state, days, closedOn]);

describe('how an action stands', () => {
  it('is none before its meeting, open until its day, and overdue the day after', () => {
    expect(standing('2031-04-09')).toEqual([]);
    expect(standing('2031-05-01')).toEqual([['open', 0, null]]);
    expect(standing('2031-05-02')).toEqual([['open', 1, null]]);
    expect(standing('2031-08-01')).toEqual([['open', 92, null]]);
  });

  it('is closed from the day of its step, and what came later is not known before', () => {
    const steps = [step('open', '2031-04-20'), step('done', '2031-05-11')];
    expect(standing('2031-05-10', steps)).toEqual([['open', 9, null]]);
    expect(standing('2031-05-11', steps)).toEqual([['done', 0, '2031-05-11']]);
    // A word about a closed one does not close it again.
    expect(standing('2031-07-01', [...steps, step('done', '2031-06-01')])).toEqual([['done', 0, '2031-05-11']]);
  });

  it('opened again it is overdue again', () => {
    const steps = [step('done', '2031-04-20'), step('open', '2031-05-20')];
    expect(standing('2031-05-21', steps)).toEqual([['open', 20, null]]);
    expect(standing('2031-06-01', [...steps, step('dropped', '2031-05-30')])).toEqual([['dropped', 0, '2031-05-30']]);
  });
});
