/** Where the phone is, once, when its holder says so: rounded before anything is kept, and asked for at no other time. */
import type { Place } from './kept-visit.js';

export type Standing = { readonly place: Place } | { readonly problem: string };

/** Four decimals of a degree are 7 to 11 m here: enough to find a skip. */
const DECIMALS = 4;
/** A place known no better than this helps nobody who looks for it. */
const MOST_METRES = 100;
const LONGEST_WAIT = 20_000;

export function whereIStand(): Promise<Standing> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve({ problem: 'This phone does not say where it is.' });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        resolve(
          accuracy > MOST_METRES
            ? { problem: `The phone knows its place only to ${Math.round(accuracy)} m. Try again under the open sky.` }
            : { place: { longitude: rounded(longitude), latitude: rounded(latitude) } },
        ),
      ({ code }) =>
        resolve({
          problem:
            code === 1
              ? 'This browser may not use the phone’s place. The issue is kept as where the visit is.'
              : 'The phone did not find its place. Try again under the open sky.',
        }),
      { enableHighAccuracy: true, maximumAge: 15_000, timeout: LONGEST_WAIT },
    );
  });
}

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));
