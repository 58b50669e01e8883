import { describe, expect, test } from 'vitest';
import { begin, edited, ringOfText, ringText, squareAround, type Edit, type Editing } from './ring-editing.js';

const square = squareAround({ easting: 1_000, northing: 2_000 }, 200);
const after = (...edits: Edit[]): Editing => edits.reduce(edited, begin(square));
const east: Edit = { do: 'move', point: 1, east: 10, north: 0 };

describe('a border while it is drawn', () => {
  test('a point moves by metres, and a run of moves is one thing to undo', () => {
    const moved = after(east, east, east);
    expect(moved.ring[1]).toEqual({ easting: 1_130, northing: 2_100 });
    expect(moved.chosen).toBe(1);
    expect(edited(moved, { do: 'undo' }).ring).toEqual(square);
    expect(after(east, { do: 'choose', point: 2 }, east, { do: 'undo' }).ring[1]?.easting).toBe(1_110);
  });

  test('a point is added half way, or where it is told, and is chosen', () => {
    expect(after({ do: 'add', after: 0 })).toMatchObject({ chosen: 1, ring: { 1: { easting: 1_000, northing: 2_100 } } });
    // After the last comes the first.
    expect(after({ do: 'add' })).toMatchObject({ chosen: 4, ring: { 4: { easting: 900, northing: 2_000 } } });
    expect(edited(begin([]), { do: 'add', at: { easting: 1, northing: 2 } })).toMatchObject({
      chosen: 0,
      ring: [{ easting: 1 }],
    });
    expect(edited(begin([]), { do: 'add' }).ring).toEqual([]);
  });

  test('a point is removed, and the one in its place is chosen', () => {
    expect(after({ do: 'remove', point: 3 })).toMatchObject({ chosen: 2, ring: square.slice(0, 3) });
    expect(after({ do: 'remove', point: 0 }).chosen).toBe(0);
    expect(after({ do: 'remove', point: 0 }, { do: 'undo' }).ring).toEqual(square);
  });

  test('what is not there is not changed', () => {
    for (const edit of [{ ...east, point: 9 }, { do: 'remove', point: 9 }, { do: 'undo' }] as Edit[])
      expect(after(edit).ring).toEqual(square);
    expect(after({ do: 'choose', point: 9 }).chosen).toBeNull();
  });

  test('is written and read as a list', () => {
    expect(ringOfText(ringText(square))).toEqual(square);
    expect(ringOfText(`${ringText(square)}\n${ringText(square.slice(0, 1))}`)).toEqual(square);
    expect(ringOfText('330120 405200\n330121;405201.5')).toEqual([
      { easting: 330_120, northing: 405_200 },
      { easting: 330_121, northing: 405_201 },
    ]);
    expect(ringOfText('330120, 405200\nhere')).toMatch(/Line 2/);
  });
});
