import { expect, it } from 'vitest';
import { noiseFigures } from '../../server/triage/noise-figures.js';

it('whatever few another agency took, who knows their own exactly reads the same', () => {
  const [ward, other] = ['E05000001', 'E05000002'];
  const of = (agency: string, where: string, reports: number) => ({
    ...{ agency, month: '2026-04', ward: where, category: 'music', result: 'below', cameBack: false, reports },
  });
  const asked = { by: 'WARD', quarter: '2026-Q2', wards: [ward, other], exact: false } as const;
  const shown = [1, 2, 3, 4].map((few) =>
    noiseFigures([of('Council', ward, 20), of('Council', other, 20), of('Other council', ward, few)], asked),
  );
  expect(new Set(shown.map((figures) => JSON.stringify(figures))).size).toBe(1);
  expect(shown[0]!.rows.map(({ below }) => below.count)).toEqual([null, 20]);
});
