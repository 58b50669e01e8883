import { expect, it } from 'vitest';
import { schoolYearOf } from './school-year.js';

it.each([
  ['2026-08-31', '2025/26'],
  ['2026-09-01', '2026/27'],
  ['2099-12-31', '2099/00'],
])('%s is in %s', (day, words) => expect(schoolYearOf(day).words).toBe(words));
