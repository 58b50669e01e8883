/** A threshold test of tests: heard once, it is below; again and at night, above. Two wards on the sheet of test/areas/squares.ts. */
import type { Database } from '../../server/database/database.js';
import { findSource } from '../../server/ingest/sources.js';
import type { SetNoiseTest } from '../../server/triage/keep-noise-triage.js';
import { LSOA21, squares, WARD } from '../areas/squares.js';
import { loadText } from '../ingest/load-text.js';

export const WARDS = ['E05000001', 'E05000002'] as const;

export const NOISE_TEST: SetNoiseTest = {
  questions: [
    {
      code: 'often',
      words: 'Was it heard before?',
      answers: [
        { code: 'no', words: 'No', then: { result: 'below', reason: 'Heard once.' } },
        { code: 'yes', words: 'Yes', then: 'when' },
      ],
    },
    {
      code: 'when',
      words: 'When is it heard?',
      answers: [
        { code: 'day', words: 'By day', then: { result: 'below', reason: 'By day alone.' } },
        { code: 'night', words: 'After 23:00', then: { result: 'above', reason: 'Again, and at night.' } },
      ],
    },
  ],
  guide: 'Living with noise',
  officers: 'Environmental Health officers',
  reason: 'Agreed by the noise team.',
};

export async function loadWards(database: Database): Promise<void> {
  const source = findSource('boundaries')!;
  await loadText(database, source, squares(WARD, { [WARDS[0]]: [0, 0, 2, 1], [WARDS[1]]: [2, 0, 2, 1] }), {}, 'wards.geojson');
  await loadText(database, source, squares(LSOA21, { E01000001: [0, 0, 2, 1], E01000002: [2, 0, 2, 1] }), {}, 'lsoas.geojson');
}
