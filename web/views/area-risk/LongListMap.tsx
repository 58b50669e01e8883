import { extentOf, type AreaFeature } from '../../map/boundaries.js';
import { Shaded, StillMap } from '../../map/StillMap.js';
import { OF_ALL, sheetOf } from '../../map/still-sheet.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import type { WholeRunFragment } from '../../graphql.generated.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { newestVintage } from '../../view-state/levels.js';

const width = 460;
const height = 460;
const looks = { long: '#12436d', other: '#f3ecd9' } as const;

/** The long list on a still map, as far as boundaries of authorities are loaded; how many have none is said. */
export function LongListMap({ areas }: Pick<WholeRunFragment, 'areas'>) {
  const { installation } = useSignedIn();
  const upper = useBoundaries('UPPER_TIER', newestVintage(installation.vintages, 'UPPER_TIER'));
  const districts = useBoundaries('DISTRICT', newestVintage(installation.vintages, 'DISTRICT'));
  const byCode = new Map(areas.map((area) => [area.key, area]));
  const features = new Map<string, AreaFeature>();
  for (const feature of [...districts.features, ...upper.features])
    if (byCode.has(feature.properties.gssCode)) features.set(feature.properties.gssCode, feature);
  const shown = [...features.values()];
  const extent = extentOf(shown);
  const lack = areas.length - shown.length;
  if (!extent)
    return (
      <p className="note">
        No map: of none of the {areas.length} authorities a boundary is loaded. The administrator loads boundaries of upper-tier
        authorities under «Data».
      </p>
    );
  const long = shown.filter(({ properties }) => byCode.get(properties.gssCode)!.long).length;
  const sheet = sheetOf(extent, width, height, OF_ALL);
  return (
    <section className="chart" aria-labelledby="long-list-map">
      <h3 className="chart__title" id="long-list-map">
        Map of the long list
      </h3>
      <figure className="area-map estimate-map">
        <StillMap
          sheet={sheet}
          label={`Map: ${long} of ${shown.length} authorities shown are on the long list. The table of the long list names them.`}
        >
          <Shaded
            features={shown}
            sheet={sheet}
            look={(gssCode) => {
              const area = byCode.get(gssCode)!;
              return {
                fill: area.long ? looks.long : looks.other,
                told: `${area.name}: ${area.long ? 'on the long list' : 'not on the long list'}`,
              };
            }}
          />
        </StillMap>
        <figcaption className="area-map__legend">
          {(['long', 'other'] as const).map((look) => (
            <span key={look}>
              <span className="provision-map__sign" style={{ background: looks[look] }} aria-hidden="true" />{' '}
              {look === 'long' ? 'long list' : 'in the model, not on it'}
            </span>
          ))}
        </figcaption>
      </figure>
      {lack > 0 && (
        <p className="note">
          {lack === 1 ? 'One authority of the model has' : `${lack} authorities of the model have`} no boundary loaded and{' '}
          {lack === 1 ? 'is' : 'are'} not on the map.
        </p>
      )}
    </section>
  );
}
