/** Words of the threshold test for noise: what is heard, how it came, and who may do what. */
import type { NoiseCategory, NoiseChannel, NoiseFiguresBy, NoiseGuideWay } from '../../graphql.generated.js';
import { longMonth } from '../../components/dates.js';

export const mayTriage = (access: string): boolean => access === 'all';
export const mayReadNoise = (access: string): boolean => access === 'all' || access === 'figures';

export const categoryNames: Readonly<Record<NoiseCategory, string>> = {
  MUSIC: 'Music',
  VOICES: 'Voices',
  DOG: 'Dog',
  ALARM: 'Alarm',
  BUILDING_WORK: 'Building work',
  BUSINESS: 'Business',
  VEHICLE: 'Vehicle',
  OTHER: 'Other',
};

export const channelNames: Readonly<Record<NoiseChannel, string>> = {
  CALL: 'Telephone',
  ONLINE: 'Online form',
  OFFICER: 'Officer',
  PARTNER: 'Another agency',
};

export const wayNames: Readonly<Record<NoiseGuideWay, string>> = {
  MESSAGE: 'By message',
  POST: 'By post',
  READ_OUT: 'Read out',
};

export const byNames: Readonly<Record<NoiseFiguresBy, string>> = { MONTH: 'Month', WARD: 'Ward', CATEGORY: 'What is heard' };

export const byOfWord = (word: string | null): NoiseFiguresBy =>
  (Object.keys(byNames) as NoiseFiguresBy[]).find((by) => by.toLowerCase() === word) ?? 'MONTH';

/** «April to June 2026» */
export function quarterText(quarter: string): string {
  const first = Number(quarter.slice(6)) * 3 - 2;
  const month = (number: number): string => longMonth(`${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`);
  return `${month(first).split(' ')[0]} to ${month(first + 2)}`;
}

/** «2026-05» → «May 2026»; «building work» → «Building work». */
export const rowText = (by: NoiseFiguresBy, label: string): string =>
  by === 'MONTH' && /^\d/.test(label)
    ? longMonth(label)
    : by === 'CATEGORY'
      ? `${label.charAt(0).toUpperCase()}${label.slice(1)}`
      : label;
