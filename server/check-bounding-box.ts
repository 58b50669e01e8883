import { badUserInput, type InputPath } from './errors.js';

/** Longitudes and latitudes of Great Britain and Northern Ireland with their waters, in degrees. */
export const UNITED_KINGDOM = { west: -9, south: 49, east: 2.5, north: 61.5 } as const;

/** Refuses a box that is inside out, empty or nowhere near the United Kingdom, naming the side. Throws BAD_USER_INPUT. */
export function checkBoundingBox(box: { west: number; south: number; east: number; north: number }, path: InputPath): void {
  for (const side of ['west', 'south', 'east', 'north'] as const) {
    if (!Number.isFinite(box[side])) throw badUserInput(`«${side}» must be a number of degrees.`, [...path, side]);
  }
  if (box.west >= box.east) {
    throw badUserInput('«west» must be less than «east»: a box across the 180th meridian is not in the United Kingdom.', [
      ...path,
      'west',
    ]);
  }
  if (box.south >= box.north) throw badUserInput('«south» must be less than «north».', [...path, 'south']);
  const apart =
    box.east < UNITED_KINGDOM.west ||
    box.west > UNITED_KINGDOM.east ||
    box.north < UNITED_KINGDOM.south ||
    box.south > UNITED_KINGDOM.north;
  if (apart) {
    throw badUserInput('This box does not touch the United Kingdom; is longitude given before latitude?', path);
  }
}
