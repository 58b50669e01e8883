import type { Polygon } from 'geojson';
import { useNavigate } from 'react-router';
import { HotspotAreaBordersDocument, type HotspotStatus } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { asFeature, extentOf, type AreaFeature } from '../../map/boundaries.js';
import { WardsMap } from '../../map/StillMap.js';
import { pathOf, sheetOf, type Sheet } from '../../map/still-sheet.js';
import { areaAddress } from './hotspot-words.js';

const width = 560;
const height = 560;
const signs: readonly (readonly [HotspotStatus, string])[] = [
  ['ACTIVE', 'active'],
  ['PROPOSED', 'proposed'],
  ['LAPSED', 'lapsed'],
];

/** Where the areas lie: a still picture of what the tables list, in which each leads to its page as in them. */
export function AreasMap() {
  const navigate = useNavigate();
  const { state } = useQuery(HotspotAreaBordersDocument, {});
  const areas = (state.status === 'ready' ? state.data.hotspotAreas.edges : []).flatMap(({ node }) =>
    node.boundary && node.status !== 'CLOSED'
      ? [{ status: node.status, feature: asFeature(node.boundary as Polygon, node.id, node.name) }]
      : [],
  );
  const extent = extentOf(areas.map(({ feature }) => feature));
  if (!extent) return null;
  const sheet = sheetOf(extent, width, height);
  const names = areas.map(({ feature }) => feature.properties.name).join(', ');
  return (
    <figure className="area-map hotspot-map">
      <WardsMap sheet={sheet} label={`Map of ${names}.`}>
        {areas.map(({ status, feature }) => (
          // By keyboard the tables lead there.
          <path
            key={feature.properties.gssCode}
            d={pathOf(feature.geometry, sheet)}
            className={`hotspot-map__area hotspot-map__area--${status.toLowerCase()}`}
            onClick={() => void navigate(areaAddress(feature.properties.gssCode))}
          />
        ))}
        {placedNames(
          areas.map(({ feature }) => feature),
          sheet,
        ).map(({ key, name, left, top }) => (
          <text key={key} x={left} y={top} textAnchor="middle" className="area-map__name area-map__name--own">
            {name}
          </text>
        ))}
      </WardsMap>
      <figcaption className="area-map__legend">
        {signs
          .filter(([status]) => areas.some((area) => area.status === status))
          .map(([status, words]) => (
            <span key={status}>
              <span className={`hotspot-map__sign hotspot-map__area--${status.toLowerCase()}`} aria-hidden="true" /> {words}
            </span>
          ))}
        <span>
          <span className="area-map__sign area-map__sign--other" aria-hidden="true" /> wards
        </span>
      </figcaption>
    </figure>
  );
}

interface PlacedName {
  readonly key: string;
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

/** Each name above its area, or below it, or not at all: the tables have them all. */
function placedNames(features: readonly AreaFeature[], sheet: Sheet): PlacedName[] {
  const taken: PlacedName[] = [];
  const half = (name: string) => name.length * 3.9 + 6;
  for (const feature of features) {
    const { gssCode: key, name } = feature.properties;
    const extent = extentOf([feature]);
    if (!extent) continue;
    const [west, south, east, north] = extent;
    const [left, above] = sheet.point((west + east) / 2, north);
    const [, below] = sheet.point((west + east) / 2, south);
    const top = [above - 7, below + 16].find(
      (one) =>
        !taken.some((other) => Math.abs(other.left - left) < half(name) + half(other.name) && Math.abs(other.top - one) < 16),
    );
    if (top !== undefined) taken.push({ key, name, left, top });
  }
  return taken;
}
