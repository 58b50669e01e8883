/** The invented district's boundaries as GeoJSON, with the properties the published files have. */
import type { GridLine } from './geometry.js';
import type { Outline } from './borders.js';
import { DISTRICT_CODE, FORCE_CODE, type District, type NamedArea } from './district.js';
import { DISTRICT_NAME } from './names.js';
import { longitudeLatitude } from './projection.js';

/** Years whose areas the demonstration stands for. */
export const VINTAGES = {
  lsoa: 2021,
  msoa: 2021,
  ward: 2025,
  district: 2025,
  'upper-tier': 2025,
  force: 2025,
  'postcode-district': 2025,
} as const;
export type BoundaryType = keyof typeof VINTAGES;

const LARGE = { LAD25CD: DISTRICT_CODE, LAD25NM: DISTRICT_NAME };
const FORCE = { PFA25CD: FORCE_CODE, PFA25NM: DISTRICT_NAME };

export function boundaryFile(district: District, type: BoundaryType): string {
  const features = featuresOf(district, type).map(({ properties, outline }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'MultiPolygon', coordinates: outline.map((polygon) => polygon.map(closedRing)) },
  }));
  return JSON.stringify({ type: 'FeatureCollection', name: `Invented ${type} boundaries`, features });
}

function featuresOf(district: District, type: BoundaryType): { properties: Record<string, string>; outline: Outline }[] {
  const each = (
    areas: readonly NamedArea[],
    properties: (area: NamedArea) => Record<string, string>,
  ): { properties: Record<string, string>; outline: Outline }[] =>
    areas.map((area) => ({ properties: properties(area), outline: area.outline }));
  const whole = (properties: Record<string, string>): { properties: Record<string, string>; outline: Outline }[] => [
    { properties, outline: district.outline },
  ];
  switch (type) {
    case 'lsoa':
      return each(district.lsoas, ({ gssCode, name }) => ({
        LSOA21CD: gssCode,
        LSOA21NM: name,
        LADCD_ACTIVE: DISTRICT_CODE,
        UTLACD: DISTRICT_CODE,
      }));
    case 'msoa':
      return each(district.msoas, ({ gssCode, name }) => ({
        MSOA21CD: gssCode,
        MSOA21NM: name,
        LADCD_ACTIVE: DISTRICT_CODE,
      }));
    case 'ward':
      return each(district.wards, ({ gssCode, name }) => ({ WD25CD: gssCode, WD25NM: name, ...LARGE }));
    case 'district':
      return whole({ ...LARGE, ...FORCE });
    case 'upper-tier':
      return whole({ CTYUA25CD: DISTRICT_CODE, CTYUA25NM: DISTRICT_NAME, ...FORCE });
    case 'force':
      return whole(FORCE);
    case 'postcode-district':
      return each(district.postcodeDistricts, ({ name }) => ({ name }));
  }
}

function closedRing(ring: GridLine): [number, number][] {
  const points: [number, number][] = [];
  for (const point of [...ring, ring[0]!]) {
    const pair = longitudeLatitude(point);
    const last = points[points.length - 1];
    if (!last || last[0] !== pair[0] || last[1] !== pair[1]) points.push(pair);
  }
  return points;
}
