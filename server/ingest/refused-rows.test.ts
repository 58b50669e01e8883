import { expect, test } from 'vitest';
import { csvLine } from './refused-rows.js';

test.each([
  ['=1+1', "'=1+1"],
  ['  =1+1', "'  =1+1"],
  ['\t@sum', "'\t@sum"],
  ['-x', "'-x"],
  ['-2.99', '-2.99'],
  ['+44', '+44'],
])('%j is written as %j: text stays text in a spreadsheet, a number a number', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});
