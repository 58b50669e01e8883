/** Invented young people of the youth offending team, one row each with no identifier: three kinds by what they did, as a typology may find them again. */
import { csvText } from './csv-text.js';
import type { Random } from './random.js';

const INDICATORS = ['weapons', 'violence_with_injury', 'robbery', 'drugs_trafficking', 'drugs_possession', 'age_16_17'] as const;
const YOUNG_PEOPLE = 1_240;

/** How often each holds in a kind. */
const KINDS = [
  { share: 0.55, holds: [0.12, 0.3, 0.08, 0.04, 0.22, 0.45] },
  { share: 0.25, holds: [0.62, 0.68, 0.58, 0.09, 0.3, 0.5] },
  { share: 0.2, holds: [0.38, 0.16, 0.12, 0.82, 0.66, 0.72] },
] as const;
const NOT_RECORDED = 0.008;

export function typologyCsv(random: Random): string {
  const rows = Array.from({ length: YOUNG_PEOPLE }, () => {
    const { holds } = KINDS[random.weighted(KINDS.map(({ share }) => share))]!;
    return ['YOT', '2024/25', ...holds.map((often) => (random.chance(NOT_RECORDED) ? '' : random.chance(often) ? 'yes' : 'no'))];
  });
  return csvText(['cohort', 'period', ...INDICATORS], rows);
}
