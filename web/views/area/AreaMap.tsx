import type { FeatureCollection, LineString, Point } from 'geojson';
import { AreaStreetsDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { extentOf, labelPoint, type AreaFeature } from '../../map/boundaries.js';
import { ground, placeColours } from '../../map/palette.js';
import { Edges, Land, StillMap } from '../../map/StillMap.js';
import { pathOf, sheetOf } from '../../map/still-sheet.js';

interface AreaMapProps {
  readonly own: AreaFeature;
  /** Areas of the sort shown round it, named where there is room. */
  readonly around: readonly AreaFeature[];
  /** Which of those touch it. */
  readonly neighbours: readonly AreaFeature[];
  readonly land: readonly AreaFeature[];
  readonly youthPlaces: readonly Point[];
  /** What the areas round it are called in the legend. */
  readonly aroundName?: string;
}

const width = 560;
const height = 400;

/** The area among its neighbours: a still picture, with everything in it also said in words beside it. */
export function AreaMap({ own, around, neighbours, land, youthPlaces, aroundName = 'areas round it' }: AreaMapProps) {
  const extent = extentOf([own]);
  const sheet = sheetOf(extent ?? [0, 0, 1, 1], width, height);
  const [west, south, east, north] = sheet.shown;
  const { state } = useQuery(AreaStreetsDocument, { bbox: { west, south, east, north } });
  const streets =
    state.status === 'ready' ? (state.data.places as FeatureCollection<LineString, Record<string, unknown>>).features : [];
  const name = own.properties.name;
  const summary = `Map of ${name}${
    neighbours.length > 0
      ? ` with its neighbours ${neighbours
          .slice(0, 8)
          .map((feature) => feature.properties.name)
          .join(', ')}`
      : ''
  }${youthPlaces.length > 0 ? ` and ${youthPlaces.length} places with sessions for young people` : ''}.`;
  const ownPath = pathOf(own.geometry, sheet);
  const labels = placed([own, ...neighbours], sheet);
  return (
    <figure className="area-map">
      <StillMap sheet={sheet} label={summary} isSea={land.length + around.length > 0}>
        <Land features={land.length > 0 ? land : around} sheet={sheet} />
        <path d={ownPath} className="area-map__own" fillRule="evenodd" />
        {streets.map((feature, index) => (
          <path
            key={String(feature.id ?? index)}
            d={pathOf(feature.geometry, sheet)}
            fill="none"
            stroke={ground.street}
            strokeWidth="1"
          />
        ))}
        <Edges features={around} sheet={sheet} />
        <path d={ownPath} className="area-map__edge-halo" />
        <path d={ownPath} className="area-map__edge" />
        {youthPlaces.map((point) => {
          const [left, top] = sheet.point(point.coordinates[0] as number, point.coordinates[1] as number);
          return (
            <circle key={`${left} ${top}`} cx={left} cy={top} r="6" fill="#fff" stroke={placeColours.youth} strokeWidth="3.5" />
          );
        })}
        {labels.map(({ feature, left, top }) => (
          <text
            key={feature.properties.gssCode}
            x={left}
            y={top}
            textAnchor="middle"
            className={feature === own ? 'area-map__name area-map__name--own' : 'area-map__name'}
          >
            {feature.properties.name}
          </text>
        ))}
      </StillMap>
      <figcaption className="area-map__legend">
        <span>
          <span className="area-map__sign area-map__sign--own" aria-hidden="true" /> {name}
        </span>
        {around.length > 1 && (
          <span>
            <span className="area-map__sign area-map__sign--other" aria-hidden="true" /> {aroundName}
          </span>
        )}
        {youthPlaces.length > 0 && (
          <span>
            <span className="area-map__sign area-map__sign--youth" aria-hidden="true" /> sessions for young people
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** Names that fit on the sheet without running into one before; the area's own comes first. */
function placed(
  features: readonly AreaFeature[],
  sheet: ReturnType<typeof sheetOf>,
): { feature: AreaFeature; left: number; top: number }[] {
  const taken: { left: number; top: number; half: number }[] = [];
  return features.flatMap((feature) => {
    const [left, top] = sheet.point(...labelPoint(feature));
    const half = feature.properties.name.length * 3.9 + 6;
    const off = left - half < 0 || left + half > width || top < 14 || top > height - 6;
    if (off || taken.some((one) => Math.abs(one.left - left) < one.half + half && Math.abs(one.top - top) < 18)) return [];
    taken.push({ left, top, half });
    return [{ feature, left, top }];
  });
}
