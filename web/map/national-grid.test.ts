import { expect, test } from 'vitest';
import { longitudeLatitude } from '../../server/demonstration/projection.js';
import { toDegrees, toGrid } from './national-grid.js';

test('whole metres come back from degrees, and are those of the server', () => {
  for (let easting = 330_000; easting < 340_000; easting += 777) {
    for (let northing = 400_000; northing < 410_000; northing += 913) {
      const degrees = toDegrees({ easting, northing });
      expect(toGrid(...degrees)).toEqual({ easting, northing });
      expect(degrees).toEqual(longitudeLatitude({ easting, northing }));
    }
  }
});
