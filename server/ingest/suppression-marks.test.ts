import { expect, test } from 'vitest';
import { readPrintedFigure } from './suppression-marks.js';

test('marks are never numbers, and never 0', () => {
  for (const mark of ['c', 'x', 'z', 'u', '-', '[c]', 'NA', '..', 'low']) {
    expect(readPrintedFigure(mark), mark).toMatchObject({ is: 'mark' });
  }
  expect(readPrintedFigure('')).toEqual({ is: 'empty' });
  for (const text of ['about 5', '1,23', '12/13', '1-2', 'O']) {
    expect(readPrintedFigure(text), text).toEqual({ is: 'not understood' });
  }
});

test('numbers are read as printed', () => {
  expect(readPrintedFigure('29,199')).toEqual({ is: 'figure', figure: 29199 });
  expect(readPrintedFigure('9.3699999999999992')).toEqual({ is: 'figure', figure: 9.37 });
  expect(readPrintedFigure('-0.7')).toEqual({ is: 'figure', figure: -0.7 });
  expect(readPrintedFigure('0')).toEqual({ is: 'figure', figure: 0 });
  expect(readPrintedFigure('-1,234,567.5')).toEqual({ is: 'figure', figure: -1234567.5 });
});
