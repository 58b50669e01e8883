/** Periods and their states, on days given by hand. Everything here is made up. */
import { describe, expect, it } from 'vitest';
import { feedDue } from './due.js';
import type { Feed, FeedLoad } from './feed.js';
import { monthsOf, periodOf, periodsBetween } from './period.js';

const FEED: Feed = {
  ...{ id: 1, what: 'Deliberate fires', agency: 'Fire', source: 'places', frequency: 'quarterly', dueDays: 20 },
  ...{ agreement: null, fromDay: '2031-04-01', toDay: null, version: 1 },
};
const load = (batchId: number, loadedOn: string, periodFrom: string, periodTo: string, months: string[] = []): FeedLoad => ({
  ...{ feedId: 1, batchId, loadedOn, periodFrom, periodTo, months, refused: 'none', unplaced: 'none' },
});

describe('periods', () => {
  it.each([
    ['2031-06-30', 'quarterly', 'Q1 2031/32', '2031-04-01', '2031-06-30'],
    ['2031-07-01', 'quarterly', 'Q2 2031/32', '2031-07-01', '2031-09-30'],
    ['2032-03-31', 'quarterly', 'Q4 2031/32', '2032-01-01', '2032-03-31'],
    ['2032-03-31', 'yearly', '2031/32', '2031-04-01', '2032-03-31'],
    ['2032-04-01', 'yearly', '2032/33', '2032-04-01', '2033-03-31'],
    ['2032-02-29', 'monthly', 'February 2032', '2032-02-01', '2032-02-29'],
    ['2031-12-31', 'monthly', 'December 2031', '2031-12-01', '2031-12-31'],
  ] as const)('%s lies, %s, in %s', (day, frequency, name, firstDay, lastDay) => {
    expect(periodOf(day, frequency)).toEqual({ name, firstDay, lastDay });
  });

  it('follow each other over a year’s end, and hold their months', () => {
    const names = periodsBetween('2031-10-01', '2032-04-01', 'quarterly').map(({ name }) => name);
    expect(names).toEqual(['Q1 2032/33', 'Q4 2031/32', 'Q3 2031/32']);
    expect(monthsOf(periodOf('2032-01-15', 'quarterly'))).toEqual(['2032-01-01', '2032-02-01', '2032-03-01']);
  });
});

describe('how a period stands', () => {
  const states = (loads: FeedLoad[], on: string, feed = FEED) =>
    feedDue(feed, loads, [], on).periods.map(({ name, state, days }) => [name, state, days]);

  it('is not yet due on its day, and overdue the day after', () => {
    expect(states([], '2031-07-20')).toEqual([
      ['Q2 2031/32', 'not yet due', 0],
      ['Q1 2031/32', 'not yet due', 0],
    ]);
    expect(states([], '2031-07-21')[1]).toEqual(['Q1 2031/32', 'overdue', 1]);
  });

  it('moves with the clock by a quarter', () => {
    expect(states([], '2031-10-21')).toEqual([
      ['Q3 2031/32', 'not yet due', 0],
      ['Q2 2031/32', 'overdue', 1],
      ['Q1 2031/32', 'overdue', 93],
    ]);
  });

  it('two months of three are not the quarter; what lacks is named', () => {
    const loads = [load(7, '2031-07-02', '2031-04-01', '2031-05-31')];
    const [, first] = feedDue(FEED, loads, [], '2031-08-01').periods;
    expect(first).toMatchObject({ state: 'overdue', days: 12, missingMonths: ['June 2031'], batches: [7] });
  });

  it('is received when the last month comes, late when that is after it was due, and what comes later is not known before', () => {
    const loads = [load(7, '2031-07-02', '2031-04-01', '2031-05-31'), load(8, '2031-07-25', '2031-06-01', '2031-06-30')];
    const [, first] = feedDue(FEED, loads, [], '2031-08-01').periods;
    expect(first).toMatchObject({ state: 'late', days: 5, receivedOn: '2031-07-25', batches: [7, 8], missingMonths: [] });
    expect(states(loads, '2031-07-24')[1]).toEqual(['Q1 2031/32', 'overdue', 4]);
    expect(states([load(9, '2031-07-20', '2031-04-01', '2031-06-30')], '2031-08-01')[1]).toEqual(['Q1 2031/32', 'received', 0]);
  });

  it('a month without rows is told, and is not nought', () => {
    const loads = [load(7, '2031-07-02', '2031-04-01', '2031-06-30', ['2031-04-01', '2031-06-01'])];
    expect(feedDue(FEED, loads, [], '2031-08-01').periods[1]!.quality).toEqual([
      'No rows of May 2031: whether none happened is not known.',
    ]);
  });

  it('a receipt by hand counts from its day, and a withdrawn one no more', () => {
    const receipt = { feedId: 1, periodFrom: '2031-04-01', receivedOn: '2031-07-10', remark: 'Whole' };
    const byHand = { ...FEED, source: null };
    expect(feedDue(byHand, [], [receipt], '2031-08-01').periods[1]).toMatchObject({ state: 'received', quality: ['Whole'] });
    expect(feedDue(byHand, [], [receipt], '2031-07-09').periods[1]).toMatchObject({ state: 'not yet due', quality: [] });
    const withdrawn = [receipt, { ...receipt, receivedOn: null, remark: 'Of another quarter' }];
    expect(feedDue(byHand, [], withdrawn, '2031-08-01').periods[1]).toMatchObject({ state: 'overdue', days: 12 });
  });

  it('owes nothing before it began and after it ended', () => {
    expect(states([], '2031-03-31')).toEqual([]);
    expect(states([], '2032-08-01', { ...FEED, toDay: '2031-06-30' })).toEqual([['Q1 2031/32', 'overdue', 378]]);
  });
});
