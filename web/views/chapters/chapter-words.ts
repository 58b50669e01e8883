/** Words of chapters: their states, and their months. */
import { longMonth } from '../../components/dates.js';
import type { ChapterState } from '../../graphql.generated.js';

export const stateNames: Readonly<Record<ChapterState, string>> = {
  DRAFT: 'Draft',
  FOR_APPROVAL: 'For approval',
  APPROVED: 'Approved',
  PUBLISHED: 'Published',
};

export const stateColours: Readonly<Record<ChapterState, 'grey' | 'yellow' | 'blue' | 'green'>> = {
  DRAFT: 'grey',
  FOR_APPROVAL: 'yellow',
  APPROVED: 'blue',
  PUBLISHED: 'green',
};

export const periodText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? longMonth(from) : `${longMonth(from)} to ${longMonth(to)}`;

export const versionPath = (id: string, version: number): string => `/chapters/${id}/versions/${version}`;
