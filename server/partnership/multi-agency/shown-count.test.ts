import { expect, it } from 'vitest';
import type { CountTerms } from './count.js';
import { exactCount, protectedCount } from './shown-count.js';

const CONFERENCE: CountTerms = {
  ...{
    kind: 'marac',
    named: null,
    period: '2017/18',
    firstMonth: '2017-04',
    lastMonth: '2018-03',
    agency: 'Police',
    meetings: 24,
  },
  ...{ cases: 540, repeats: 126, statedPercent: '24', children: 819, referrals: null, referredBy: [], document: 'Strategy' },
};
const numbers = (shown: ReturnType<typeof protectedCount>) =>
  [shown.cases, shown.repeats, shown.children].map((one) => one?.count);

it('126 of 540 is 23 %, with limits, and a stated 24 % is told of', () => {
  const shown = protectedCount(CONFERENCE);
  expect(numbers(shown)).toEqual([540, 130, 820]);
  expect(shown.repeatShare).toEqual({ percent: 23, lower: 20, upper: 27 });
  expect(shown.note).toBe('The document states 24 %; its counts give 23 %.');
});

it('whoever keeps it has it exactly, to a tenth', () => {
  const shown = exactCount({ ...CONFERENCE, statedPercent: '23.3' });
  expect(numbers(shown)).toEqual([540, 126, 819]);
  expect(shown.repeatShare).toEqual({ percent: 23.3, lower: 20, upper: 27.1 });
  expect(shown.note).toBeNull();
  expect(exactCount({ ...CONFERENCE, statedPercent: '23.4' }).note).toBe('The document states 23.4 %; its counts give 23.3 %.');
});

it('a stated tenth is told to the whole alone', () => {
  const shown = protectedCount({ ...CONFERENCE, statedPercent: '23.4' });
  expect(shown.statedPercent).toBe('23');
  expect(shown.note).toMatch(/though the whole per cent does/);
  expect(JSON.stringify(shown)).not.toMatch(/23\.3|23\.4|126|819/);
});

it('with few repeats neither they, nor the share, nor what a document states of it is told', () => {
  const shown = protectedCount({ ...CONFERENCE, repeats: 7, statedPercent: '1' });
  expect(shown.repeats).toMatchObject({ withheld: true, count: null });
  expect([shown.repeatShare, shown.statedPercent, shown.note]).toEqual([null, null, null]);
  const others = protectedCount({ ...CONFERENCE, repeats: 535, statedPercent: '99' });
  expect([others.repeatShare, others.statedPercent]).toEqual([null, null]);
});

it('few cases are not divided', () => {
  const shown = protectedCount({ ...CONFERENCE, cases: 42, repeats: 20, statedPercent: '48', children: 4 });
  expect(numbers(shown)).toEqual([40, null, null]);
  expect(shown.repeatShare).toBeNull();
  expect(protectedCount({ ...CONFERENCE, cases: 6, repeats: 0, statedPercent: null }).cases).toMatchObject({ withheld: true });
});

it('of agencies that referred, one that is small takes another with it', () => {
  const referredBy = [
    { agency: 'Police', count: 300 },
    { agency: 'Health', count: 233 },
    { agency: 'Housing', count: 7 },
  ];
  const shown = protectedCount({ ...CONFERENCE, referredBy }).referredBy;
  expect(shown.map(({ agency, count }) => [agency, count.count])).toEqual([
    ['Police', 300],
    ['Health', null],
    ['Housing', null],
  ]);
});

it('what nobody counted is none, and no share is of nothing', () => {
  const shown = exactCount({ ...CONFERENCE, cases: 0, repeats: 0, statedPercent: null, children: null });
  expect([shown.repeatShare, shown.children, shown.cases!.count]).toEqual([null, null, 0]);
});
