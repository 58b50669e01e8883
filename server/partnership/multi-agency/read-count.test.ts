import { expect, it } from 'vitest';
import { readCount, type WrittenCount } from './read-count.js';

const CONFERENCE: WrittenCount = {
  ...{ kind: 'marac', named: '', period: '2017/18', agency: 'Lantern Youth Trust', meetings: '24', cases: '540', repeats: '126' },
  ...{ statedPercent: '24', children: '819', referrals: '', referredBy: [], document: 'Strategy, section 10' },
};
const FORM: WrittenCount = {
  ...CONFERENCE,
  kind: 'nrm',
  meetings: '',
  cases: '',
  repeats: '',
  statedPercent: '',
  children: '',
  referrals: '31',
};
const TODAY = '2026-11-27';

it.each([
  [{ kind: 'marak' }, 'kind'],
  [{ kind: 'other-meeting' }, 'named'],
  [{ named: 'Ours' }, 'named'],
  [{ kind: 'other-meeting', named: 'Meeting on Ottokar Marsh, 07700 900123' }, 'named'],
  [{ period: '2017' }, 'period'],
  [{ period: '2017/19' }, 'period'],
  [{ period: '2026/27' }, 'period'],
  [{ period: '2026-11' }, 'period'],
  [{ agency: '' }, 'agency'],
  [{ cases: '' }, 'cases'],
  [{ cases: '-5' }, 'cases'],
  [{ cases: '12.5' }, 'cases'],
  [{ cases: 'many' }, 'cases'],
  [{ cases: '9999999' }, 'cases'],
  [{ repeats: '23%' }, 'repeats'],
  [{ repeats: '541' }, 'repeats'],
  [{ meetings: '0' }, 'meetings'],
  [{ children: '1.5' }, 'children'],
  [{ referrals: '3' }, 'referrals'],
  [{ statedPercent: '240' }, 'statedPercent'],
  [{ repeats: '' }, 'statedPercent'],
  [{ referredBy: [{ agency: 'Police', count: '300' }] }, 'referredBy'],
  [{ referredBy: [{ agency: 'Police', count: '' }] }, 'referredBy'],
  [{ referredBy: [{ agency: 'Mrs Ottokar Marsh', count: '540' }] }, 'referredBy'],
  [
    {
      referredBy: [
        { agency: 'Police', count: '270' },
        { agency: 'POLICE', count: '270' },
      ],
    },
    'referredBy',
  ],
  [{ document: '' }, 'document'],
])('a conference %j is refused at its field', (wrong, field) => {
  const { problems, terms } = readCount({ ...CONFERENCE, ...wrong }, TODAY);
  expect(problems.map((one) => one.field)).toEqual([field]);
  expect(terms).toBeNull();
});

it.each([
  [{ referrals: '' }, 'referrals'],
  [{ cases: '3' }, 'cases'],
  [{ children: '3' }, 'children'],
  [{ statedPercent: '5' }, 'statedPercent'],
])('a form %j is refused at its field', (wrong, field) => {
  expect(readCount({ ...FORM, ...wrong }, TODAY).problems.map((one) => one.field)).toEqual([field]);
});

it('reads thousands, a percent sign, and who referred', () => {
  const referredBy = [
    { agency: 'Police', count: '1,000' },
    { agency: 'not recorded', count: '234' },
  ];
  const { terms } = readCount({ ...CONFERENCE, cases: '1,234', statedPercent: '10.2 %', referredBy }, TODAY);
  expect(terms).toMatchObject({
    cases: 1234,
    repeats: 126,
    statedPercent: '10.2',
    firstMonth: '2017-04',
    lastMonth: '2018-03',
  });
  expect(terms!.referredBy).toEqual([
    { agency: 'Police', count: 1000 },
    { agency: 'not recorded', count: 234 },
  ]);
  expect(readCount({ ...FORM, period: '2026-10' }, TODAY).terms).toMatchObject({ referrals: 31, cases: null });
});
