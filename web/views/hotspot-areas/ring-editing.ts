/** A border while it is drawn: its points on whole metres, the chosen one, and what it was before. */
import type { GridPosition } from '../../map/national-grid.js';

export type DrawnRing = readonly GridPosition[];

export interface Editing {
  readonly ring: DrawnRing;
  /** Index of the point that keys move. */
  readonly chosen: number | null;
  readonly past: readonly DrawnRing[];
  /** What was last done to which point: pressing an arrow ten times is one thing to undo. */
  readonly last: string;
}

export type Edit =
  | { readonly do: 'choose'; readonly point: number | null }
  | { readonly do: 'move'; readonly point: number; readonly east: number; readonly north: number }
  | { readonly do: 'place'; readonly point: number; readonly at: GridPosition }
  /** After a point (the last unless told), half way to the next unless told where. */
  | { readonly do: 'add'; readonly after?: number | null; readonly at?: GridPosition }
  | { readonly do: 'remove'; readonly point: number }
  | { readonly do: 'replace'; readonly ring: DrawnRing }
  | { readonly do: 'undo' };

const mostUndone = 200;

export const begin = (ring: DrawnRing): Editing => ({ ring, chosen: null, past: [], last: '' });

export function edited(editing: Editing, edit: Edit): Editing {
  const { ring, past } = editing;
  const changed = (next: DrawnRing, chosen: number | null, what: string): Editing => ({
    ring: next,
    chosen,
    past: what === editing.last ? past : [...past.slice(1 - mostUndone), ring],
    // Only moves run on.
    last: what.startsWith('move') ? what : '',
  });
  switch (edit.do) {
    case 'choose':
      return { ...editing, chosen: edit.point !== null && edit.point in ring ? edit.point : null, last: '' };
    case 'move': {
      const { point, east, north } = edit;
      const moved = ring.map((position, at) =>
        at === point ? { easting: position.easting + east, northing: position.northing + north } : position,
      );
      return point in ring ? changed(moved, point, `move ${point}`) : editing;
    }
    case 'place': {
      const { point, at: place } = edit;
      return point in ring
        ? changed(
            ring.map((position, at) => (at === point ? place : position)),
            point,
            `place ${point}`,
          )
        : editing;
    }
    case 'add': {
      const after = edit.after ?? ring.length - 1;
      const at = edit.at ?? between(ring, after);
      return at === null ? editing : changed([...ring.slice(0, after + 1), at, ...ring.slice(after + 1)], after + 1, 'add');
    }
    case 'remove': {
      if (!(edit.point in ring)) return editing;
      const rest = ring.filter((_, at) => at !== edit.point);
      return changed(rest, rest.length === 0 ? null : Math.min(edit.point, rest.length - 1), 'remove');
    }
    case 'replace':
      return changed(edit.ring, null, 'replace');
    case 'undo': {
      const before = past.at(-1);
      if (!before) return editing;
      const chosen = editing.chosen !== null && editing.chosen < before.length ? editing.chosen : null;
      return { ring: before, chosen, past: past.slice(0, -1), last: '' };
    }
  }
}

function between(ring: DrawnRing, after: number): GridPosition | null {
  const [one, other] = [ring[after], ring[(after + 1) % ring.length]];
  if (!one || !other || ring.length < 2) return null;
  return { easting: Math.round((one.easting + other.easting) / 2), northing: Math.round((one.northing + other.northing) / 2) };
}

/** A square to begin with, its middle at a place. */
export function squareAround({ easting, northing }: GridPosition, side: number): DrawnRing {
  const half = side / 2;
  return [
    { easting: easting - half, northing: northing + half },
    { easting: easting + half, northing: northing + half },
    { easting: easting + half, northing: northing - half },
    { easting: easting - half, northing: northing - half },
  ];
}

/** «330120, 405200», one a line. */
export const ringText = (ring: DrawnRing): string => ring.map(({ easting, northing }) => `${easting}, ${northing}`).join('\n');

/** The points that somebody wrote; a text says which line is none. */
export function ringOfText(text: string): DrawnRing | string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const ring: GridPosition[] = [];
  for (const [at, line] of lines.entries()) {
    const [, easting, northing] = /^\s*(\d{1,6})(?:\.\d+)?\s*[,;\s]\s*(\d{1,7})(?:\.\d+)?\s*$/.exec(line) ?? [];
    if (easting === undefined || northing === undefined)
      return `Line ${at + 1} is no easting and northing, such as 330120, 405200`;
    ring.push({ easting: Number(easting), northing: Number(northing) });
  }
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = ring.length > 3 && first?.easting === last?.easting && first?.northing === last?.northing;
  return isClosed ? ring.slice(0, -1) : ring;
}
