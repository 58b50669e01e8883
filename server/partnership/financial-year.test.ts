import { expect, it } from 'vitest';
import { endOf, financialYearOf, readFinancialYear, startOf, yearsFrom } from './financial-year.js';

it('is two years that follow each other, and a slip is none', () => {
  expect(['2018/19', ' 2099/00 ', '2018/29', '2018', '18/19', '2018/2019', '2019/18'].map(readFinancialYear)).toEqual([
    ...['2018/19', '2099/00'],
    ...[null, null, null, null, null],
  ]);
});

it('goes from April to March', () => {
  expect(['2019-03-31', '2019-04-01', '2000-01-01'].map(financialYearOf)).toEqual(['2018/19', '2019/20', '1999/00']);
  expect([startOf('2018/19'), endOf('2018/19')]).toEqual(['2018-04-01', '2019-03-31']);
});

it('a span of years has those between', () => {
  expect(yearsFrom('2098/99', '2100/01')).toEqual(['2098/99', '2099/00', '2100/01']);
  expect(yearsFrom('2019/20', '2018/19')).toEqual([]);
});
