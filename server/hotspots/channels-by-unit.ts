/**
 * How reports came in, cell by cell or area by area: of the reports that the viewer may have one by one, which alone tell it. Protected counts do not, and
 * are not split here: a part of a protected count would tell of the others.
 */
import type { Sql } from '../database/database.js';
import { CallerError } from '../errors.js';
import {
  countIncidents,
  viewedLocated,
  type IncidentFilter,
  type LocatedQuestion,
  type Reader,
} from '../incidents/incidents.service.js';
import { countOnGrid, countsOn } from './cells/counted-grid.js';
import type { Detection } from './detect.js';

export interface ChannelCounts {
  /** Null where the source does not say. */
  readonly channel: string | null;
  /** In the order of the cells. */
  readonly counts: readonly number[];
}

/** The channel with most reports first; null where the viewer has no reports one by one. */
export async function channelsByUnit(sql: Sql, reader: Reader, detection: Detection): Promise<ChannelCounts[] | null> {
  const { onGrid, told } = detection;
  if (told.protection !== null) return null;
  const counted = onGrid === null ? await byAreas(sql, reader, detection) : await onCells(sql, onGrid);
  if (counted === null) return null;
  const all = ({ counts }: ChannelCounts): number => counts.reduce((sum, one) => sum + one, 0);
  return counted.sort((a, b) => Number(a.channel === null) - Number(b.channel === null) || all(b) - all(a));
}

async function onCells(sql: Sql, { grid, located }: NonNullable<Detection['onGrid']>): Promise<ChannelCounts[]> {
  const cells = await countOnGrid(sql, located, grid);
  return [...new Set(cells.map(({ channel }) => channel))].map((channel) => ({
    channel,
    counts: [...countsOn(grid, cells, (cell) => cell.channel === channel).counts],
  }));
}

async function byAreas(sql: Sql, reader: Reader, { asked, units }: Detection): Promise<ChannelCounts[] | null> {
  const located = await oneByOne(sql, reader, asked.filter);
  if (located === null) return null;
  const channels = [...new Set(located.reported.map(({ channel }) => channel))];
  const counted: ChannelCounts[] = [];
  for (const channel of channels) {
    const filter: IncidentFilter = { ...located.filter, channel: { is: channel } };
    const { rows } = await countIncidents(sql, filter, 'AREA', { areaType: units.areaType!, vintage: units.vintage! });
    const byCode = new Map(rows.map(({ key, count }) => [key, count]));
    counted.push({ channel, counts: units.keys.map((key) => byCode.get(key) ?? 0) });
  }
  return counted;
}

async function oneByOne(sql: Sql, reader: Reader, filter: IncidentFilter): Promise<LocatedQuestion | null> {
  try {
    return await viewedLocated(sql, reader, filter);
  } catch (error) {
    if (error instanceof CallerError && (error.code === 'FORBIDDEN' || error.code === 'PURPOSE_REQUIRED')) return null;
    throw error;
  }
}
