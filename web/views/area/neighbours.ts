/** Which areas touch. */
import { extentOf, type AreaFeature } from '../../map/boundaries.js';

/** Points of two outlines this near to each other are the same corner: a ten-thousandth of a degree, some ten metres. */
const sameCorner = 4;

function corners(feature: AreaFeature): Set<string> {
  const polygons = feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  return new Set(
    polygons
      .flat(2)
      .map(([longitude, latitude]) => `${(longitude as number).toFixed(sameCorner)} ${(latitude as number).toFixed(sameCorner)}`),
  );
}

/** Areas with a common corner, by name. Outlines of one edition are drawn from the same corners. */
export function neighboursOf(gssCode: string, features: readonly AreaFeature[]): AreaFeature[] {
  const own = features.find((feature) => feature.properties.gssCode === gssCode);
  if (!own) return [];
  const ownCorners = corners(own);
  return features
    .filter((feature) => feature !== own && near(own, feature) && [...corners(feature)].some((corner) => ownCorners.has(corner)))
    .sort((one, other) => one.properties.name.localeCompare(other.properties.name, 'en-GB', { numeric: true }));
}

function near(one: AreaFeature, other: AreaFeature): boolean {
  const a = extentOf([one]);
  const b = extentOf([other]);
  const slack = 0.001;
  return a !== null && b !== null && a[0] <= b[2] + slack && b[0] <= a[2] + slack && a[1] <= b[3] + slack && b[1] <= a[3] + slack;
}
